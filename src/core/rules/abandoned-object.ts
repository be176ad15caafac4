import { LUGGAGE } from '../detection/detection.ts';
import type { LookRequest } from '../detection/look.ts';
import { area, coverage, expand, foot, ios } from '../geometry/box.ts';
import type { Box } from '../geometry/types.ts';
import { STATIC, type StaticBlob } from '../pixels/static-blobs.ts';
import { belongsHere } from '../scenario/fixtures.ts';
import type { Rule } from '../scenario/scenario.ts';
import type { Track } from '../tracking/track.ts';
import type { Reading } from './alert.ts';
import {
  attend,
  createKeeping,
  createTrails,
  findOwner,
  noteTrails,
  OWNER,
  type Attendance,
  type Keeping,
  type Trails,
} from './ownership.ts';
import { inZone, param, reading, truth } from './readings.ts';
import type { Finding, RuleContext, RuleModule } from './rule-module.ts';
import { BODY, groundMap } from './scale.ts';

/** Numbers of the rule. Times in seconds. */
export const ABANDONED = {
  /** Seconds that a thing must stand still to be judged. */
  stillFor: 4,
  /** A tracked bag that was there at the start belongs there, for all we know. */
  newAfter: 2,
  bagScore: 0.35,
  personScore: 0.5,
  /** Edges gained over lost: from here a still thing is surely something put down. */
  surelyPlaced: 1.5,
  lookEvery: 1,
  /** While somebody is at it the clock runs back at this speed. */
  back: 2,
  /** A thing that is no longer seen is remembered this long. */
  forget: 10,
  clearAfter: 3,
} as const;

/** A thing that stands still. Times in media seconds. Plain data. */
interface Thing {
  readonly keeping: Keeping;
  /** Seconds alone. */
  alone: number;
  seenAt: number;
  askedAt: number;
  /** Best luggage and person scores of second looks. */
  bag: number;
  person: number;
}

export interface AbandonedState {
  startedAt: number | null;
  readonly trails: Trails;
  readonly things: Map<string, Thing>;
}

/**
 * A thing that was put down and left: still by the pixels or by the detector, with neither its owner nor anybody
 * who stays at it for `unattendedFor` seconds. Luggage, seen as such, raises an alarm; an unknown thing, attention.
 */
export const abandonedObject: RuleModule<AbandonedState> = {
  event: 'abandoned-object',
  init: () => ({ startedAt: null, trails: createTrails(), things: new Map() }),
  evaluate(state, rule, context) {
    state.startedAt ??= context.time;
    noteTrails(state.trails, context);
    takeLooks(state, context);
    const bags = context.tracks.filter((track) => LUGGAGE.includes(track.label));
    const findings: Finding[] = [];
    const looks: LookRequest[] = [];
    const claimed = new Set<number>();
    for (const blob of context.evidence?.blobs ?? []) {
      if (blob.lastSeen !== context.time || isElsewhere(blob.box, context)) continue;
      const bag = bags.find((track) => ios(track.box, blob.box) > 0.5) ?? null;
      if (bag) claimed.add(bag.id);
      const thing = thingOf(state, `blob:${blob.id}`, blob.box, blob.firstSeen - ABANDONED.stillFor, context);
      findings.push(fromBlob(thing, rule, context, blob, bag));
      const look = lookAt(thing, `blob:${blob.id}`, blob.box, context.time);
      if (look) looks.push(look);
    }
    for (const bag of bags) {
      if (claimed.has(bag.id) || isElsewhere(bag.box, context)) continue;
      const finding = fromTrack(state, rule, context, bag);
      if (finding) findings.push(finding);
    }
    for (const [key, { seenAt }] of state.things) {
      if (context.time - seenAt > ABANDONED.forget) state.things.delete(key);
    }
    return { findings, looks };
  },
};

/** Outside the zone, or marked as belonging here. */
function isElsewhere(box: Box, { zone, fixtures }: RuleContext): boolean {
  return !inZone(zone, foot(box)) || belongsHere(fixtures, box);
}

function thingOf(
  state: AbandonedState,
  key: string,
  box: Box,
  stoodAt: number,
  { time }: RuleContext,
): Thing {
  let thing = state.things.get(key);
  if (!thing) {
    const owner = findOwner(state.trails, box, stoodAt);
    thing = { keeping: createKeeping(owner), alone: 0, seenAt: time, askedAt: -1e9, bag: 0, person: 0 };
    state.things.set(key, thing);
  }
  thing.seenAt = time;
  return thing;
}

const LOOK = 'static-object:';

function takeLooks(state: AbandonedState, { looks }: RuleContext): void {
  for (const look of looks) {
    if (!look.key.startsWith(LOOK)) continue;
    const thing = state.things.get(look.key.slice(LOOK.length));
    if (!thing) continue;
    for (const { label, score } of look.detections) {
      if (LUGGAGE.includes(label)) thing.bag = Math.max(thing.bag, score);
      if (label === 'person') thing.person = Math.max(thing.person, score);
    }
  }
}

