import { direct } from './directing.ts';
import { chat } from './everyday.ts';
import { freePerson, leftObjects, lyingPerson, sitDown } from './plays.ts';
import { PORTALS } from './stage-set.ts';
import type { StageActionId } from './stage-director.ts';
import type { World } from './world.ts';

/** Seconds between the acts of an encore. */
const EVERY = [16, 26] as const;

const ACTS = ['leave-case', 'leave-bag', 'fall', 'gather', 'sit', 'chat', 'nothing'] as const;

/**
 * After the script, one act at a time; what was begun is brought to its end first.
 * @returns when the next one is due, seconds
 */
export function nextEncore(world: World): number {
  const { random } = world;
  const open = unfinished(world);
  if (open) direct(world, open);
  else begin(world, random.pick(ACTS));
  return world.time + random.between(...EVERY);
}

function unfinished(world: World): StageActionId | null {
  if (lyingPerson(world)) return 'get-up';
  if (world.actors.some(({ role }) => role === 'gathered')) return 'disperse';
  return leftObjects(world).length > 0 ? 'take-bag-back' : null;
}

function begin(world: World, act: (typeof ACTS)[number]): void {
  if (act === 'nothing') return;
  if (act === 'chat') chat(world);
  else if (act === 'sit') {
    const free = freePerson(world);
    const exit = world.random.pick(PORTALS);
    if (free && free.holding === null && free.wearing === null) sitDown(free, 14, exit);
  } else direct(world, act);
}
