import type { Scenario } from '../../core/scenario/scenario.ts';
import type { TruthEvent } from '../frame-source.ts';
import { swayAt } from './atmosphere.ts';
import { stageScenarioFor } from './demo-scenario.ts';
import { happeningsOf } from './happenings.ts';
import type { Happening } from './happenings.ts';
import type { Lens } from './projection.ts';
import type { World } from './world.ts';

/** Notices what really happens, by the parameters of a scenario. */
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
  readonly grace: number;
}

export interface TruthCopy {
  readonly events: readonly TruthEvent[];
  readonly watched: ReadonlyMap<string, Watch>;
}

/** Seconds before the rule's time is up from which an alert is right. */
const EARLY = 3;
/** An encore of a whole day makes no more than this. */
const MOST_EVENTS = 2000;

/** @param scenario what it is watched for; that of the stage itself, by the camera, when left out */
export function createTruthKeeper(scenario?: Scenario, from?: TruthCopy): TruthKeeper {
  let events: readonly TruthEvent[] = from?.events ?? [];
  const watched = new Map(from?.watched ?? []);
  const end = (key: string, time: number): void => {
    const before = watched.get(key);
    const event = before?.told == null ? undefined : events[before.told];
    if (before && event) events = events.with(before.told!, cutOff(event, time + before.grace));
    watched.delete(key);
  };
  const follow = (happening: Happening, time: number): void => {
    const { key, runs, seconds, grace } = happening;
    const before = watched.get(key);
    const began = before?.began ?? time;
    const since = runs ? (before?.since ?? time) : null;
    let told = before?.told ?? null;
    if (since !== null && told === null && time >= since + seconds - 1e-6) {
      told = events.length;
      if (told < MOST_EVENTS) events = [...events, eventOf(happening, began, since + seconds)];
    }
    watched.set(key, { began, since, told, grace });
  };
  return {
    get events() {
      return events;
    },
    watch(world, lens) {
      const { time } = world;
      const seenBy = lens.turned(...swayAt(world.atmosphere, time));
      const now = happeningsOf(world, seenBy, scenario ?? stageScenarioFor(lens.id)).filter(({ on }) => on);
      for (const happening of now) follow(happening, time);
      const keys = new Set(now.map(({ key }) => key));
      for (const key of [...watched.keys()]) if (!keys.has(key)) end(key, time);
    },
    copy: () => ({ events, watched: new Map(watched) }),
  };
}

function eventOf(happening: Happening, began: number, due: number): TruthEvent {
  const { type, fromStart, box, optional, late } = happening;
  const first = fromStart ? began : Math.max(0, due - EARLY);
  const event: TruthEvent = { type, raise: [rounded(first), rounded(due + late)], box: box() };
  return optional === undefined ? event : { ...event, optional: true, note: optional };
}

/** What is over can no longer be raised. */
function cutOff(event: TruthEvent, time: number): TruthEvent {
  return { ...event, raise: [event.raise[0], rounded(Math.min(event.raise[1], time))] };
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
