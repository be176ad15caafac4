import type { ClassName } from '../../core/detection/detection.ts';
import type { Box } from '../../core/geometry/types.ts';
import type { FrameTruth } from '../frame-source.ts';
import { LABELS, cornersOf } from './luggage.ts';
import type { Lens, Seen } from './projection.ts';
import { clip } from './projection.ts';
import { probesOf } from './skeleton.ts';
import type { Probe } from './skeleton.ts';
import { PILLARS, PILLAR_RADIUS, ROOM } from './stage-set.ts';
import type { World } from './world.ts';

/** Whoever is seen less than this is not in the truth. */
const LEAST_SEEN = 0.06;

interface Disc extends Seen {
  readonly rx: number;
  readonly ry: number;
}

interface Shape {
  readonly id: number;
  readonly label: ClassName;
  readonly discs: readonly Disc[];
}

/**
 * Where everybody and everything is in the picture. Boxes are cut at the picture's edge; `visible` is the
 * share of the body's sample points that are in the picture and that nobody and no pillar hides.
 */
export function frameTruth(world: World, lens: Lens): FrameTruth {
  const shapes: Shape[] = [];
  for (const actor of world.actors) {
    shapes.push({ id: actor.id, label: 'person', discs: discsOf(probesOf(actor.look, actor.bones), lens) });
  }
  for (const object of world.objects) {
    const label = LABELS[object.kind];
    if (label === null) continue;
    const probes = cornersOf(object).map((at) => ({ at, radius: 0.012 }));
    shapes.push({ id: object.id, label, discs: discsOf(probes, lens) });
  }
  const pillars = pillarDiscs(lens);
  const objects = shapes.flatMap((shape) => {
    const box = boxOf(shape.discs);
    if (box === null) return [];
    const visible = shareSeen(shape, shapes, pillars);
    return visible < LEAST_SEEN ? [] : [{ id: shape.id, label: shape.label, box, visible }];
  });
  return { objects };
}

function discsOf(probes: readonly Probe[], lens: Lens): readonly Disc[] {
  return probes.map(({ at, radius }) => {
    const seen = lens.see(at);
    const [sx, sy] = lens.scale(seen.depth);
    return { ...seen, rx: sx * radius, ry: sy * radius };
  });
}

function boxOf(discs: readonly Disc[]): Box | null {
  if (discs.every(({ depth }) => depth < 0.3)) return null;
  const front = discs.filter(({ depth }) => depth >= 0.3);
  return clip(
    Math.min(...front.map(({ x, rx }) => x - rx)),
    Math.min(...front.map(({ y, ry }) => y - ry)),
    Math.max(...front.map(({ x, rx }) => x + rx)),
    Math.max(...front.map(({ y, ry }) => y + ry)),
  );
}

function shareSeen(shape: Shape, all: readonly Shape[], pillars: readonly Disc[]): number {
  let seen = 0;
  for (const disc of shape.discs) {
    const inside = disc.depth > 0.3 && disc.x >= 0 && disc.x <= 1 && disc.y >= 0 && disc.y <= 1;
    if (inside && !isHidden(disc, shape, all, pillars)) seen++;
  }
  return Math.round((seen / shape.discs.length) * 100) / 100;
}

function isHidden(disc: Disc, own: Shape, all: readonly Shape[], pillars: readonly Disc[]): boolean {
  if (pillars.some((pillar) => covers(pillar, disc))) return true;
  return all.some((other) => {
    if (other === own) return false;
    if (other.label === 'person') return other.discs.some((one) => covers(one, disc));
    return coversAsBox(other.discs, disc);
  });
}

function covers(one: Disc, behind: Disc): boolean {
  if (one.depth > behind.depth - 0.15 || one.depth < 0.3) return false;
  return ((one.x - behind.x) / one.rx) ** 2 + ((one.y - behind.y) / one.ry) ** 2 < 1.3;
}

/** A bag hides what is behind its box. */
function coversAsBox(discs: readonly Disc[], behind: Disc): boolean {
  if (discs.some(({ depth }) => depth > behind.depth - 0.05)) return false;
  const box = boxOf(discs);
  if (box === null) return false;
  return behind.x > box[0] && behind.x < box[0] + box[2] && behind.y > box[1] && behind.y < box[1] + box[3];
}

function pillarDiscs(lens: Lens): readonly Disc[] {
  const probes: Probe[] = [];
  for (const [x, z] of PILLARS) {
    for (let y = 0; y < ROOM.height; y += 0.15) probes.push({ at: [x, y, z], radius: PILLAR_RADIUS });
  }
  return discsOf(probes, lens);
}
