import type { Actor, Surface } from './actor.ts';
import { dimmed, knocked } from './atmosphere.ts';
import { cross, queue, rightWay } from './crowds.ts';
import { LIE_DOWN } from './directing.ts';
import { chat, walkOff } from './everyday.ts';
import type { StageObject } from './luggage.ts';
import {
  againstTheFlow,
  disperse,
  fallDown,
  gather,
  getUp,
  leaveObject,
  returnFor,
  runAway,
  sitDown,
} from './plays.ts';
import { PROP_PLANS, besideProp, seatAt } from './props.ts';
import type { Prop } from './props.ts';
import type { StageAct } from './stage-script.ts';
import { BENCHES, SEAT_HEIGHT } from './stage-set.ts';
import { assign, bringOn, comeIn, doorstep, portalById } from './world.ts';
import type { World } from './world.ts';

type Act<Do extends StageAct['do']> = Extract<StageAct, { readonly do: Do }>;
/** What somebody who is there is told. */
type Told = Exclude<
  StageAct,
  Act<
    | 'enter'
    | 'gather'
    | 'disperse'
    | 'chat'
    | 'queue'
    | 'cross'
    | 'run'
    | 'wrong-way'
    | 'right-way'
    | 'take-back'
    | 'light-up'
    | 'put-out'
    | 'light'
    | 'knock'
    | 'population'
  >
>;

/** For good: until somebody tells them something else. */
const LONG = 3600;
const DEGREE = Math.PI / 180;

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
    case 'queue':
      queue(world, act);
      return;
    case 'cross':
      cross(world, act.count, act.pace ?? 1.25);
      return;
    case 'run':
      runAway(world);
      return;
    case 'wrong-way':
      againstTheFlow(world);
      return;
    case 'right-way':
      rightWay(world, act.count);
      return;
    case 'take-back':
      takeBack(world, act);
      return;
    case 'light-up':
    case 'put-out':
      kindle(world, act);
      return;
    case 'light':
      world.atmosphere = dimmed(world.atmosphere, world.time, act.level, act.seconds);
      return;
    case 'knock':
      knock(world, act);
      return;
    default: {
      const actor = world.actors.find(({ name }) => name === act.name);
      if (actor) tell(world, actor, act);
    }
  }
}

/** Has somebody who is there do something. */
function tell(world: World, actor: Actor, act: Told): void {
  switch (act.do) {
    case 'go':
      actor.pace = act.pace ?? actor.pace;
      assign(actor, [
        { kind: 'go', to: act.to, speed: actor.pace },
        { kind: 'wait', seconds: LONG, ...(act.face ? { face: act.face } : {}) },
      ]);
      return;
    case 'leave':
      actor.pace = act.pace ?? actor.pace;
      walkOff(actor, portalById(act.exit), actor.overlay ? [{ kind: 'rise' }] : []);
      return;
    case 'leave-object': {
      const on = act.on === undefined ? null : surfaceOf(world, act.on, actor);
      if (act.exit !== null) leaveObject(actor, portalById(act.exit), on);
      else
        assign(actor, [
          { kind: 'put', ...(on ? { on } : {}) },
          { kind: 'wait', seconds: LONG },
        ]);
      return;
    }
    case 'hand-over':
      handOver(world, actor, act.to);
      return;
    case 'take-along': {
      const object = restingOf(world, actor.id);
      const rise = actor.overlay ? [{ kind: 'rise' } as const] : [];
      if (object) walkOff(actor, portalById(act.exit), [...rise, { kind: 'take', object }]);
      return;
    }
    case 'get-up':
      getUp(world, actor, portalById(act.exit));
      return;
    case 'sit': {
      const prop = act.on === undefined ? null : propOf(world, act.on);
      if (prop) sitDown(actor, act.seconds, portalById(act.exit), 0.5, seatAt(prop));
      else sitDown(actor, act.seconds, portalById(act.exit));
      return;
    }
    case 'raise':
      actor.raises = act.up;
      return;
    default:
      down(world, actor, act);
  }
}

