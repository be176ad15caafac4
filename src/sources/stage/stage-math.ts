/** Metres: x right, y up, z towards the audience. */
export type Vec3 = readonly [x: number, y: number, z: number];

/** A rigid placement, column-major 4×4 as in WebGL. */
export type Mat4 = readonly number[];

export function place(x: number, y: number, z: number): Mat4 {
  return [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1];
}

/** Turn about x: a positive angle tips what is upright forward (towards +z). Radians. */
export function turnX(angle: number): Mat4 {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [1, 0, 0, 0, 0, c, s, 0, 0, -s, c, 0, 0, 0, 0, 1];
}

/** Turn about y: heading 0 looks to +z, a positive angle towards +x. Radians. */
export function turnY(angle: number): Mat4 {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [c, 0, -s, 0, 0, 1, 0, 0, s, 0, c, 0, 0, 0, 0, 1];
}

/** Turn about z: a positive angle moves what hangs down towards +x. Radians. */
export function turnZ(angle: number): Mat4 {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [c, s, 0, 0, -s, c, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
}

/** The product of two placements: `b` within the frame of `a`. Written out, for it is the hottest line here. */
export function times(a: Mat4, b: Mat4): Mat4 {
  const [a0, a1, a2] = [a[0]!, a[1]!, a[2]!];
  const [a4, a5, a6] = [a[4]!, a[5]!, a[6]!];
  const [a8, a9, a10] = [a[8]!, a[9]!, a[10]!];
  const [b0, b1, b2] = [b[0]!, b[1]!, b[2]!];
  const [b4, b5, b6] = [b[4]!, b[5]!, b[6]!];
  const [b8, b9, b10] = [b[8]!, b[9]!, b[10]!];
  const [x, y, z] = [b[12]!, b[13]!, b[14]!];
  return [
    a0 * b0 + a4 * b1 + a8 * b2, a1 * b0 + a5 * b1 + a9 * b2, a2 * b0 + a6 * b1 + a10 * b2, 0,
    a0 * b4 + a4 * b5 + a8 * b6, a1 * b4 + a5 * b5 + a9 * b6, a2 * b4 + a6 * b5 + a10 * b6, 0,
    a0 * b8 + a4 * b9 + a8 * b10, a1 * b8 + a5 * b9 + a9 * b10, a2 * b8 + a6 * b9 + a10 * b10, 0,
    a0 * x + a4 * y + a8 * z + a[12]!, a1 * x + a5 * y + a9 * z + a[13]!, a2 * x + a6 * y + a10 * z + a[14]!, 1,
  ]; // prettier-ignore
}

export function chain(first: Mat4, ...rest: readonly Mat4[]): Mat4 {
  return rest.reduce(times, first);
}

export function apply(m: Mat4, [x, y, z]: Vec3): Vec3 {
  return [
    m[0]! * x + m[4]! * y + m[8]! * z + m[12]!,
    m[1]! * x + m[5]! * y + m[9]! * z + m[13]!,
    m[2]! * x + m[6]! * y + m[10]! * z + m[14]!,
  ];
}

/** Between two placements that differ little. */
export function mixPlaces(a: Mat4, b: Mat4, t: number): Mat4 {
  return a.map((value, at) => mix(value, b[at]!, t));
}

export function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** Eases in and out, 0..1. */
export function smooth(t: number): number {
  const c = clamp(t, 0, 1);
  return c * c * (3 - 2 * c);
}

/** The shortest way from one heading to another, radians within ±π. */
export function turnBetween(from: number, to: number): number {
  const turn = (to - from) % (2 * Math.PI);
  if (turn > Math.PI) return turn - 2 * Math.PI;
  return turn < -Math.PI ? turn + 2 * Math.PI : turn;
}
