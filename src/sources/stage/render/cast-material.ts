import { ShaderMaterial } from 'three';
import { LIGHT_WAY } from './floor-shadows.ts';
import { SENSOR } from './sensor.ts';
import type { Moment } from './sensor.ts';

/** Light at the vertices: they lie close, and shading every pixel is what takes a software renderer's time. */
const VERTEX = /* glsl */ `
attribute vec3 color;
attribute vec3 rest;
varying vec3 tint;
varying vec3 weave;
uniform vec3 eye;
uniform vec3 tubes;
uniform float shine;
uniform float level;
const vec3 ABOVE = vec3(0.95, 0.92, 0.86);
const vec3 BELOW = vec3(0.26, 0.24, 0.21);
const vec3 TUBE = vec3(0.72, 0.69, 0.62);
const vec3 FRONT = normalize(vec3(-0.75, 0.45, 0.8));
const vec3 FRONT_LIGHT = vec3(0.5, 0.49, 0.47);
vec3 toScreen(vec3 c) {
  return mix(c * 12.92, 1.055 * pow(max(c, vec3(0.0)), vec3(0.41666)) - 0.055, step(0.0031308, c));
}
void main() {
  vec4 world = modelMatrix * vec4(position, 1.0);
  vec3 n = normalize(mat3(modelMatrix) * normal);
  vec3 light = mix(BELOW, ABOVE, n.y * 0.5 + 0.5) * 0.6;
  light += TUBE * max(0.0, dot(n, tubes)) + FRONT_LIGHT * max(0.0, dot(n, FRONT));
  vec3 colour = color * light;
  if (shine > 0.0) {
    vec3 bisector = normalize(tubes + normalize(eye - world.xyz));
    colour += shine * pow(max(0.0, dot(n, bisector)), 18.0);
  }
  tint = toScreen(colour * level);
  weave = rest;
  gl_Position = projectionMatrix * viewMatrix * world;
}`;

const FRAGMENT = /* glsl */ `
varying vec3 tint;
varying vec3 weave;
uniform float hall;
${SENSOR}
const float WEAVE = 0.28;
float hash(vec3 p) {
  vec3 q = 17.0 * fract(p * 0.3183099 + 0.1);
  return fract(q.x * q.y * q.z * (q.x + q.y + q.z));
}
/** Cloudy from cell to cell: cloth is not one flat colour. */
float noise(vec3 p) {
  vec3 i = floor(p);
  vec3 f = fract(p);
  f = f * f * (3.0 - 2.0 * f);
  vec2 e = vec2(1.0, 0.0);
  vec4 low = vec4(hash(i), hash(i + e.xyy), hash(i + e.yxy), hash(i + e.xxy));
  vec4 high = vec4(hash(i + e.yyx), hash(i + e.xyx), hash(i + e.yxx), hash(i + e.xxx));
  vec4 z = mix(low, high, f.z);
  vec2 x = mix(z.xz, z.yw, f.x);
  return mix(x.x, x.y, f.y);
}
void main() {
  vec3 cloth = tint * (1.0 + WEAVE * (noise(weave * vec3(30.0, 17.0, 30.0)) - 0.5));
  gl_FragColor = vec4(cloth * sqrt(hall) + sensor(), 1.0);
}`;

/**
 * @param shine how bright the tubes are mirrored, 0 for cloth and skin
 * @param light of the hall, 1 is full
 */
export function castMaterial(shine: number, moment: Moment, light: Moment): ShaderMaterial {
  const { x, y, z } = LIGHT_WAY;
  const length = Math.hypot(x, y, z);
  return new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms: {
      tubes: { value: [-x / length, -y / length, -z / length] },
      eye: { value: [0, 0, 0] },
      shine: { value: shine },
      level: { value: 1.15 },
      moment,
      hall: light,
    },
  });
}
