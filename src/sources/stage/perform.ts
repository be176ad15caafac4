import type { Actor } from './actor.ts';
import { LIE_DOWN } from './directing.ts';
import { chat } from './everyday.ts';
import { disperse, fallDown, gather, getUp, leaveObject, returnFor, sitDown } from './plays.ts';
import type { StageAct } from './stage-script.ts';
import { assign, bringOn, comeIn, doorstep, portalById } from './world.ts';
import type { World } from './world.ts';

type Act<Do extends StageAct['do']> = Extract<StageAct, { readonly do: Do }>;

/** Makes an act of a script happen; one whose person is not there does not. */
export function perform(world: World, act: Exclude<StageAct, Act<'population'>>): void {
  switch (act.do) {
    case 'enter':
      enter(world, act);
      return;
    case 'gather':
      gather(world, act.count, act.place);
      return;
    case 'disperse':
      disperse(world);
      return;
    case 'chat':
      chat(world);
      return;
    case 'take-back':
      takeBack(world, act);
      return;
    default: {
      const actor = world.actors.find(({ name }) => name === act.name);
      if (actor) tell(world, actor, act);
    }
  }
}

/** Has somebody who is there do something. */
function tell(
  world: World,
  actor: Actor,
  act: Act<'leave-object' | 'fall' | 'lie-down' | 'get-up' | 'sit'>,
): void {
  switch (act.do) {
    case 'leave-object':
      if (act.exit !== null) leaveObject(actor, portalById(act.exit));
      else assign(actor, [{ kind: 'put' }, { kind: 'wait', seconds: 3600 }]);
      return;
    case 'fall':
      fallDown(actor, act.way);
      return;
    case 'lie-down':
      fallDown(actor, act.way, LIE_DOWN);
      return;
    case 'get-up':
      getUp(world, actor, portalById(act.exit));
      return;
    case 'sit':
      sitDown(actor, act.seconds, portalById(act.exit));
  }
}

function takeBack(world: World, { name, from }: Act<'take-back'>): void {
  const owner = world.known.get(name);
  const object = world.objects.find((one) => one.owner === owner?.id && one.holder === null);
  if (object) returnFor(world, name, object, portalById(from));
}

function enter(world: World, act: Act<'enter'>): void {
  const portal = typeof act.from === 'string' ? portalById(act.from) : null;
  const at = portal ? doorstep(world, portal) : (act.from as readonly [number, number]);
  const { name, brings, pace = 1.25, face } = act;
  const towards = portal ? portal.way[1]! : act.to;
  const actor = bringOn(world, { name, role: 'lead', at, towards, pace, ...(brings ? { brings } : {}) });
  assign(actor, [
    ...(portal ? comeIn(portal, pace) : []),
    { kind: 'go', to: act.to, speed: pace },
    { kind: 'wait', seconds: 3600, ...(face ? { face } : {}) },
  ]);
}
