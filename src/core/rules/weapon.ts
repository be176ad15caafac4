import type { Keypoint, LookRequest, LookResult } from '../detection/look.ts';
import type { Detection } from '../detection/detection.ts';
import { centre, expand, foot } from '../geometry/box.ts';
import type { Box, Point } from '../geometry/types.ts';
import type { Track } from '../tracking/track.ts';
import { inZone, param, reading, truth } from './readings.ts';
import type { Finding, RuleContext, RuleModule } from './rule-module.ts';
import { aspectOf } from './scale.ts';

/** Numbers of the rule. Lengths in heights of the person, times in seconds. */
export const WEAPON = {
  /** Who is smaller than this in pixels of the frame holds nothing that a network can see. */
  leastPixels: 150,
  personScore: 0.4,
  /** A hand is looked at this often, and this often once something was seen in it. */
  poseEvery: 1,
  lookEvery: 1,
  lookAgainEvery: 0.25,
  wristScore: 0.3,
  /** Side of the crop about a wrist. */
  crop: 0.55,
  knifeScore: 0.3,
  /** By so much the knife must beat whatever else the network sees in its place. */
  margin: 0.1,
  /** The knife's middle is this near the wrist, and its longer side this long. */
  reach: 0.25,
  length: [0.04, 0.35],
  /** Looks that are remembered, and how many of them must show a knife. */
  looks: 8,
  hits: 4,
  within: 2.5,
  clearAfter: 2,
} as const;

const WRISTS = [9, 10] as const;
const SHOULDERS = [5, 6] as const;

interface Look {
  readonly time: number;
  readonly score: number;
}

interface Holder {
  readonly id: number;
  askedPose: number;
  askedHands: number;
  pose: readonly Keypoint[] | null;
  poseAt: number;
  /** The newest looks at both hands; a score of 0 saw no knife. */
  looks: Look[];
  box: Box | null;
}

export interface WeaponState {
  holders: Holder[];
}

/**
 * A knife in a hand, on repeated looks at the hands of people who are near enough. A single find says nothing:
 * the networks were trained on kitchen tables. Firearms are not among the classes that they know.
 */
export const weapon: RuleModule<WeaponState> = {
  event: 'weapon',
  init: () => ({ holders: [] }),
  evaluate(state, rule, context) {
    const people = context.tracks.filter((track) => isNear(track, context));
    const present = new Set(people.map((track) => track.id));
    state.holders = state.holders.filter((holder) => present.has(holder.id));
    const holdFor = param(rule, 'holdFor');
    const findings: Finding[] = [];
    const looks: LookRequest[] = [];
    for (const track of people) {
      const holder = holderOf(state, track.id);
      takeLooks(holder, track, context);
      looks.push(...ask(holder, track, context));
      findings.push(judge(holder, track, holdFor, context));
    }
    return { findings, looks };
  },
};

function isNear(track: Track, { picture, zone }: RuleContext): boolean {
  if (track.label !== 'person' || track.state !== 'confirmed' || track.score < WEAPON.personScore)
    return false;
  return track.box[3] * picture.height >= WEAPON.leastPixels && inZone(zone, foot(track.box));
}

function holderOf(state: WeaponState, id: number): Holder {
  const known = state.holders.find((holder) => holder.id === id);
  if (known) return known;
  const fresh: Holder = {
    id,
    askedPose: -Infinity,
    askedHands: -Infinity,
    pose: null,
    poseAt: -Infinity,
    looks: [],
    box: null,
  };
  state.holders.push(fresh);
  return fresh;
}

function ask(holder: Holder, track: Track, { time, picture }: RuleContext): LookRequest[] {
  if (time - holder.askedPose >= WEAPON.poseEvery) {
    holder.askedPose = time;
    const box = expand(track.box, 1.2);
    return [{ key: `hand:pose:${holder.id}`, reason: 'hand', box, pose: true, priority: 1 }];
  }
  const suspicious = holder.looks.some((look) => look.score > 0 && time - look.time <= WEAPON.within);
  const every = suspicious ? WEAPON.lookAgainEvery : WEAPON.lookEvery;
  if (!holder.pose || time - holder.askedHands < every) return [];
  holder.askedHands = time;
  return wrists(holder).map((wrist, hand) => ({
    key: `hand:${hand}:${holder.id}`,
    reason: 'hand',
    box: around(wrist, track.box[3] * WEAPON.crop, aspectOf(picture)),
    pose: false,
    priority: suspicious ? 3 : 1,
  }));
}

