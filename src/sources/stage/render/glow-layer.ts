import { AdditiveBlending, CustomBlending, Mesh, OneFactor, OneMinusSrcAlphaFactor, PlaneGeometry, Scene, ShaderMaterial } from 'three'; // prettier-ignore
import { PROP_PLANS, flameSize } from '../props.ts';
import type { Scenery } from '../scenery.ts';
import type { Vec3 } from '../stage-math.ts';

/** A card that stands upright on the floor and turns to the eye. */
const CARD = /* glsl */ `
uniform vec3 foot;
uniform vec2 size;
uniform vec3 eye;
varying vec2 at;
void main() {
  at = position.xy;
  vec2 way = normalize(eye.xz - foot.xz);
  vec3 right = vec3(way.y, 0.0, -way.x);
  vec3 world = foot + right * position.x * size.x + vec3(0.0, (position.y * 0.5 + 0.5) * size.y, 0.0);
  gl_Position = projectionMatrix * viewMatrix * vec4(world, 1.0);
}`;

/**
 * Tongues of flame: layers of noise that rise, torn off towards the top; white-hot in the middle, yellow, then
 * orange at the rims, each channel burnt out as in a camera. The same time gives the same flame.
 */
const FLAME = /* glsl */ `
varying vec2 at;
uniform float time;
uniform float heat;
uniform float seed;
float hash(vec2 p) {
  vec3 q = fract(vec3(p.xyx) * 0.1031);
  q += dot(q, q.yzx + 33.33);
  return fract((q.x + q.y) * q.z);
}
float noise(vec2 p) {
  vec2 i = floor(p), f = fract(p);
  f = f * f * (3.0 - 2.0 * f);
  return mix(mix(hash(i), hash(i + vec2(1.0, 0.0)), f.x), mix(hash(i + vec2(0.0, 1.0)), hash(i + vec2(1.0, 1.0)), f.x), f.y);
}
float cloud(vec2 p) {
  return 0.53 * noise(p) + 0.27 * noise(p * 2.13 + 7.7) + 0.13 * noise(p * 4.3 + 3.1) + 0.07 * noise(p * 8.9 + 1.7);
}
void main() {
  float up = at.y * 0.5 + 0.5;
  float rise = 2.6 * time;
  // Licks sway as they rise, and the whole breathes without a beat.
  float breath = 0.72 + 0.42 * noise(vec2(time * 2.7, seed)) + 0.2 * (noise(vec2(time * 7.1, seed + 9.0)) - 0.5);
  float sway = (cloud(vec2(up * 1.7 - rise * 0.8, seed + 3.0)) - 0.5) * 1.5 * up;
  float x = at.x + sway;
  float n = cloud(vec2(x * 2.4 + seed, up * 2.6 - rise));
  float half_ = mix(0.5, 0.06, up) * (0.75 + 0.5 * sin(min(up * 5.0, 3.1416) * 0.5));
  float body = 1.0 - abs(x) / max(half_, 0.02);
  float torn = n * 1.9 - 0.55 - up * (1.35 / breath);
  float f = clamp(body * 0.75 + torn, 0.0, 1.0) * smoothstep(0.0, 0.06, up);
  if (f <= 0.01) discard;
  float hot = clamp(f * 1.35 - up * 0.25, 0.0, 1.0);
  vec3 colour = mix(vec3(0.78, 0.16, 0.02), vec3(1.0, 0.44, 0.05), smoothstep(0.05, 0.35, hot));
  colour = mix(colour, vec3(1.0, 0.76, 0.2), smoothstep(0.3, 0.62, hot));
  colour = mix(colour, vec3(1.0, 0.96, 0.72), smoothstep(0.6, 0.95, hot));
  float alpha = smoothstep(0.02, 0.22, f);
  gl_FragColor = vec4(colour * alpha, alpha * 0.93);
}`;

