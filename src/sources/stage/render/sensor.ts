/** Which picture it is, as the shaders want it: the noise of a sensor is another one in each. */
export interface Moment {
  value: number;
}

/**
 * The noise of a camera's sensor, faint: without it pictures are cleaner than any camera's. GLSL; the sum of two
 * even hashes makes a triangle, near enough to the bell that it is.
 */
export const SENSOR = /* glsl */ `
uniform float moment;
float sensor() {
  vec2 p = fract(gl_FragCoord.xy * vec2(0.1031, 0.1030) + moment);
  p += dot(p, p.yx + 33.33);
  vec2 h = fract(vec2((p.x + p.y) * p.x, (p.x + p.y) * p.y + p.x) * 61.7);
  return (h.x + h.y - 1.0) * 0.042;
}`;
