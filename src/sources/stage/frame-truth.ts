import type { ClassName } from '../../core/detection/detection.ts';
import type { Box } from '../../core/geometry/types.ts';
import type { FrameTruth } from '../frame-source.ts';
import { probesOf } from './body-probes.ts';
import type { Probe } from './body-probes.ts';
import { LABELS, boundsOf, cornersOf } from './luggage.ts';
import { cornersOfProp } from './props.ts';
import type { Prop } from './props.ts';
import { NEAR, clip } from './projection.ts';
import type { Lens } from './projection.ts';
import type { Scenery } from './scenery.ts';
import type { Vec3 } from './stage-math.ts';
import { DOORS, PASSAGE, PILLARS, PILLAR_RADIUS, ROOM } from './stage-set.ts';

/** Whoever is seen less than this is not in the truth. */
const LEAST_SEEN = 0.06;

/** A ball as the lens sees it: an ellipse in shares of the picture. */
interface Disc {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
  readonly rx: number;
  readonly ry: number;
  readonly walled: boolean;
}

interface Shape {
  readonly id: number;
  readonly label: ClassName | null;
  readonly discs: readonly Disc[];
  /** Bounds, beyond the picture too. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly nearest: number;
  /** Of what is within the picture, or null. */
  readonly box: Box | null;
  /** Whether its bounds hide what is behind, or only its discs. */
  readonly solid: boolean;
}

/** What can be seen and what can hide it. */
type Furnished = Pick<Scenery, 'actors' | 'objects'> & {
  readonly props: readonly Pick<Prop, 'id' | 'kind' | 'matrix'>[];
};

/**
 * Where everybody and everything is in the picture. Boxes hold the whole body, hidden parts too, and are cut at
 * the picture's edge; `visible` is the share of the body's sample points that are in the picture and that
 * nobody, no pillar and no wall hides.
 */
export function frameTruth({ actors, objects, props }: Furnished, lens: Lens): FrameTruth {
  const shapes: Shape[] = [];
  for (const { id, look, bones } of actors) {
    const shape = shapeOf(id, 'person', probesOf(look, bones), lens);
    if (shape) shapes.push(shape);
  }
  for (const object of objects) {
    const shape = shapeOf(
      object.id,
      LABELS[object.kind],
      pointsOf(boundsOf(object)),
      lens,
      pointsOf(cornersOf(object)),
    );
    if (shape) shapes.push(shape);
  }
  const pillars = PILLARS.flatMap((_, n) => pillarShape(n, lens) ?? []);
  // Furniture hides as its sides do; what lies or sits on it is not behind it.
  for (const prop of props) {
    const corners = pointsOf(cornersOfProp(prop));
    const shape = prop.kind === 'mattress' ? null : shapeOf(prop.id, null, corners, lens, corners);
    if (shape) pillars.push(shape);
  }
  return {
    objects: shapes.flatMap((shape) => {
      const { id, label, box } = shape;
      if (box === null || label === null) return [];
      const visible = shareSeen(shape, shapes, pillars);
      return visible < LEAST_SEEN ? [] : [{ id, label, box, visible }];
    }),
  };
}

/** Where one of them is in the picture, or null when it is not. */
export function boxOf(scenery: Pick<Scenery, 'actors' | 'objects'>, id: number, lens: Lens): Box | null {
  const actor = scenery.actors.find((one) => one.id === id);
  const object = scenery.objects.find((one) => one.id === id);
  const probes = actor ? probesOf(actor.look, actor.bones) : object ? pointsOf(boundsOf(object)) : [];
  const shape = shapeOf(id, null, probes, lens);
  return shape?.box ?? null;
}

const POINT = 0.004;

function pointsOf(places: readonly Vec3[]): readonly Probe[] {
  return places.map((at) => ({ at, radius: POINT }));
}

