import { LUGGAGE } from '../detection/detection.ts';
import type { LookRequest } from '../detection/look.ts';
import { area, coverage, expand, foot, gap, ios } from '../geometry/box.ts';
import type { Box } from '../geometry/types.ts';
import { STATIC, type StaticBlob } from '../pixels/static-blobs.ts';
import type { Rule } from '../scenario/scenario.ts';
import type { Track } from '../tracking/track.ts';
import { inZone, param, reading } from './readings.ts';
import type { Finding, RuleContext, RuleModule } from './rule-module.ts';

/** Numbers of the rule. Distances in heights of the person nearest to the object. */
export const ABANDONED = {
  /** A person nearer than this attends a bag that only the detector sees. */
  near: 0.6,
  /** Seconds that a thing must stand still to be judged. */
  stillFor: 4,
  /** A tracked bag that was there at the start belongs there, for all we know. */
  newAfter: 2,
  bagScore: 0.35,
  /** Edges gained over lost: from here a still thing is surely something put down. */
  surelyPlaced: 1.5,
  lookEvery: 1,
  clearAfter: 3,
} as const;

/** A thing that was looked at: the best luggage and person scores of second looks at it. */
interface Looked {
  bag: number;
  person: number;
  at: number;
}

interface AbandonedState {
  startedAt: number | null;
  /** Seconds alone, of bags that only the detector sees; by track id. */
  alone: Map<number, number>;
  looked: Record<string, Looked>;
}

/**
 * A thing that was put down and left: still by the pixels or by the detector, with nobody at it for
 * `unattendedFor` seconds. Luggage, seen as such, raises an alarm; an unknown thing, attention.
 */
export const abandonedObject: RuleModule<AbandonedState> = {
  event: 'abandoned-object',
  init: () => ({ startedAt: null, alone: new Map(), looked: {} }),
  evaluate(state, rule, context) {
    state.startedAt ??= context.time;
    takeLooks(state, context);
    const bags = context.tracks.filter((track) => LUGGAGE.includes(track.label));
    const people = context.tracks.filter((track) => track.label === 'person');
    const findings: Finding[] = [];
    const looks: LookRequest[] = [];
    const claimed = new Set<number>();
    for (const blob of context.evidence?.blobs ?? []) {
      if (blob.lastSeen !== context.time || !inZone(context.zone, foot(blob.box))) continue;
      const bag = bags.find((track) => ios(track.box, blob.box) > 0.5);
      if (bag) claimed.add(bag.id);
      findings.push(fromBlob(state, rule, context, blob, bag ?? null));
      const look = lookAt(state, `blob:${blob.id}`, blob.box, blob.unattended, context.time);
      if (look) looks.push(look);
    }
    for (const bag of bags) {
      if (claimed.has(bag.id) || !inZone(context.zone, foot(bag.box))) continue;
      const finding = fromTrack(state, rule, context, bag, people);
      if (finding) findings.push(finding);
    }
    return { findings, looks };
  },
};

function takeLooks(state: AbandonedState, context: RuleContext): void {
  for (const look of context.looks) {
    const before = state.looked[look.key];
    if (!before) continue;
    for (const { label, score } of look.detections) {
      if (LUGGAGE.includes(label)) before.bag = Math.max(before.bag, score);
      if (label === 'person') before.person = Math.max(before.person, score);
    }
  }
}

function lookAt(
  state: AbandonedState,
  subject: string,
  box: Box,
  alone: number,
  time: number,
): LookRequest | null {
  const key = `static-object:${subject}`;
  const before = (state.looked[key] ??= { bag: 0, person: 0, at: -1e9 });
  if (alone < 1 || time - before.at < ABANDONED.lookEvery) return null;
  before.at = time;
  const crop = expand(box, 2.2);
  return { key, reason: 'static-object', box: crop, turns: [0], pose: false, priority: 2 };
}

