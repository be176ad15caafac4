import type { Keypoint, LookRequest } from '../detection/look.ts';
import { centre, foot, ios } from '../geometry/box.ts';
import type { Box, Point } from '../geometry/types.ts';
import type { Rule, Zone } from '../scenario/scenario.ts';
import type { Track } from '../tracking/track.ts';
import type { Reading } from './alert.ts';
import { measurePosture, type Posture, type Standing } from './posture.ts';
import { inZone, param, reading, truth } from './readings.ts';
import type { Finding, RuleContext, RuleModule } from './rule-module.ts';

/**
 * Numbers of the rule, from trials on real falls. Lengths in standing heights of the person; box shapes as
 * seen (in pixels).
 */
export const DOWN = {
  /** A box less wide than this share of its height is upright; below `standing` it clearly stands. */
  upright: 1.05,
  standing: 0.7,
  /** The head of somebody who stands is at most this far below where it was. */
  headDrop: 0.35,
  /** How far back the tallest upright box is looked for (s). */
  memory: 3,
  /** How long somebody whose box was lost is still looked for (s). */
  lostFor: 6,
  core: 0.3,
  angle: 55,
  hip: 0.35,
  /** A trunk that leans less still lies when so little of its length points upwards. */
  leans: 40,
  flat: 0.12,
  shoulder: 0.28,
  /** Lying by the box alone: as wide as tall, and this share of the standing height. */
  boxRatio: 1.1,
  boxHeight: 0.6,
  /** The pose belongs to a track when its hips are this near the track's foot point. */
  reach: 1.2,
  /** Somebody never seen standing must lie this long to be noticed (s). */
  foundLying: 20,
  /** Seconds between looks at poses; a sample counts until the next is overdue. */
  lookEvery: 0.19,
  sampleLasts: 0.7,
  /** Whom the look at the whole scene does not find for so long (s) gets one of their own, this often. */
  missedFor: 0.4,
  closeEvery: 0.39,
  /** Side of that crop, and how far its middle is above the feet (share of the side). */
  crop: 1.6,
  cropAbove: 0.35,
  /**
   * Somebody whose shoulders rise by this much and sink again within the window (s) exercises or plays. After the
   * rise alone it is waited to see which (s). Of those who lie after a fall they moved by 0.05 at most.
   */
  restless: 0.08,
  restWindow: 5,
  riseFor: 3,
  /** Tracks below this score are shadows and posts. */
  score: 0.4,
  /** A track that ends this near the picture's edge has walked out. */
  edge: 0.02,
  clearAfter: 2,
} as const;

/**
 * Lying along the view: shape and height of the box, length of the trunk that points upwards, height of the hips
 * over it. Weaker evidence, so it must last longer (s).
 */
const ALONG = { ratio: 1.05, share: 0.65, trunk: 0.24, hipToTrunk: 1.3, holdFor: 8 } as const;

interface Person {
  track: Track;
  uprights: [time: number, top: number, height: number, foot: number][];
  seenAt: number;
  /** When the box was upright last. */
  uprightAt: number;
  /** Ended at an edge: gone, not fallen. */
  left: boolean;
  /** Best score that the track has had: somebody who lies is seen worse than when they stood. */
  bestScore: number;
  /** Newest posture and when it was taken. */
  posture: Posture | null;
  postureAt: number;
  /** When a close look was asked for; shoulder heights of the last seconds. */
  askedAt: number;
  shoulders: [time: number, height: number][];
}

interface DownState {
  people: Map<number, Person>;
  askedAt: number;
}

/** Somebody lies on the ground, seen by pose against how tall they stood, or by the box where no pose is. */
export const personDown: RuleModule<DownState> = {
  event: 'person-down',
  init: () => ({ people: new Map(), askedAt: -1e9 }),
  evaluate(state, rule, context) {
    // A rule that allows lying watches nothing: it tells the others where not to.
    if (rule.params['lyingAllowed'] === true) return { findings: [], looks: [] };
    remember(state, context);
    takePoses(state, context);
    const findings: Finding[] = [];
    let suspicious = false;
    for (const person of state.people.values()) {
      const upright = stands(person, context);
      if (!upright && person.bestScore >= DOWN.score) suspicious = true;
      const finding = judge(person, rule, context, upright);
      if (finding && inZone(context.zone, clampPoint(foot(person.track.box)))) findings.push(finding);
    }
    return { findings, looks: suspicious ? [...askPoses(state, context), ...askClose(state, context)] : [] };
  },
};

