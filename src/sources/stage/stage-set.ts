/** A place on the floor, metres. */
export type Spot = readonly [x: number, z: number];

/** Where people come in and go out. */
export interface Portal {
  readonly id: string;
  /** The way in, from a place that no camera sees to the hall; on the way out it is walked backwards. */
  readonly way: readonly Spot[];
}

/** The hall: the floor runs from the back wall towards the cameras, the platform's edge is on the right. */
export const ROOM = { left: -7.2, right: 5.6, back: -5, front: 9, height: 4.6 } as const;

/** The yellow line in front of the track. */
export const SAFETY_LINE = { from: 4.5, to: 4.9 } as const;

/** Behind each opening the way turns off, so that nobody is seen to appear. */
export const PORTALS: readonly Portal[] = [
  { id: 'door-left', way: [[-6.1, -6], [-3.7, -5.9], [-3.5, -4.1]] },
  { id: 'door-right', way: [[4.5, -6], [2.2, -5.9], [2, -4.1]] },
  { id: 'west', way: [[-8.7, -5.6], [-8.6, -1.9], [-6.4, -1.6]] },
  { id: 'south', way: [[1.9, 9.5], [1.9, 4.4]] },
]; // prettier-ignore

/** Doorways of the back wall: middle, and clear width and height. */
export const DOORS = { at: [-3.5, 2], width: 1.7, height: 2.35 } as const;
/** The passage in the left wall. */
export const PASSAGE = { from: -2.9, to: -0.3, height: 2.6 } as const;

export const PILLARS: readonly Spot[] = [
  [-5.6, -3.4],
  [4, -3.4],
  [4, 1],
];
export const PILLAR_RADIUS = 0.2;

export interface Bench {
  readonly at: Spot;
  /** Where people who sit on it look, radians. */
  readonly heading: number;
  readonly length: number;
}
export const BENCHES: readonly Bench[] = [
  { at: [-3.3, -1.9], heading: 0.5, length: 1.9 },
  { at: [-0.75, -4.55], heading: 0, length: 2 },
];
export const SEAT_HEIGHT = 0.45;

/** The part of the floor that all cameras see well: acts take place here. */
export const FLOOR = { left: -2.4, right: 3, back: -2.7, front: 0.9 } as const;
export const CENTRE: Spot = [0.4, -0.9];

export interface StageView {
  readonly id: string;
  readonly eye: readonly [number, number, number];
  readonly target: readonly [number, number, number];
  /** Vertical angle of view, degrees. */
  readonly fov: number;
}
export const VIEWS: readonly StageView[] = [
  { id: 'platform', eye: [-1.5, 3.15, 6.6], target: [0.3, 0.98, -1.4], fov: 33 },
  { id: 'hall', eye: [3.6, 2.5, 4.6], target: [0, 0.95, -1.2], fov: 35 },
  { id: 'low', eye: [-1.9, 1.7, 6.2], target: [0.3, 0.92, -1.6], fov: 35 },
  { id: 'high', eye: [-0.9, 4.3, 5.2], target: [0.25, 0.35, -1.3], fov: 38 },
  { id: 'long', eye: [-5.2, 3.7, 9.6], target: [0.4, 0.75, -1.9], fov: 29 },
];

/** A place on a bench, `seat` 0 or 1. */
export function seatOf(bench: Bench, seat: number): Spot {
  const along = (seat - 0.5) * 0.8;
  return [bench.at[0] + Math.cos(bench.heading) * along, bench.at[1] - Math.sin(bench.heading) * along];
}

/** Where somebody who comes in by it is in the hall. */
export function insideOf({ way }: Portal): Spot {
  return way.at(-1)!;
}

export function outsideOf({ way }: Portal): Spot {
  return way[0]!;
}