function fromBlob(
  state: AbandonedState,
  rule: Rule,
  context: RuleContext,
  blob: StaticBlob,
  bag: Track | null,
): Finding {
  const { time, evidence } = context;
  const limit = param(rule, 'unattendedFor');
  const looked = state.looked[`static-object:blob:${blob.id}`];
  const bagScore = Math.max(bag?.score ?? 0, looked?.bag ?? 0);
  const isBag = bagScore >= ABANDONED.bagScore;
  const covered = context.tracks.some(
    (track) => track.label === 'person' && track.state === 'confirmed' && coverage(track.box, blob.box) > 0.5,
  );
  const isPerson =
    covered || time - blob.personAt < STATIC.personWithin || ((looked?.person ?? 0) >= 0.5 && !isBag);
  const sound = !isPerson && area(blob.box) <= STATIC.largestShare && !touchesBorder(blob.box, context);
  return {
    subject: `blob:${blob.id}`,
    trackIds: bag ? [bag.id] : [],
    box: blob.box,
    readings: [
      reading('camera-health', evidence?.health ?? 'ok', 'ok'),
      reading('object-class', isPerson ? 'person' : isBag ? (bag?.label ?? 'suitcase') : 'unknown', null),
      reading(
        'object-still-for',
        time - blob.firstSeen + ABANDONED.stillFor,
        ABANDONED.stillFor,
        blob.firstSeen,
      ),
      reading('newly-placed', blob.added, STATIC.addedLeast, blob.firstSeen),
      reading('unattended-for', blob.unattended, limit),
    ],
    holds: sound && evidence?.health === 'ok' && blob.unattended > 0,
    heldFor: blob.unattended,
    holdFor: limit,
    clearAfter: ABANDONED.clearAfter,
    level: isBag || blob.added >= ABANDONED.surelyPlaced ? 'alarm' : 'attention',
  };
}

/** Two pixels of a picture 160 wide. */
function touchesBorder([x, y, w, h]: Box, { picture }: RuleContext): boolean {
  const margin = STATIC.border / 160;
  const marginY = (margin * picture.width) / picture.height;
  return x < margin || y < marginY || x + w > 1 - margin || y + h > 1 - marginY;
}

/** A bag that the detector sees and that no pixels tell of: it was put down before anybody looked, or slowly. */
function fromTrack(
  state: AbandonedState,
  rule: Rule,
  context: RuleContext,
  bag: Track,
  people: readonly Track[],
): Finding | null {
  const { time, elapsed, picture } = context;
  const limit = param(rule, 'unattendedFor');
  const still = bag.stationarySince === null ? 0 : time - bag.stationarySince;
  const distance = nearest(bag, people, picture.width / picture.height);
  const isNew = bag.firstSeen - (state.startedAt ?? 0) >= ABANDONED.newAfter;
  const alone = isNew && still >= ABANDONED.stillFor && distance >= ABANDONED.near;
  const clock = Math.max(0, Math.min(limit + 1, (state.alone.get(bag.id) ?? 0) + (alone ? 1 : -2) * elapsed));
  if (clock === 0) state.alone.delete(bag.id);
  else state.alone.set(bag.id, clock);
  if (!isNew || still === 0) return null;
  return {
    subject: `track:${bag.id}`,
    trackIds: [bag.id],
    box: bag.box,
    readings: [
      reading('object-class', bag.label, null),
      reading('object-score', bag.score, ABANDONED.bagScore),
      reading('object-still-for', still, ABANDONED.stillFor, bag.stationarySince),
      reading('owner-distance', Math.min(99, distance), ABANDONED.near),
      reading('unattended-for', clock, limit),
    ],
    holds: alone && bag.score >= ABANDONED.bagScore,
    heldFor: clock,
    holdFor: limit,
    clearAfter: ABANDONED.clearAfter,
    level: 'alarm',
  };
}

/** Distance from a bag to the nearest person, in heights of that person. */
function nearest(bag: Track, people: readonly Track[], aspect: number): number {
  let least = Infinity;
  for (const person of people) {
    const [dx, dy] = gap(bag.box, person.box);
    least = Math.min(least, Math.hypot(dx * aspect, dy) / person.box[3]);
  }
  return least;
}