function clampPoint([x, y]: readonly [number, number]): [number, number] {
  return [Math.min(1, Math.max(0, x)), Math.min(1, Math.max(0, y))];
}

function remember(state: DownState, context: RuleContext): void {
  const { time, picture } = context;
  const aspect = picture.width / picture.height;
  for (const track of context.tracks) {
    if (track.label !== 'person' || track.state !== 'confirmed') continue;
    const person = state.people.get(track.id) ?? adopt(state, track, context);
    state.people.set(track.id, person);
    person.track = track;
    person.seenAt = time;
    person.bestScore = Math.max(person.bestScore, track.score);
    const upright = (track.box[2] * aspect) / track.box[3] < DOWN.upright;
    if (upright) person.uprightAt = time;
    // Who walks out does so upright; somebody who lies at the edge is still there.
    person.left = upright && nearEdge(track.box);
    if (upright) {
      person.uprights.push([time, track.box[1], track.box[3], track.box[1] + track.box[3]]);
      while (time - person.uprights[0]![0] > DOWN.memory) person.uprights.shift();
    }
  }
  for (const [id, person] of state.people) {
    const lying =
      person.posture !== null && time - person.postureAt <= DOWN.sampleLasts && isDown(person.posture);
    const gone = time - person.seenAt > DOWN.lostFor && !lying;
    if (gone || (person.left && time > person.seenAt)) state.people.delete(id);
  }
}

/** A new track where a lost one was is the same person: how tall they stood is remembered. */
function adopt(state: DownState, track: Track, context: RuleContext): Person {
  for (const [id, person] of state.people) {
    if (person.seenAt === context.time) continue;
    const last = person.track.box;
    const [x, y] = foot(last);
    const [nx, ny] = foot(track.box);
    const aspect = context.picture.width / context.picture.height;
    const near = Math.hypot((nx - x) * aspect, ny - y) < 0.6 * last[3] || ios(last, track.box) > 0.4;
    if (!near) continue;
    state.people.delete(id);
    return person;
  }
  return {
    track,
    uprights: [],
    seenAt: context.time,
    uprightAt: -1e9,
    left: false,
    bestScore: 0,
    posture: null,
    postureAt: -1e9,
    askedAt: -1e9,
    shoulders: [],
  };
}

/** The tallest upright box of the last seconds before the last upright one. */
function standingOf(person: Person): Standing | null {
  let tallest: Person['uprights'][number] | null = null;
  for (const one of person.uprights) if (!tallest || one[2] > tallest[2]) tallest = one;
  return tallest && { top: tallest[1], height: tallest[2], foot: tallest[3] };
}

function stands(person: Person, { time, picture }: RuleContext): boolean {
  const standing = person.seenAt === time ? standingOf(person) : null;
  if (!standing) return false;
  const [, top, width, height] = person.track.box;
  const ratio = (width * picture.width) / picture.height / height;
  return ratio < DOWN.standing && (top - standing.top) / standing.height < DOWN.headDrop;
}

function nearEdge([x, y, w, h]: Box): boolean {
  return x < DOWN.edge || x + w > 1 - DOWN.edge || y < DOWN.edge || y + h > 1;
}

function askPoses(state: DownState, { time }: RuleContext): LookRequest[] {
  if (time - state.askedAt < DOWN.lookEvery && time >= state.askedAt) return [];
  state.askedAt = time;
  return [
    {
      key: 'suspected-fall:scene',
      reason: 'suspected-fall',
      box: [0, 0, 1, 1],
      pose: true,
      priority: 5,
    },
  ];
}

/** A look of their own for whoever does not stand and is not found in the look at the whole scene. */
function askClose(state: DownState, context: RuleContext): LookRequest[] {
  const { time, picture } = context;
  const requests: LookRequest[] = [];
  for (const [id, person] of state.people) {
    if (person.bestScore < DOWN.score || stands(person, context)) continue;
    const missed = time - Math.max(person.postureAt, person.seenAt === time ? person.uprightAt : 0);
    if (missed < DOWN.missedFor || time - person.askedAt < DOWN.closeEvery) continue;
    person.askedAt = time;
    const standing = standingOf(person) ?? fallback(person, context);
    const side = DOWN.crop * standing.height;
    const width = (side * picture.height) / picture.width;
    const [x, y] = foot(person.track.box);
    requests.push({
      key: `suspected-fall:${id}`,
      reason: 'suspected-fall',
      box: [x - width / 2, y - DOWN.cropAbove * side - side / 2, width, side],
      // Turned crops found none of 22 falls that upright ones do not.
      pose: true,
      priority: 4,
    });
  }
  return requests;
}