/** The wrists that the pose is sure of. */
function wrists({ pose }: Holder): Point[] {
  return WRISTS.flatMap((index): Point[] => {
    const point = pose?.[index];
    return point && point.score >= WEAPON.wristScore ? [[point.x, point.y]] : [];
  });
}

function around([x, y]: Point, side: number, aspect: number): Box {
  return [x - side / 2 / aspect, y - side / 2, side / aspect, side];
}

function takeLooks(holder: Holder, track: Track, context: RuleContext): void {
  for (const look of context.looks) {
    if (look.key === `hand:pose:${holder.id}` && look.pose) {
      holder.pose = look.pose;
      holder.poseAt = look.time;
    } else if (/^hand:\d+:/.test(look.key) && look.key.endsWith(`:${holder.id}`)) {
      takeHand(holder, look, track, context);
    }
  }
}

function takeHand(holder: Holder, look: LookResult, track: Track, context: RuleContext): void {
  const knife = bestKnife(look.detections, wrists(holder), track.box[3], aspectOf(context.picture));
  holder.looks.push({ time: look.time, score: knife?.score ?? 0 });
  if (knife) holder.box = knife.box;
  while (holder.looks.length > WEAPON.looks) holder.looks.shift();
}

/** A knife at a wrist, of a knife's size, that no other class in its place comes near. */
function bestKnife(
  detections: readonly Detection[],
  hands: readonly Point[],
  height: number,
  aspect: number,
): Detection | null {
  let best: Detection | null = null;
  for (const one of detections) {
    if (one.label !== 'knife' || one.score < WEAPON.knifeScore || one.score <= (best?.score ?? 0)) continue;
    const long = Math.max(one.box[2] * aspect, one.box[3]) / height;
    if (long < WEAPON.length[0] || long > WEAPON.length[1]) continue;
    const [x, y] = centre(one.box);
    const near = hands.some(([hx, hy]) => Math.hypot((x - hx) * aspect, y - hy) <= WEAPON.reach * height);
    const beaten = detections.some(
      (other) =>
        other.label !== 'knife' &&
        other.label !== 'person' &&
        other.score > one.score - WEAPON.margin &&
        overlaps(other.box, one.box),
    );
    if (near && !beaten) best = one;
  }
  return best;
}

function overlaps(a: Box, b: Box): boolean {
  return a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];
}

function judge(holder: Holder, track: Track, holdFor: number, { time }: RuleContext): Finding {
  const recent = holder.looks.filter((look) => time - look.time <= WEAPON.within);
  const hits = recent.filter((look) => look.score > 0);
  const seenFor = hits.length < 2 ? 0 : hits.at(-1)!.time - hits[0]!.time;
  const raised = isRaised(holder, time);
  return {
    subject: `track:${track.id}`,
    trackIds: [track.id],
    box: holder.box && hits.length > 0 ? holder.box : track.box,
    readings: [
      reading('knife-looks', hits.length, WEAPON.hits),
      reading('object-score', Math.max(0, ...hits.map((look) => look.score)), WEAPON.knifeScore),
      reading('held-for', seenFor, holdFor, hits[0]?.time ?? null),
      truth('arm-raised', raised, raised),
    ],
    holds: hits.length >= WEAPON.hits,
    heldFor: seenFor,
    holdFor,
    clearAfter: WEAPON.clearAfter,
    // In a lowered hand it may be bread: somebody should look, no more.
    level: raised ? 'alarm' : 'attention',
  };
}

/** A wrist above its shoulder. */
function isRaised({ pose, poseAt }: Holder, time: number): boolean {
  if (!pose || time - poseAt > 2 * WEAPON.poseEvery) return false;
  return WRISTS.some((index, side) => {
    const wrist = pose[index];
    const shoulder = pose[SHOULDERS[side]!];
    if (!wrist || !shoulder) return false;
    return wrist.score >= WEAPON.wristScore && shoulder.score >= WEAPON.wristScore && wrist.y < shoulder.y;
  });
}