/** @param solid its body, when that hides what is behind its bounds; `probes` may hold more, as handles */
function shapeOf(
  id: number,
  label: ClassName | null,
  probes: readonly Probe[],
  lens: Lens,
  solid?: readonly Probe[],
): Shape | null {
  const discs = probes.map((probe) => discOf(probe, lens)).filter(({ depth }) => depth > NEAR);
  if (discs.length === 0) return null;
  const [left, top, right, bottom] = boundsOfDiscs(discs);
  // Of somebody half out of the picture only the half that is in it counts.
  const within = boundsOfDiscs(discs.filter(isWithin));
  return {
    id,
    label,
    discs: solid ? solid.map((probe) => discOf(probe, lens)) : discs,
    left,
    top,
    right,
    bottom,
    nearest: Math.min(...discs.map(({ depth }) => depth)),
    box: clip(...within),
    solid: solid !== undefined,
  };
}

function isWithin({ x, y, rx, ry }: Disc): boolean {
  return x + rx > 0 && x - rx < 1 && y + ry > 0 && y - ry < 1;
}

function boundsOfDiscs(discs: readonly Disc[]): [left: number, top: number, right: number, bottom: number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, rx, ry } of discs) {
    left = Math.min(left, x - rx);
    right = Math.max(right, x + rx);
    top = Math.min(top, y - ry);
    bottom = Math.max(bottom, y + ry);
  }
  return [left, top, right, bottom];
}

function discOf({ at, radius }: Probe, lens: Lens): Disc {
  const { x, y, depth } = lens.see(at);
  const [sx, sy] = lens.scale(depth);
  return { x, y, depth, rx: sx * radius, ry: sy * radius, walled: isWalled(lens.eye, at) };
}

/** Whether a wall stands between the eye and a place in one of the corridors. */
function isWalled(eye: Vec3, [x, y, z]: Vec3): boolean {
  if (z < ROOM.back) {
    const share = (eye[2] - ROOM.back) / (eye[2] - z);
    const [wx, wy] = [eye[0] + (x - eye[0]) * share, eye[1] + (y - eye[1]) * share];
    return wy > DOORS.height || DOORS.at.every((at) => Math.abs(wx - at) > DOORS.width / 2);
  }
  if (x >= ROOM.left) return false;
  const share = (eye[0] - ROOM.left) / (eye[0] - x);
  const [wz, wy] = [eye[2] + (z - eye[2]) * share, eye[1] + (y - eye[1]) * share];
  return wy > PASSAGE.height || wz < PASSAGE.from || wz > PASSAGE.to;
}

function shareSeen(shape: Shape, all: readonly Shape[], pillars: readonly Shape[]): number {
  const inFront = [...all, ...pillars].filter((other) => other !== shape && mayHide(other, shape));
  let seen = 0;
  for (const disc of shape.discs) {
    const inside = disc.x >= 0 && disc.x <= 1 && disc.y >= 0 && disc.y <= 1;
    if (inside && !disc.walled && !inFront.some((other) => hides(other, disc))) seen++;
  }
  return Math.round((seen / shape.discs.length) * 100) / 100;
}

function mayHide(other: Shape, shape: Shape): boolean {
  return (
    other.left < shape.right &&
    other.right > shape.left &&
    other.top < shape.bottom &&
    other.bottom > shape.top
  );
}

function hides(other: Shape, disc: Disc): boolean {
  const { x, y, depth } = disc;
  if (other.nearest > depth - 0.05) return false;
  if (x < other.left || x > other.right || y < other.top || y > other.bottom) return false;
  if (other.solid) return other.discs.every((one) => one.depth < depth);
  return other.discs.some(
    (one) => one.depth < depth - 0.12 && ((one.x - x) / one.rx) ** 2 + ((one.y - y) / one.ry) ** 2 < 1.2,
  );
}

function pillarShape(n: number, lens: Lens): Shape | null {
  const [x, z] = PILLARS[n]!;
  const probes: Probe[] = [];
  for (let y = 0; y < ROOM.height; y += 0.12) probes.push({ at: [x, y, z], radius: PILLAR_RADIUS });
  return shapeOf(-1 - n, null, probes, lens);
}
