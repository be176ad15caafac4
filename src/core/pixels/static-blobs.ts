import { coverage, iou } from '../geometry/box.ts';
import type { Box } from '../geometry/types.ts';
import { BACKGROUND, healPixel, type BackgroundState } from './background.ts';
import { close3, findComponents, type Component } from './components.ts';
import { addedRatio, correlation } from './object-tests.ts';

export const STATIC = {
  /** Smallest blob in pixels of a picture 160 wide, and the largest share of the picture. */
  leastPixels: 12,
  largestShare: 0.06,
  /** Blobs of two steps are one when their boxes overlap this much; kept this long unseen (s). */
  sameIou: 0.3,
  keep: 3,
  /** A blob whose area changes by more than this factor starts anew. */
  sameArea: 0.6,
  /** What has moved within this many seconds around a blob attends it. */
  attendedWithin: 10,
  /** Blobs of the first seconds must prove more clearly that they were added. */
  early: 12,
  addedLeast: 0.4,
  addedLeastEarly: 1.2,
  /** At this correlation with the background a blob is light or shadow. */
  lightCorrelation: 0.9,
  /** A person box over a blob within this many seconds speaks against luggage. */
  personWithin: 2,
  /** With less of it still differing from the background it was taken away; evidence takes seconds to fade. */
  presentShare: 0.35,
  /** Pixels to the picture's edge within which a blob is not judged. */
  border: 2,
} as const;

/** Something that was not there and stands still. Times in media seconds. */
export interface StaticBlob {
  readonly id: number;
  box: Box;
  /** Pixels of the small picture. */
  area: number;
  readonly firstSeen: number;
  lastSeen: number;
  attended: boolean;
  /** Media time when a person's box last covered it. */
  personAt: number;
  /** Edges gained over lost along the contour; correlation with the background. */
  added: number;
  correlation: number;
}

export interface BlobState {
  nextId: number;
  blobs: StaticBlob[];
  readonly mask: Uint8Array;
  readonly maskScratch: Uint8Array;
  readonly stack: Int32Array;
}

export function createBlobs(length: number): BlobState {
  return {
    nextId: 1,
    blobs: [],
    mask: new Uint8Array(length),
    maskScratch: new Uint8Array(length),
    stack: new Int32Array(length),
  };
}

/**
 * Finds the static blobs of this step and carries their timers on. Ghosts (holes left behind) and light are
 * taken into the background at once.
 */
export function updateBlobs(state: BlobState, background: BackgroundState, people: readonly Box[]): void {
  const { width, height, evidence, time } = background;
  const { mask } = state;
  let candidates = 0;
  for (let i = 0; i < evidence.length; i++)
    candidates += mask[i] = evidence[i]! >= BACKGROUND.candidateAt ? 1 : 0;
  if (candidates > 0) close3(mask, width, height, state.maskScratch);
  const least = Math.max(6, Math.round((STATIC.leastPixels * width) / 160));
  const components = findComponents(mask, width, height, least, state.stack);
  const free = new Set(state.blobs);
  for (const component of components) {
    const area = component.pixels.length;
    if (area > STATIC.largestShare * 2 * width * height || isGone(background, component)) continue;
    const box = boxOf(component, width, height);
    const blob = match(free, box, area) ?? begin(state, box, area, time);
    free.delete(blob);
    blob.box = box;
    blob.area = area;
    blob.lastSeen = time;
    if (people.some((person) => coverage(person, box) > 0.5)) blob.personAt = time;
    judge(blob, background, component);
    if (refused(blob, background)) {
      heal(background, component);
      blob.lastSeen = -1e9;
      continue;
    }
    blob.attended = isAttended(background, component);
  }
  state.blobs = state.blobs.filter((blob) => time - blob.lastSeen <= STATIC.keep);
}

function match(free: ReadonlySet<StaticBlob>, box: Box, area: number): StaticBlob | null {
  let best: StaticBlob | null = null;
  let bestIou: number = STATIC.sameIou;
  for (const blob of free) {
    const overlap = iou(blob.box, box);
    if (overlap <= bestIou) continue;
    const ratio = Math.min(area, blob.area) / Math.max(area, blob.area);
    if (ratio < STATIC.sameArea) continue;
    best = blob;
    bestIou = overlap;
  }
  return best;
}

function begin(state: BlobState, box: Box, area: number, time: number): StaticBlob {
  const blob: StaticBlob = {
    id: state.nextId++,
    box,
    area,
    firstSeen: time,
    lastSeen: time,
    attended: false,
    personAt: -1e9,
    added: 1,
    correlation: 0,
  };
  state.blobs.push(blob);
  return blob;
}

function isGone({ code }: BackgroundState, { pixels }: Component): boolean {
  let present = 0;
  for (const i of pixels) present += code[i]! & 1;
  return present < STATIC.presentShare * pixels.length;
}

/** Smoothed, so that one step's noise decides nothing. */
function judge(blob: StaticBlob, background: BackgroundState, component: Component): void {
  const first = blob.firstSeen === background.time;
  const rate = first ? 1 : 0.2;
  blob.added += rate * (addedRatio(background, component) - blob.added);
  blob.correlation += rate * (correlation(background, component) - blob.correlation);
}

function refused(blob: StaticBlob, background: BackgroundState): boolean {
  if (background.time - blob.firstSeen < 2) return false;
  const early = blob.firstSeen - background.startedAt < STATIC.early;
  const least = early ? STATIC.addedLeastEarly : STATIC.addedLeast;
  return blob.added < least || blob.correlation >= STATIC.lightCorrelation;
}

function heal(background: BackgroundState, component: Component): void {
  const { width } = background;
  for (const i of component.pixels) {
    const column = i % width;
    healPixel(background, i, column, (i - column) / width);
  }
}

/** Whether something at least half as large as the blob stands within its size around it and moved lately. */
function isAttended(background: BackgroundState, component: Component): boolean {
  const { width, height, code, movedAt, evidence, time } = background;
  const { left, right, top, bottom } = component;
  const margin = Math.min(Math.round(width / 10), Math.max(right - left, bottom - top) + 1);
  let moving = 0;
  for (let row = Math.max(0, top - margin); row <= Math.min(height - 1, bottom + margin); row++) {
    for (let column = Math.max(0, left - margin); column <= Math.min(width - 1, right + margin); column++) {
      const i = row * width + column;
      if (evidence[i]! >= BACKGROUND.candidateAt || !(code[i]! & 1)) continue;
      if (time - movedAt[i]! < STATIC.attendedWithin) moving++;
    }
  }
  return moving >= component.pixels.length / 2;
}

function boxOf(component: Component, width: number, height: number): Box {
  const { left, top, right, bottom } = component;
  return [left / width, top / height, (right - left + 1) / width, (bottom - top + 1) / height];
}