function lookAt(thing: Thing, key: string, box: Box, time: number): LookRequest | null {
  if (thing.alone < 1 || time - thing.askedAt < ABANDONED.lookEvery) return null;
  thing.askedAt = time;
  const crop = expand(box, 2.2);
  return { key: LOOK + key, reason: 'static-object', box: crop, pose: false, priority: 2 };
}

/** Carries the clock of a thing on, and says who is at it. */
function keep(
  thing: Thing,
  box: Box,
  moving: boolean,
  limit: number,
  context: RuleContext,
): { readonly attendance: Attendance; readonly readings: readonly Reading[] } {
  const { attendance, distance } = attend(thing.keeping, box, moving, context);
  const pace = attendance === 'unattended' ? 1 : attendance === 'attended' ? -ABANDONED.back : 0;
  thing.alone = Math.min(limit + 1, Math.max(0, thing.alone + pace * context.elapsed));
  return {
    attendance,
    readings: [
      truth('attendance', attendance, attendance === 'unattended'),
      ...(distance === null ? [] : [ownerAway(Math.min(99, distance), context)]),
      reading('unattended-for', thing.alone, limit),
    ],
  };
}

/** How far the owner is: metres where the ground is calibrated, else body heights. */
function ownerAway(heights: number, { scenario }: RuleContext): Reading {
  return groundMap(scenario.calibration)
    ? reading('owner-metres', heights * BODY, OWNER.about * BODY)
    : reading('owner-distance', heights, OWNER.about);
}

function fromBlob(
  thing: Thing,
  rule: Rule,
  context: RuleContext,
  blob: StaticBlob,
  bag: Track | null,
): Finding {
  const { time, evidence } = context;
  const limit = param(rule, 'unattendedFor');
  const isBag = Math.max(bag?.score ?? 0, thing.bag) >= ABANDONED.bagScore;
  const isPerson =
    isCovered(blob.box, context) ||
    time - blob.personAt < STATIC.personWithin ||
    (thing.person >= ABANDONED.personScore && !isBag);
  const { readings } = keep(thing, blob.box, blob.attended, limit, context);
  const sound = !isPerson && area(blob.box) <= STATIC.largestShare && !touchesBorder(blob.box, context);
  const kind = isPerson ? 'person' : isBag ? (bag?.label ?? 'suitcase') : 'unknown';
  const still = time - blob.firstSeen + ABANDONED.stillFor;
  return {
    subject: `blob:${blob.id}`,
    trackIds: bag ? [bag.id] : [],
    box: blob.box,
    readings: [
      reading('camera-health', evidence?.health ?? 'ok', 'ok'),
      truth('object-class', kind, !isPerson),
      reading('object-still-for', still, ABANDONED.stillFor, blob.firstSeen),
      reading('newly-placed', blob.added, STATIC.addedLeast, blob.firstSeen),
      ...readings,
    ],
    holds: sound && evidence?.health === 'ok' && thing.alone > 0,
    heldFor: thing.alone,
    holdFor: limit,
    clearAfter: ABANDONED.clearAfter,
    level: isBag || blob.added >= ABANDONED.surelyPlaced ? 'alarm' : 'attention',
  };
}

function isCovered(box: Box, { tracks }: RuleContext): boolean {
  return tracks.some(
    (track) => track.label === 'person' && track.state === 'confirmed' && coverage(track.box, box) > 0.5,
  );
}

/** Two pixels of a picture 160 wide. */
function touchesBorder([x, y, w, h]: Box, { picture }: RuleContext): boolean {
  const margin = STATIC.border / 160;
  const marginY = (margin * picture.width) / picture.height;
  return x < margin || y < marginY || x + w > 1 - margin || y + h > 1 - marginY;
}

/** A bag that the detector sees and that no pixels tell of: it was put down before anybody looked, or slowly. */
function fromTrack(state: AbandonedState, rule: Rule, context: RuleContext, bag: Track): Finding | null {
  const { time } = context;
  const limit = param(rule, 'unattendedFor');
  const still = bag.stationarySince === null ? 0 : time - bag.stationarySince;
  const isNew = bag.firstSeen - (state.startedAt ?? 0) >= ABANDONED.newAfter;
  if (!isNew || still < ABANDONED.stillFor) return null;
  const thing = thingOf(state, `track:${bag.id}`, bag.box, bag.stationarySince ?? time, context);
  const { readings } = keep(thing, bag.box, false, limit, context);
  return {
    subject: `track:${bag.id}`,
    trackIds: [bag.id],
    box: bag.box,
    readings: [
      truth('object-class', bag.label, true),
      reading('object-score', bag.score, ABANDONED.bagScore),
      reading('object-still-for', still, ABANDONED.stillFor, bag.stationarySince),
      ...readings,
    ],
    holds: thing.alone > 0 && bag.score >= ABANDONED.bagScore && !isCovered(bag.box, context),
    heldFor: thing.alone,
    holdFor: limit,
    clearAfter: ABANDONED.clearAfter,
    level: 'alarm',
  };
}
