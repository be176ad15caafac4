import { ios, iou } from '../geometry/box.ts';
import type { Detection } from './detection.ts';

/**
 * Numbers of far sight: a second network for people who are small in the picture. Measured on PETS 2009 (people
 * of 0.07 to 0.2 of the height, IoU 0.5): SSDLite finds 62 % of them with a precision of 0.72, NanoDet 88 % with
 * 0.96. On people near the camera it is the other way round: SSDLite is the surer of the two.
 */
export const FAR = {
  /** Height of a person, share of the picture, below which the second network is believed. */
  height: 0.22,
  /** Seconds between looks for distant people where none were seen, and for how long they keep it looking. */
  scanEvery: 2,
  keepFor: 3,
  /** Seconds between two looks at least: a faster network gains nothing here. */
  lookEvery: 0.09,
  /** A person of this score counts as seen. */
  seen: 0.3,
  /** Between two looks, a small box of the first network can go on a track but not begin one. */
  between: 0.35,
  /** From these overlaps on two boxes are one person; the second needs boxes of like height. */
  sameIou: 0.45,
  sameIos: 0.8,
  likeHeight: 1.6,
} as const;

/** Times in media seconds. Plain data. */
export interface FarState {
  lookedAt: number;
  seenAt: number;
}

export function createFarState(): FarState {
  return { lookedAt: -Infinity, seenAt: -Infinity };
}

/**
 * Whether the second network should look at this frame. Depends on media time only, so that the same video gets
 * the same looks on any machine.
 * @param near what the first network sees in this frame
 * @param lookEvery seconds between two looks at least; a live source on a slow machine affords fewer
 */
export function isFarDue(
  state: FarState,
  near: readonly Detection[],
  time: number,
  lookEvery: number = FAR.lookEvery,
): boolean {
  if (time < state.lookedAt) Object.assign(state, createFarState());
  if (near.some((one) => isFar(one) && one.score >= FAR.seen)) state.seenAt = time;
  const passed = time - state.lookedAt;
  return passed >= (time - state.seenAt <= FAR.keepFor ? lookEvery : Math.max(lookEvery, FAR.scanEvery));
}

/** Joins what both networks see in one frame: distant people from the second, all else from the first. */
export function withFar(
  state: FarState,
  near: readonly Detection[],
  far: readonly Detection[],
  time: number,
): Detection[] {
  state.lookedAt = time;
  const joined = near.filter((one) => !isFar(one));
  for (const one of far) {
    if (!isFar(one)) continue;
    if (one.score >= FAR.seen) state.seenAt = time;
    if (!joined.some((other) => isSame(one, other))) joined.push(one);
  }
  return joined.sort((a, b) => b.score - a.score);
}

/** What is made of a frame that the second network does not look at while there are distant people. */
export function withoutFar(state: FarState, near: readonly Detection[], time: number): Detection[] {
  if (time - state.seenAt > FAR.keepFor) return [...near];
  return near.map((one) => (isFar(one) ? { ...one, score: Math.min(one.score, FAR.between) } : one));
}

function isFar({ label, box }: Detection): boolean {
  return label === 'person' && box[3] < FAR.height;
}

function isSame(one: Detection, other: Detection): boolean {
  if (other.label !== one.label) return false;
  if (iou(one.box, other.box) > FAR.sameIou) return true;
  return ios(one.box, other.box) > FAR.sameIos && other.box[3] < FAR.likeHeight * one.box[3];
}
