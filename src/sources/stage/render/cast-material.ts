import { ShaderMaterial } from 'three';
import { LIGHT_WAY } from './floor-shadows.ts';

/** Light at the vertices: they lie close, and shading every pixel is what takes a software renderer's time. */
const VERTEX = /* glsl */ `
attribute vec3 color;
varying vec3 tint;
uniform vec3 eye;
uniform vec3 tubes;
uniform float shine;
uniform float level;
const vec3 ABOVE = vec3(0.98, 0.93, 0.84);
const vec3 BELOW = vec3(0.36, 0.33, 0.28);
const vec3 TUBE = vec3(0.66, 0.62, 0.55);
const vec3 FRONT = normalize(vec3(0.15, 0.55, 1.0));
const vec3 FRONT_LIGHT = vec3(0.28, 0.28, 0.28);
vec3 toScreen(vec3 c) {
  return mix(c * 12.92, 1.055 * pow(max(c, vec3(0.0)), vec3(0.41666)) - 0.055, step(0.0031308, c));
}
void main() {
  vec4 world = modelMatrix * vec4(position, 1.0);
  vec3 n = normalize(mat3(modelMatrix) * normal);
  vec3 light = mix(BELOW, ABOVE, n.y * 0.5 + 0.5) * 0.72;
  light += TUBE * max(0.0, dot(n, tubes)) + FRONT_LIGHT * max(0.0, dot(n, FRONT));
  vec3 colour = color * light;
  if (shine > 0.0) {
    vec3 bisector = normalize(tubes + normalize(eye - world.xyz));
    colour += shine * pow(max(0.0, dot(n, bisector)), 18.0);
  }
  tint = toScreen(colour * level);
  gl_Position = projectionMatrix * viewMatrix * world;
}`;

const FRAGMENT = /* glsl */ `
varying vec3 tint;
void main() {
  gl_FragColor = vec4(tint, 1.0);
}`;

/** @param shine how bright the tubes are mirrored, 0 for cloth and skin */
export function castMaterial(shine: number): ShaderMaterial {
  const { x, y, z } = LIGHT_WAY;
  const length = Math.hypot(x, y, z);
  return new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms: {
      tubes: { value: [-x / length, -y / length, -z / length] },
      eye: { value: [0, 0, 0] },
      shine: { value: shine },
      level: { value: 1 },
    },
  });
}