function takePoses(state: DownState, context: RuleContext): void {
  for (const look of context.looks) {
    if (look.key === 'suspected-fall:scene' && look.poses) {
      for (const person of state.people.values()) takePose(state, person, look.poses, look.time, context);
    } else if (look.key.startsWith('suspected-fall:') && look.pose) {
      const person = state.people.get(Number(look.key.slice('suspected-fall:'.length)));
      if (person) takePose(state, person, [look.pose], look.time, context);
    }
  }
}

function takePose(
  state: DownState,
  person: Person,
  poses: readonly (readonly Keypoint[])[],
  time: number,
  context: RuleContext,
): void {
  const posture = bestPose(state, person, poses, context);
  if (!posture) return;
  // Of several looks at one moment the surest counts.
  const better = person.posture === null || time > person.postureAt || posture.core > person.posture.core;
  if (!better || (time > person.postureAt && posture.core < DOWN.core / 2)) return;
  person.posture = posture;
  person.postureAt = time;
  if (posture.core < DOWN.core) return;
  // The fall itself is no restlessness: what counts begins once they are down.
  if (!isDown(posture)) person.shoulders = [];
  else person.shoulders.push([time, posture.shoulder]);
  person.shoulders = person.shoulders.filter(([at]) => time - at <= DOWN.restWindow);
}

/** How far the shoulders rose, and how far they rose and then sank again. A single odd pose does not tell. */
function restlessness({ shoulders }: Person): { readonly rise: number; readonly swing: number } {
  const heights = shoulders.map(([, height], i) => {
    const [before, after] = [shoulders[i - 1]?.[1] ?? height, shoulders[i + 1]?.[1] ?? height];
    return Math.max(Math.min(before, height), Math.min(Math.max(before, height), after));
  });
  const lowestAfter = [...heights];
  for (let i = heights.length - 2; i >= 0; i--)
    lowestAfter[i] = Math.min(lowestAfter[i]!, lowestAfter[i + 1]!);
  let [lowest, rise, swing] = [Infinity, 0, 0];
  heights.forEach((height, i) => {
    lowest = Math.min(lowest, height);
    rise = Math.max(rise, height - lowest);
    swing = Math.max(swing, Math.min(height - lowest, height - lowestAfter[i]!));
  });
  return { rise, swing };
}

function bestPose(
  state: DownState,
  person: Person,
  poses: readonly (readonly Keypoint[])[],
  context: RuleContext,
): Posture | null {
  const aspect = context.picture.width / context.picture.height;
  const standing = standingOf(person) ?? fallback(person, context);
  const [fx, fy] = foot(person.track.box);
  let best: Posture | null = null;
  for (const pose of poses) {
    const posture = measurePosture(pose, standing, aspect);
    if (!posture || (best && posture.core <= best.core)) continue;
    if (Math.hypot((posture.at[0] - fx) * aspect, posture.at[1] - fy) > DOWN.reach * standing.height)
      continue;
    if (person.seenAt !== context.time && isTaken(state, person, posture, context)) continue;
    best = posture;
  }
  return best;
}

/** Somebody never seen upright: as tall as people are at this place, or about the longer side of their box. */
function fallback(person: Person, { heightAt, picture }: RuleContext): Standing {
  const [, y, w, h] = person.track.box;
  const height = heightAt(y + h) ?? Math.max(h * 1.6, (w * picture.width) / picture.height);
  return { top: y + h - height, height, foot: y + h };
}

/** Whether the pose stands in the box of somebody else who is seen now. */
function isTaken(state: DownState, person: Person, posture: Posture, { time }: RuleContext): boolean {
  return [...state.people.values()].some((other) => {
    if (other === person || other.seenAt !== time) return false;
    const [x, y, w, h] = other.track.box;
    const [px, py] = posture.at;
    return px >= x && px <= x + w && py >= y && py <= y + h;
  });
}