/** Everything that brings somebody to the floor, or off it. */
function down(
  world: World,
  actor: Actor,
  act: Act<'fall' | 'lie-down' | 'lie-on' | 'roll-off' | 'climb' | 'floor'>,
): void {
  switch (act.do) {
    case 'fall': {
      const onto = act.onto === undefined ? null : propOf(world, act.onto);
      fallDown(actor, act.way, 1.1, act.slide ?? 0, onto ? PROP_PLANS[onto.kind].top : 0);
      return;
    }
    case 'lie-down':
      fallDown(actor, act.way, LIE_DOWN);
      return;
    case 'lie-on':
      actor.role = 'busy';
      assign(actor, [
        { kind: 'lie-on', prop: propOf(world, act.on) },
        { kind: 'wait', seconds: LONG },
      ]);
      return;
    case 'roll-off':
      actor.role = 'down';
      assign(actor, [
        { kind: 'roll-off', side: 1, from: [actor.x, actor.z] },
        { kind: 'wait', seconds: LONG },
      ]);
      return;
    case 'climb':
      actor.role = 'busy';
      assign(actor, [
        { kind: 'climb', prop: propOf(world, act.on) },
        { kind: 'wait', seconds: LONG },
      ]);
      return;
    case 'floor':
      actor.role = 'busy';
      assign(actor, [
        { kind: 'floor', posture: act.posture },
        { kind: 'wait', seconds: LONG },
      ]);
  }
}

/** @throws RangeError when the script has no such prop */
export function propOf({ props }: World, name: string): Prop {
  const prop = props.find((one) => one.name === name);
  if (!prop) throw new RangeError(`There is no prop called ${name}.`);
  return prop;
}

/** Where on a prop or on a bench of the hall (`bench-0`) somebody would put a thing. */
function surfaceOf(world: World, name: string, actor: Actor): Surface {
  const bench = BENCHES[Number(/^bench-(\d)$/.exec(name)?.[1] ?? -1)];
  if (bench) {
    const aside = actor.holding?.kind === 'duffel' ? 0.2 : 0.35;
    const { at, heading } = bench;
    const spot = [at[0] + Math.cos(heading) * aside, at[1] - Math.sin(heading) * aside] as const;
    return { at: spot, height: SEAT_HEIGHT, heading };
  }
  const prop = propOf(world, name);
  const { top, seat } = PROP_PLANS[prop.kind];
  const aside = prop.kind === 'bench' ? 0.6 : 0;
  return { at: besideProp(prop, aside, seat?.z ?? 0.08), height: top, heading: prop.heading };
}

function restingOf({ objects }: World, owner: number): StageObject | undefined {
  return objects.find((one) => one.owner === owner && one.holder === null);
}

function handOver(world: World, actor: Actor, to: string): void {
  const other = world.actors.find(({ name }) => name === to);
  const object = restingOf(world, actor.id);
  if (other && object) object.owner = other.id;
}

function takeBack(world: World, { name, from }: Act<'take-back'>): void {
  const owner = world.known.get(name);
  const object = world.objects.find((one) => one.owner === owner?.id && one.holder === null);
  if (object) returnFor(world, name, object, portalById(from));
}

function kindle(world: World, act: Act<'light-up' | 'put-out'>): void {
  const prop = propOf(world, act.prop);
  if (act.do === 'light-up') [prop.litAt, prop.outAt] = [world.time, null];
  else if (prop.kind === 'bin') prop.outAt = world.time;
  else prop.litAt = null;
}

function knock(world: World, { swing, stays = [0, 0] }: Act<'knock'>): void {
  world.atmosphere = knocked(world.atmosphere, {
    at: world.time,
    swing: swing * DEGREE,
    stays: [stays[0] * DEGREE, stays[1] * DEGREE],
  });
}

function enter(world: World, act: Act<'enter'>): void {
  const portal = typeof act.from === 'string' ? portalById(act.from) : null;
  const at = portal ? doorstep(world, portal) : (act.from as readonly [number, number]);
  const { name, brings, pace = 1.25, face, dress } = act;
  const towards = portal ? portal.way[1]! : act.to;
  const actor = bringOn(world, {
    name,
    role: brings === 'knife' ? 'armed' : 'lead',
    at,
    towards,
    pace,
    ...(brings ? { brings } : {}),
    ...(dress === undefined ? {} : { dress }),
  });
  assign(actor, [
    ...(portal ? comeIn(portal, pace) : []),
    { kind: 'go', to: act.to, speed: pace },
    { kind: 'wait', seconds: LONG, ...(face ? { face } : {}) },
  ]);
}
