import { coverage, expand, foot } from '../geometry/box.ts';
import type { Box } from '../geometry/types.ts';
import type { Track } from '../tracking/track.ts';
import type { RuleContext } from './rule-module.ts';
import { aspectOf, groundDistance, groundMap, touchesEdge } from './scale.ts';

/** Numbers of ownership. Distances in body heights (1.7 m), times in seconds. */
export const OWNER = {
  /** Nearer than this somebody attends a thing; up to the second they are still about (2 m and 3 m, PETS 2006). */
  near: 1.2,
  about: 1.8,
  /** Passing by is not attending: a stranger must stay this long. */
  dwell: 3,
  /** How far back people's ways are kept, and how often they are noted. */
  memory: 16,
  noteEvery: 0.2,
  /** The thing was put down at most this long before it was seen to stand, and at least so. */
  putBefore: 8,
  putAfter: 1,
  /** Share of a thing's box that an owner's must have covered. */
  covered: 0.3,
  /** An owner who vanished in the picture's middle is waited for, and found again within this distance. */
  hiddenFor: 5,
  foundWithin: 0.6,
  /** Body height where nobody has been seen yet, picture heights. */
  guess: 0.35,
} as const;

interface Note {
  readonly time: number;
  readonly box: Box;
}

/** Where people have been lately: boxes by track, no pictures. Plain data. */
export interface Trails {
  readonly paths: Map<number, Note[]>;
}

export function createTrails(): Trails {
  return { paths: new Map() };
}

export function noteTrails({ paths }: Trails, { tracks, time }: RuleContext): void {
  for (const { id, label, state, box } of tracks) {
    if (label !== 'person' || state !== 'confirmed') continue;
    const path = paths.get(id) ?? [];
    if (path.length === 0) paths.set(id, path);
    if (time - (path.at(-1)?.time ?? -Infinity) >= OWNER.noteEvery) path.push({ time, box });
  }
  for (const [id, path] of paths) {
    while (path.length > 0 && time - path[0]!.time > OWNER.memory) path.shift();
    if (path.length === 0) paths.delete(id);
  }
}

export interface Owner {
  readonly id: number;
  /** Where they were seen last. */
  readonly box: Box;
}

/**
 * Who put a thing down, found by going back in time: whoever was over its place longest just before it stood
 * there by itself.
 * @param stoodAt media time at which it was first seen to stand
 */
export function findOwner({ paths }: Trails, thing: Box, stoodAt: number): Owner | null {
  let owner: Owner | null = null;
  let most = 0;
  for (const [id, path] of paths) {
    const near = path.filter(
      ({ time }) => time >= stoodAt - OWNER.putBefore && time <= stoodAt + OWNER.putAfter,
    );
    const over = near.filter(({ box }) => coverage(expand(box, 1.6, 1.1), thing) >= OWNER.covered).length;
    // Of two who were there as long, the later one has it.
    if (over > 0 && over >= most) {
      most = over;
      owner = { id, box: path.at(-1)!.box };
    }
  }
  return owner;
}

/** `passed-by`: what moves around it is somebody followed, who has not stayed. */
export type Attendance = 'attended' | 'owner-about' | 'owner-hidden' | 'passed-by' | 'unattended';

/** What is remembered of who attends a thing. Plain data. */
export interface Keeping {
  owner: number | null;
  /** Last place of the owner, and since when they have not been seen there; null while they are. */
  ownerBox: Box | null;
  hiddenSince: number | null;
  /** Walked out of the picture. Who vanishes in its middle may stand there unseen. */
  left: boolean;
  /** Seconds that each person has stayed near. */
  readonly near: Map<number, number>;
}

export function createKeeping(owner: Owner | null): Keeping {
  return {
    owner: owner?.id ?? null,
    ownerBox: owner?.box ?? null,
    hiddenSince: null,
    left: false,
    near: new Map(),
  };
}

/**
 * Whether a thing is attended now. Its owner counts by distance, strangers only once they stay, and where no
 * owner is known the pixels around it do too.
 * @param moving whether something moves around it, by the pixels
 */
export function attend(
  keeping: Keeping,
  thing: Box,
  moving: boolean,
  context: RuleContext,
): { readonly attendance: Attendance; readonly distance: number | null } {
  const { elapsed } = context;
  const people = context.tracks.filter((track) => track.label === 'person' && track.state === 'confirmed');
  const far = (box: Box): number => distanceTo(thing, box, context);
  for (const { id, box } of people) {
    if (far(box) <= OWNER.near) keeping.near.set(id, (keeping.near.get(id) ?? 0) + elapsed);
    else keeping.near.delete(id);
  }
  const seen = new Set(people.map((track) => track.id));
  for (const id of keeping.near.keys()) if (!seen.has(id)) keeping.near.delete(id);
  const staying = [...keeping.near].some(([id, seconds]) => id === keeping.owner || seconds >= OWNER.dwell);
  const distance = followOwner(keeping, people, context, far);
  if (staying) return { attendance: 'attended', distance };
  if (keeping.owner === null && !keeping.left) {
    const attendance = !moving ? 'unattended' : keeping.near.size > 0 ? 'passed-by' : 'attended';
    return { attendance, distance: null };
  }
  if (keeping.hiddenSince !== null) return { attendance: 'owner-hidden', distance };
  return {
    attendance: distance !== null && distance <= OWNER.about ? 'owner-about' : 'unattended',
    distance,
  };
}

/** Keeps track of the owner; gives their distance, or null once they are not to be seen any more. */
function followOwner(
  keeping: Keeping,
  people: readonly Track[],
  context: RuleContext,
  far: (box: Box) => number,
): number | null {
  const last = keeping.ownerBox;
  if (keeping.owner === null || last === null) return null;
  const owner = people.find((track) => track.id === keeping.owner) ?? heirOf(keeping, last, people, context);
  if (owner) {
    keeping.owner = owner.id;
    keeping.ownerBox = owner.box;
    keeping.hiddenSince = null;
    return far(owner.box);
  }
  keeping.left = touchesEdge(last, 0.02);
  keeping.hiddenSince ??= context.time;
  if (!keeping.left && context.time - keeping.hiddenSince <= OWNER.hiddenFor) return far(last);
  keeping.owner = null;
  keeping.hiddenSince = null;
  return null;
}

/** A person who turns up where the owner vanished is the owner. */
function heirOf(
  { hiddenSince }: Keeping,
  last: Box,
  people: readonly Track[],
  context: RuleContext,
): Track | undefined {
  if (hiddenSince === null) return undefined;
  return people.find((one) => one.firstSeen >= hiddenSince && isSamePlace(one.box, last, context));
}

function isSamePlace(a: Box, b: Box, { picture }: RuleContext): boolean {
  const [ax, ay] = foot(a);
  const [bx, by] = foot(b);
  return Math.hypot((ax - bx) * aspectOf(picture), ay - by) <= OWNER.foundWithin * b[3];
}

/** Distance on the ground between a thing and a person, body heights. */
function distanceTo(thing: Box, person: Box, { picture, scenario, heightAt }: RuleContext): number {
  const at = foot(thing);
  const height = heightAt(at[1]) ?? person[3];
  return groundDistance(
    foot(person),
    at,
    height > 0 ? height : OWNER.guess,
    aspectOf(picture),
    groundMap(scenario.calibration),
  );
}