/** A round glow that fades outwards. */
const GLOW = /* glsl */ `
varying vec2 at;
uniform vec3 colour;
uniform float power;
uniform float core;
void main() {
  float r = length(at);
  if (r > 1.0) discard;
  float glow = pow(1.0 - r, 2.6) * 0.55 + core * smoothstep(0.2, 0.05, r);
  gl_FragColor = vec4(colour * glow * power, 1.0);
}`;

interface Light {
  readonly flame: Mesh<PlaneGeometry, ShaderMaterial>;
  readonly glow: Mesh<PlaneGeometry, ShaderMaterial>;
}

const AMBER = [1, 0.5, 0.1] as const;
const WARM = [1, 0.8, 0.45] as const;

/** Flames and lights: what shines, drawn after everything that is solid. */
export class GlowLayer {
  readonly scene = new Scene();
  readonly #lights = new Map<number, Light>();
  readonly #card = new PlaneGeometry(2, 2);

  constructor() {
    this.scene.matrixWorldAutoUpdate = false;
    this.scene.matrixAutoUpdate = false;
  }

  /** @param time seconds; the same time gives the same flames */
  bring({ props }: Scenery, eye: Vec3, time: number): void {
    for (const prop of props) {
      const shines = prop.heat > 0 || prop.glow > 0;
      const light = this.#lights.get(prop.id) ?? (shines ? this.#make(prop.id) : null);
      if (!light) continue;
      const { flame, glow } = light;
      flame.visible = prop.heat > 0;
      glow.visible = shines;
      const rim = PROP_PLANS.bin.size[1] - 0.12;
      const [high, half] = flameSize(Math.max(prop.heat, 0.01));
      set(flame, { foot: [prop.at[0], rim, prop.at[1]], size: [half * 1.35, high * 1.25], eye, time, heat: prop.heat, seed: prop.id % 97 }); // prettier-ignore
      const [middle, radius] =
        prop.kind === 'bin'
          ? [rim + 0.4 * high, 0.5 + 0.9 * prop.heat]
          : [PROP_PLANS[prop.kind].size[1] - 0.12, prop.kind === 'lamp' ? 0.5 : 0.42];
      const steady = prop.kind === 'bin' ? 0.34 * prop.heat : prop.glow;
      set(glow, {
        foot: [prop.at[0], middle - radius, prop.at[1]],
        size: [radius, 2 * radius],
        eye,
        colour: prop.kind === 'lamp' ? WARM : AMBER,
        power: steady,
        core: prop.kind === 'bin' ? 0 : 1,
      });
    }
  }

  dispose(): void {
    for (const { flame, glow } of this.#lights.values()) {
      flame.material.dispose();
      glow.material.dispose();
    }
    this.#card.dispose();
    this.#lights.clear();
  }

  #make(id: number): Light {
    const flame = this.#mesh(FLAME, ['time', 'heat', 'seed'], 2);
    flame.material.blending = CustomBlending;
    flame.material.blendSrc = OneFactor;
    flame.material.blendDst = OneMinusSrcAlphaFactor;
    const glow = this.#mesh(GLOW, ['colour', 'power', 'core'], 3);
    glow.material.blending = AdditiveBlending;
    const light = { flame, glow };
    this.#lights.set(id, light);
    this.scene.add(flame, glow);
    return light;
  }

  #mesh(
    fragmentShader: string,
    names: readonly string[],
    order: number,
  ): Mesh<PlaneGeometry, ShaderMaterial> {
    const uniforms = Object.fromEntries(['foot', 'size', 'eye', ...names].map((name) => [name, { value: 0 }])); // prettier-ignore
    const material = new ShaderMaterial({
      vertexShader: CARD,
      fragmentShader,
      uniforms,
      transparent: true,
      depthWrite: false,
    });
    const mesh = new Mesh(this.#card, material);
    mesh.frustumCulled = false;
    mesh.matrixAutoUpdate = false;
    mesh.matrixWorldAutoUpdate = false;
    mesh.renderOrder = order;
    return mesh;
  }
}

function set(mesh: Mesh<PlaneGeometry, ShaderMaterial>, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) mesh.material.uniforms[name]!.value = value;
}
