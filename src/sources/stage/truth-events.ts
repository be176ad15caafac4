import type { Box } from '../../core/geometry/types.ts';
import type { FrameTruth, TruthEvent } from '../frame-source.ts';
import { isDown } from './actor.ts';
import { stageScenario } from './demo-scenario.ts';
import type { EventId } from '../../core/scenario/scenario.ts';
import type { World } from './world.ts';

/** Notices what really happens, by the parameters of the stage's own scenario. */
export interface TruthKeeper {
  /** Call after each step, with what the camera sees now. */
  watch(world: World, truth: FrameTruth): void;
  readonly events: readonly TruthEvent[];
}

/** Nearer than this somebody attends to a thing, metres. */
const ATTENDS = 1.3;
/** Seconds before and after the rule's time in which an alert is right. */
const EARLY = 3;
const LATE = 8;
/** Of a person, for counting them. */
const SEEN = 0.4;

export function createTruthKeeper(): TruthKeeper {
  const events: TruthEvent[] = [];
  const since = new Map<string, number>();
  const told = new Set<string>();
  const hold = (event: EventId, key: string, on: boolean, world: World, box: () => Box | null): void => {
    if (!on) {
      since.delete(key);
      told.delete(key);
      return;
    }
    const from = since.get(key) ?? world.time;
    since.set(key, from);
    const due = from + secondsOf(event);
    if (told.has(key) || world.time < due) return;
    told.add(key);
    events.push({ type: event, raise: [Math.max(0, due - EARLY), due + LATE], box: box() });
  };
  return {
    events,
    watch(world, truth) {
      const boxOf = (id: number): Box | null => truth.objects.find((one) => one.id === id)?.box ?? null;
      for (const { id, holder, matrix } of world.objects) {
        const nearest = Math.min(
          ...world.actors.map(({ x, z }) => Math.hypot(x - matrix[12]!, z - matrix[14]!)),
        );
        const alone = holder === null && nearest > ATTENDS && boxOf(id) !== null;
        hold('abandoned-object', `object:${id}`, alone, world, () => boxOf(id));
      }
      for (const actor of world.actors) {
        const down = isDown(actor) && actor.overlay!.amount > 0.8 && boxOf(actor.id) !== null;
        hold('person-down', `person:${actor.id}`, down, world, () => boxOf(actor.id));
      }
      const people = truth.objects.filter(({ label, visible }) => label === 'person' && visible >= SEEN);
      const crowded = people.length >= maxPeople();
      hold('crowd-density', 'crowd', crowded, world, () => around(people.map(({ box }) => box)));
    },
  };
}

function paramOf(event: EventId, name: string): number {
  return Number(stageScenario.rules.find((rule) => rule.event === event)?.params[name] ?? 0);
}

function secondsOf(event: EventId): number {
  if (event === 'abandoned-object') return paramOf(event, 'unattendedFor');
  return event === 'person-down' ? paramOf(event, 'onGroundFor') : paramOf(event, 'holdFor');
}

function maxPeople(): number {
  return paramOf('crowd-density', 'maxPeople');
}

function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box[0]));
  const top = Math.min(...boxes.map((box) => box[1]));
  const right = Math.max(...boxes.map((box) => box[0] + box[2]));
  const bottom = Math.max(...boxes.map((box) => box[1] + box[3]));
  return [left, top, right - left, bottom - top];
}
