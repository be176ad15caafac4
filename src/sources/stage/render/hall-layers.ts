import {
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  Mesh,
  RGBAFormat,
  RepeatWrapping,
  ShaderMaterial,
} from 'three';
import type { Texture } from 'three';
import { hallMeshes } from './hall-mesh.ts';
import { metroTiles, terrazzo } from './hall-textures.ts';
import type { Texels } from './hall-textures.ts';
import { geometryOf } from './to-three.ts';

const VERTEX = /* glsl */ `
attribute vec3 color;
varying vec3 tint;
varying vec2 at;
varying vec3 place;
varying vec4 seen;
void main() {
  tint = color;
  at = uv;
  place = position;
  gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0);
  seen = gl_Position;
}`;

/** The light is in the colours of the vertices; what comes out is as a screen wants it. */
const FRAGMENT = /* glsl */ `
varying vec3 tint;
varying vec2 at;
varying vec3 place;
varying vec4 seen;
uniform sampler2D map;
uniform sampler2D mirror;
uniform float gloss;
uniform float isFloor;
uniform vec3 eye;
vec3 toScreen(vec3 c) {
  return mix(c * 12.92, 1.055 * pow(max(c, vec3(0.0)), vec3(0.41666)) - 0.055, step(0.0031308, c));
}
vec3 toLight(vec3 c) { return pow(c, vec3(2.2)); }
void main() {
  #ifdef MAPPED
  vec3 colour = tint * toLight(texture2D(map, at).rgb);
  #else
  vec3 colour = tint;
  #endif
  #ifdef GLOSSY
  vec2 half_ = seen.xy / seen.w * 0.5 + 0.5;
  vec3 sight = normalize(place - eye);
  float flat_ = pow(1.0 - abs(sight.y), 4.0);
  vec3 back = vec3(0.0);
  for (int n = -3; n <= 3; n++) back += toLight(texture2D(mirror, half_ + vec2(float(n) * 0.0012, abs(float(n)) * 0.004)).rgb);
  colour = mix(colour, back / 7.0, gloss * (0.12 + 0.88 * flat_));
  #endif
  gl_FragColor = vec4(toScreen(colour), isFloor);
}`;

/** The empty hall, to be drawn once for a view. */
export interface HallLayers {
  readonly floor: Mesh;
  readonly rest: readonly Mesh[];
  readonly floorMaterial: ShaderMaterial;
  readonly textures: readonly Texture[];
}

export function hallLayers(): HallLayers {
  const meshes = hallMeshes();
  const [slabs, tiles] = [textureOf(terrazzo()), textureOf(metroTiles())];
  const floorMaterial = hallMaterial(slabs, true);
  const rest = [
    new Mesh(geometryOf(meshes.tiles), hallMaterial(tiles, false)),
    new Mesh(geometryOf(meshes.plain), hallMaterial(null, false)),
  ];
  const floor = new Mesh(geometryOf(meshes.floor), floorMaterial);
  for (const mesh of [floor, ...rest]) {
    mesh.matrixAutoUpdate = false;
    mesh.frustumCulled = false;
  }
  return { floor, rest, floorMaterial, textures: [slabs, tiles] };
}

function hallMaterial(map: Texture | null, floor: boolean): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    defines: { ...(map ? { MAPPED: '' } : {}), ...(floor ? { GLOSSY: '' } : {}) },
    uniforms: {
      map: { value: map },
      mirror: { value: null },
      gloss: { value: 0.3 },
      isFloor: { value: floor ? 1 : 0 },
      eye: { value: [0, 0, 0] },
    },
  });
}

function textureOf({ data, width, height }: Texels): Texture {
  const texture = new DataTexture(data, width, height, RGBAFormat);
  texture.wrapS = RepeatWrapping;
  texture.wrapT = RepeatWrapping;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.anisotropy = 8;
  texture.needsUpdate = true;
  return texture;
}