function isDown({ core, angle, hip, shoulder }: Posture): boolean {
  if (core < DOWN.core) return false;
  const leans = angle >= DOWN.angle || (angle >= DOWN.leans && shoulder - hip <= DOWN.flat);
  return (leans && hip <= DOWN.hip) || shoulder <= DOWN.shoulder;
}

/**
 * Whether somebody may lie along the view: shorter than they stood, in all parts alike, and wider. Who sits or
 * squats keeps the length of their trunk, or sinks with the hips first.
 */
function isAlong({ core, hip, shoulder }: Posture, { ratio, share }: BoxShape): boolean {
  if (core < DOWN.core || ratio < ALONG.ratio || share > ALONG.share) return false;
  const trunk = shoulder - hip;
  return hip <= DOWN.hip && trunk <= ALONG.trunk && hip >= ALONG.hipToTrunk * trunk;
}

function judge(person: Person, rule: Rule, context: RuleContext, upright: boolean): Finding | null {
  const { time } = context;
  const hold = param(rule, 'onGroundFor');
  const standing = standingOf(person);
  const { posture, track } = person;
  const fresh = posture !== null && time - person.postureAt <= DOWN.sampleLasts;
  const readings: Reading[] = [];
  let [down, calm, rises] = [false, true, false];
  if (fresh) {
    const { rise, swing } = restlessness(person);
    rises = rise >= DOWN.restless;
    calm = swing < DOWN.restless;
    down = calm && isDown(posture) && !upright;
    readings.push(
      reading('restlessness', swing, DOWN.restless),
      reading('pose-score', posture.core, DOWN.core),
      reading('torso-angle', posture.angle, DOWN.angle),
      reading('hip-height', posture.hip, DOWN.hip),
      reading('shoulder-height', posture.shoulder, DOWN.shoulder),
    );
  }
  const shape = boxShape(person, context, standing);
  readings.push(
    reading('lying-ratio', shape.ratio, DOWN.boxRatio),
    reading('height-share', shape.share, DOWN.boxHeight),
  );
  const along = fresh && calm && !down && !upright && person.seenAt === time && isAlong(posture, shape);
  if (along) readings.push(reading('trunk-height', posture.shoulder - posture.hip, ALONG.trunk));
  const byBox =
    !fresh && person.seenAt === time && shape.ratio >= DOWN.boxRatio && shape.share <= DOWN.boxHeight;
  const seen = standing !== null && person.uprights.length >= 2;
  const bed = restingPlace(fresh ? posture.at : centre(track.box), context);
  if (bed) readings.push(truth('lying-allowed', bed.name, false));
  return {
    subject: `track:${track.id}`,
    trackIds: [track.id],
    box:
      fresh && down ? lyingBox(person, posture, standing ?? fallback(person, context), context) : track.box,
    readings,
    holds: (down || along || byBox) && person.bestScore >= DOWN.score && !bed,
    holdFor: Math.max(
      hold + (rises ? DOWN.riseFor : 0),
      !seen || !fresh ? DOWN.foundLying : along ? ALONG.holdFor : 0,
    ),
    clearAfter: DOWN.clearAfter,
    level: seen && fresh && !along ? 'alarm' : 'attention',
  };
}

/** The zone in which lying is allowed that a place lies in: that of another rule of this kind. */
function restingPlace(place: Point, { scenario }: RuleContext): Zone | null {
  for (const { event, params, zone: id } of scenario.rules) {
    if (event !== 'person-down' || params['lyingAllowed'] !== true || id === null) continue;
    const zone = scenario.zones.find((one) => one.id === id);
    if (zone && inZone(zone, place)) return zone;
  }
  return null;
}

/** Width over height as seen, and height over the height when standing. */
interface BoxShape {
  readonly ratio: number;
  readonly share: number;
}

function boxShape(person: Person, { picture }: RuleContext, standing: Standing | null): BoxShape {
  const [, , width, height] = person.track.box;
  const ratio = (width * picture.width) / picture.height / height;
  return { ratio, share: standing ? height / standing.height : 1 };
}

/** Where the body lies when the detector no longer sees it: a square of a body's size about the hips. */
function lyingBox(person: Person, posture: Posture, standing: Standing, context: RuleContext): Box {
  if (person.seenAt === context.time) return person.track.box;
  const size = standing.height * 0.9;
  const width = (size * context.picture.height) / context.picture.width;
  return [posture.at[0] - width / 2, posture.at[1] - size / 2, width, size];
}
