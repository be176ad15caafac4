import { isFree } from './actor.ts';
import type { Actor } from './actor.ts';
import { cross, queue } from './crowds.ts';
import { passBy, walkOff } from './everyday.ts';
import {
  burning,
  busyOnFloor,
  comeArmed,
  dimLight,
  hasPhoto,
  knockCamera,
  passUnder,
  putOut,
  setFire,
  setUpPhoto,
  stepOver,
  switchBeacon,
} from './hazards.ts';
import {
  againstTheFlow,
  bagCarrier,
  bringAndLeave,
  disperse,
  fallDown,
  freePerson,
  gather,
  getUp,
  leaveObject,
  leftObjects,
  lyingPerson,
  onFloor,
  returnFor,
  runAway,
  runners,
} from './plays.ts';
import type { LyingWay } from './pose.ts';
import { ACTIONS } from './stage-director.ts';
import type { StageActionId } from './stage-director.ts';
import { nearestPortal, portalById } from './world.ts';
import type { World } from './world.ts';

/** More people than this do not come on, and more things are not left about. */
const MOST_PEOPLE = 16;
const MOST_LEFT = 4;
/** How many gather. */
const CROWD = 8;

interface Direction {
  possible(world: World): boolean;
  start(world: World): void;
}

const room = ({ actors }: World, more = 1): boolean => actors.length + more <= MOST_PEOPLE;
const canLeave = (world: World): boolean => leftObjects(world).length < MOST_LEFT;
const gathered = ({ actors }: World): boolean => actors.some(({ role }) => role === 'gathered');
const anyWay = (world: World): LyingWay => world.random.pick(['forward', 'side', 'back'] as const);
const armed = ({ actors }: World): boolean => actors.some(({ role }) => role === 'armed');
const leaver = (world: World) => world.actors.find((actor) => isFree(actor) && onFloor(actor, 3));

const DIRECTIONS: Readonly<Record<StageActionId, Direction>> = {
  'leave-bag': {
    possible: (world) => canLeave(world) && (bagCarrier(world) !== null || room(world)),
    start(world) {
      const carrier = bagCarrier(world);
      if (carrier) leaveObject(carrier, nearestPortal([carrier.x, carrier.z]));
      else bringAndLeave(world, 'backpack', portalById('door-left'));
    },
  },
  'leave-case': {
    possible: (world) => canLeave(world) && room(world),
    start: (world) => void bringAndLeave(world, 'suitcase', portalById('door-left')),
  },
  'take-bag-back': {
    possible: (world) => leftObjects(world).length > 0,
    start(world) {
      const [object] = leftObjects(world);
      if (object) returnFor(world, `owner-${object.owner}`, object, portalById('south'));
    },
  },
  fall: {
    possible: (world) => freePerson(world) !== null,
    start(world) {
      const way = anyWay(world);
      const person = freePerson(world);
      if (person) fallDown(person, way);
    },
  },
  'lie-down': {
    possible: (world) => freePerson(world) !== null,
    start(world) {
      const person = freePerson(world);
      if (person) fallDown(person, 'side', LIE_DOWN);
    },
  },
  'get-up': {
    possible: (world) => lyingPerson(world) !== null,
    start(world) {
      const person = lyingPerson(world);
      if (person) getUp(world, person, portalById('west'));
    },
  },
  gather: {
    possible: (world) => !gathered(world) && room(world, 2),
    start: (world) => gather(world, CROWD, [world.random.between(-0.5, -0.2), -0.9]),
  },
  disperse: { possible: gathered, start: (world) => void disperse(world) },
  run: { possible: (world) => runners(world).length > 0, start: (world) => void runAway(world) },
  'wrong-way': { possible: (world) => room(world), start: (world) => void againstTheFlow(world) },
  trespass: { possible: (world) => room(world), start: stepOver },
  fire: { possible: (world) => burning(world) === null, start: setFire },
  'put-out': { possible: (world) => burning(world) !== null, start: putOut },
  knife: { possible: (world) => room(world) && !armed(world), start: comeArmed },
  'sit-floor': {
    possible: (world) => emptyHanded(world) !== null,
    start: (world) => busyOnFloor(emptyHanded(world)!, 'sit', 14),
  },
  exercise: {
    possible: (world) => emptyHanded(world) !== null,
    start: (world) =>
      busyOnFloor(emptyHanded(world)!, world.random.pick(['push-ups', 'sit-ups', 'stretch']), 14),
  },
  queue: {
    possible: (world) => room(world, 5),
    start: (world) => queue(world, { count: 5, front: [2.2, -3.2], step: [-0.72, 0.32], every: 4 }),
  },
  cross: { possible: (world) => room(world, 6), start: (world) => cross(world, 6, 1.3) },
  umbrella: { possible: (world) => room(world), start: (world) => void passBy(world, false, 'umbrella') },
  blanket: { possible: (world) => room(world), start: (world) => void passUnder(world) },
  crouch: {
    possible: (world) => emptyHanded(world) !== null,
    start: (world) => busyOnFloor(emptyHanded(world)!, 'crouch', 12),
  },
  photo: { possible: (world) => !hasPhoto(world), start: setUpPhoto },
  beacon: { possible: () => true, start: switchBeacon },
  'dim-light': { possible: () => true, start: dimLight },
  'knock-camera': { possible: () => true, start: knockCamera },
  'person-enters': { possible: (world) => room(world), start: (world) => void passBy(world) },
  'person-leaves': {
    possible: (world) => leaver(world) !== undefined,
    start(world) {
      const actor = leaver(world);
      if (!actor) return;
      actor.role = 'dispersed';
      walkOff(actor, nearestPortal([actor.x, actor.z]));
    },
  },
};

/** Somebody free who carries nothing that would be in the way on the floor. */
function emptyHanded(world: World): Actor | null {
  return freePerson(world, 0.8, ({ holding, wearing }) => holding === null && wearing === null);
}

/** Seconds that somebody takes who lies down on purpose. */
export const LIE_DOWN = 3.4;

/** What could be done now. */
export function possibleActions(world: World): readonly StageActionId[] {
  return ACTIONS.filter(({ id }) => DIRECTIONS[id].possible(world)).map(({ id }) => id);
}

/** Makes it happen; false when nobody can. */
export function direct(world: World, id: StageActionId): boolean {
  if (!DIRECTIONS[id].possible(world)) return false;
  DIRECTIONS[id].start(world);
  return true;
}
