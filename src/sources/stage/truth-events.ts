import type { Box } from '../../core/geometry/types.ts';
import type { EventId } from '../../core/scenario/scenario.ts';
import type { TruthEvent } from '../frame-source.ts';
import type { Actor } from './actor.ts';
import { isDown } from './actor.ts';
import { stageScenario } from './demo-scenario.ts';
import { boxOf, frameTruth } from './frame-truth.ts';
import { LABELS } from './luggage.ts';
import type { Lens } from './projection.ts';
import type { World } from './world.ts';

/** Notices what really happens, by the parameters of the stage's own scenario. */
export interface TruthKeeper {
  /** Call now and then, at the same steps of every run, with the lens of the moment. */
  watch(world: World, lens: Lens): void;
  readonly events: readonly TruthEvent[];
  copy(): TruthCopy;
}

/** What is going on and may become an event. */
interface Watch {
  /** When it began, and since when the rule's time runs; seconds. */
  readonly began: number;
  readonly since: number | null;
  /** Its place in the list of events, once it is one. */
  readonly told: number | null;
}

export interface TruthCopy {
  readonly events: readonly TruthEvent[];
  readonly watched: ReadonlyMap<string, Watch>;
}

/** Farther than this the owner has left a thing, metres. */
const LEFT = 1.5;
/** Seconds before and after the rule's time in which an alert is right. */
const EARLY = 3;
const LATE = 8;
/** An encore of a whole day makes no more than this. */
const MOST_EVENTS = 2000;
/** Of a person, for counting them. */
const SEEN = 0.4;
/** From here on somebody who goes down is on the ground, 0..1. */
const GROUND = 0.8;

interface Happening {
  readonly type: EventId;
  readonly key: string;
  /** Whether it goes on, and whether the rule's time runs. */
  readonly on: boolean;
  readonly runs: boolean;
  /** An alert is right from when it began, or only about when the rule's time is up. */
  readonly fromStart: boolean;
  readonly box: () => Box | null;
  readonly optional?: string | undefined;
}

export function createTruthKeeper(from?: TruthCopy): TruthKeeper {
  let events: readonly TruthEvent[] = from?.events ?? [];
  const watched = new Map(from?.watched ?? []);
  const follow = (happening: Happening, time: number): void => {
    const { key, on, runs, type } = happening;
    const before = watched.get(key);
    if (!on) {
      if (before?.told != null && events[before.told])
        events = events.with(before.told, cutOff(events[before.told]!, time));
      watched.delete(key);
      return;
    }
    const began = before?.began ?? time;
    const since = runs ? (before?.since ?? time) : null;
    let told = before?.told ?? null;
    if (since !== null && told === null && time >= since + secondsOf(type) - 1e-6) {
      told = events.length;
      if (told < MOST_EVENTS) events = [...events, eventOf(happening, began, since + secondsOf(type))];
    }
    watched.set(key, { began, since, told });
  };
  return {
    get events() {
      return events;
    },
    watch(world, lens) {
      const now = [...leftThings(world, lens), ...peopleDown(world, lens), crowd(world, lens)];
      for (const happening of now) follow(happening, world.time);
      const keys = new Set(now.map(({ key }) => key));
      for (const key of watched.keys()) {
        if (!keys.has(key)) follow({ ...OVER, key }, world.time);
      }
    },
    copy: () => ({ events, watched: new Map(watched) }),
  };
}

const OVER: Omit<Happening, 'key'> = {
  type: 'crowd-density',
  on: false,
  runs: false,
  fromStart: false,
  box: () => null,
};

function eventOf(happening: Happening, began: number, due: number): TruthEvent {
  const { type, fromStart, box, optional } = happening;
  const first = fromStart ? began : Math.max(0, due - EARLY);
  const event: TruthEvent = { type, raise: [rounded(first), rounded(due + LATE)], box: box() };
  return optional === undefined ? event : { ...event, optional: true, note: optional };
}

/** What is over can no longer be raised. */
function cutOff(event: TruthEvent, time: number): TruthEvent {
  return { ...event, raise: [event.raise[0], rounded(Math.min(event.raise[1], time))] };
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

/** Things whose owner is not beside them. Strangers who pass do not attend a thing. */
function leftThings(world: World, lens: Lens): Happening[] {
  return world.objects.map(({ id, holder, rest, owner, kind }) => {
    const away = (actor: Actor): boolean => Math.hypot(actor.x - rest[12]!, actor.z - rest[14]!) > LEFT;
    const there = world.actors.find((actor) => actor.id === owner);
    const left = holder === null && (there === undefined || away(there));
    return {
      type: 'abandoned-object',
      key: `object:${id}`,
      on: left,
      runs: left && boxOf(world, id, lens) !== null,
      fromStart: false,
      box: () => boxOf(world, id, lens),
      optional: LABELS[kind] === null ? 'not luggage' : undefined,
    };
  });
}

function peopleDown(world: World, lens: Lens): Happening[] {
  return world.actors.filter(isDown).map((actor) => {
    const { amount, rising, meant } = actor.overlay!;
    return {
      type: 'person-down',
      key: `person:${actor.id}`,
      on: !rising || amount > GROUND,
      runs: amount > GROUND && boxOf(world, actor.id, lens) !== null,
      fromStart: true,
      box: () => boxOf(world, actor.id, lens),
      optional: meant ? 'lies down on purpose, no fall' : undefined,
    };
  });
}

function crowd(world: World, lens: Lens): Happening {
  const { objects } = frameTruth(world, lens);
  const people = objects.filter(({ label, visible }) => label === 'person' && visible >= SEEN);
  const crowded = people.length >= paramOf('crowd-density', 'maxPeople');
  return {
    type: 'crowd-density',
    key: 'crowd',
    on: crowded,
    runs: crowded,
    fromStart: false,
    box: () => around(people.map(({ box }) => box)),
  };
}

function paramOf(event: EventId, name: string): number {
  return Number(stageScenario.rules.find((rule) => rule.event === event)?.params[name] ?? 0);
}

function secondsOf(event: EventId): number {
  if (event === 'abandoned-object') return paramOf(event, 'unattendedFor');
  return event === 'person-down' ? paramOf(event, 'onGroundFor') : paramOf(event, 'holdFor');
}

function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box[0]));
  const top = Math.min(...boxes.map((box) => box[1]));
  const right = Math.max(...boxes.map((box) => box[0] + box[2]));
  const bottom = Math.max(...boxes.map((box) => box[1] + box[3]));
  return [left, top, right - left, bottom - top];
}
