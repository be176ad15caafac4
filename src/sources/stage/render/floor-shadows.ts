import {
  CustomBlending,
  DoubleSide,
  LinearFilter,
  MaxEquation,
  Mesh,
  NoBlending,
  OneFactor,
  OrthographicCamera,
  PlaneGeometry,
  RGFormat,
  Scene,
  ShaderMaterial,
  UnsignedByteType,
  Vector2,
  WebGLRenderTarget,
} from 'three';
import type { Texture, WebGLRenderer } from 'three';

/** The part of the floor whose shadows are reckoned, metres. */
export const SHADOW_AREA = { x: -1, z: -1.4, half: 6.6 } as const;
const SIZE = 320;
/** The way of the light, downwards; the further up what keeps it off, the fainter. */
export const LIGHT_WAY = { x: 0.34, y: -1, z: -0.26 } as const;

const CAST = /* glsl */ `
uniform vec3 area;
uniform vec2 slant;
varying float up;
void main() {
  vec4 world = modelMatrix * vec4(position, 1.0);
  up = max(world.y, 0.0);
  vec2 floorPlace = world.xz + slant * up;
  gl_Position = vec4((floorPlace - area.xy) / area.z * vec2(1.0, -1.0), 0.0, 1.0);
}`;
const CAST_FRAGMENT = /* glsl */ `
varying float up;
uniform float fade;
uniform vec2 channel;
void main() {
  gl_FragColor = vec4(channel * exp(-up * fade), 0.0, 1.0);
}`;

const COPY = /* glsl */ `
varying vec2 at;
void main() {
  at = uv;
  gl_Position = vec4(position.xy, 0.0, 1.0);
}`;
const BLUR = /* glsl */ `
varying vec2 at;
uniform sampler2D map;
uniform vec2 way;
void main() {
  vec2 sum = texture2D(map, at).rg * 0.2042;
  sum += (texture2D(map, at + way * 1.3846).rg + texture2D(map, at - way * 1.3846).rg) * 0.2802;
  sum += (texture2D(map, at + way * 3.2308).rg + texture2D(map, at - way * 3.2308).rg) * 0.1177;
  gl_FragColor = vec4(sum, 0.0, 1.0);
}`;

/**
 * Soft shadows on the floor. Everybody is drawn flat, as the light throws them, darker the nearer to the floor,
 * and blurred: red as the lamps throw them aside, green straight down. Far cheaper than a depth map, and
 * without its grain; walls get none.
 */
export class FloorShadows {
  readonly #aside: ShaderMaterial;
  readonly #below: ShaderMaterial;
  readonly #blur: ShaderMaterial;
  readonly #camera = new OrthographicCamera(-1, 1, 1, -1, 0, 1);
  readonly #screen = new Scene();
  readonly #targets: readonly [WebGLRenderTarget, WebGLRenderTarget];

  constructor() {
    const { x, z, half } = SHADOW_AREA;
    const caster = (slant: Vector2, channel: Vector2, fade: number): ShaderMaterial =>
      new ShaderMaterial({
        vertexShader: CAST,
        fragmentShader: CAST_FRAGMENT,
        uniforms: {
          area: { value: [x, z, half] },
          slant: { value: slant },
          channel: { value: channel },
          fade: { value: fade },
        },
        side: DoubleSide,
        depthTest: false,
        depthWrite: false,
        blending: CustomBlending,
        blendEquation: MaxEquation,
        blendSrc: OneFactor,
        blendDst: OneFactor,
      });
    this.#aside = caster(new Vector2(LIGHT_WAY.x, LIGHT_WAY.z), new Vector2(1, 0), 0.5);
    this.#below = caster(new Vector2(0, 0), new Vector2(0, 1), 1.9);
    this.#blur = new ShaderMaterial({
      vertexShader: COPY,
      fragmentShader: BLUR,
      uniforms: { map: { value: null }, way: { value: new Vector2() } },
      depthTest: false,
      depthWrite: false,
      blending: NoBlending,
    });
    this.#screen.add(new Mesh(new PlaneGeometry(2, 2), this.#blur));
    const target = (): WebGLRenderTarget =>
      new WebGLRenderTarget(SIZE, SIZE, {
        format: RGFormat,
        type: UnsignedByteType,
        minFilter: LinearFilter,
        magFilter: LinearFilter,
        depthBuffer: false,
      });
    this.#targets = [target(), target()];
  }

  get texture(): Texture {
    return this.#targets[0].texture;
  }

  /** Draws the shadows of what is in `cast`. */
  render(renderer: WebGLRenderer, cast: Scene): void {
    const [one, other] = this.#targets;
    renderer.setClearColor(0x000000, 1);
    renderer.setRenderTarget(one);
    renderer.clear(true, false, false);
    cast.overrideMaterial = this.#aside;
    renderer.render(cast, this.#camera);
    cast.overrideMaterial = this.#below;
    renderer.render(cast, this.#camera);
    for (const reach of [0.7, 1.4]) {
      this.#pass(renderer, one, other, reach / SIZE, 0);
      this.#pass(renderer, other, one, 0, reach / SIZE);
    }
    renderer.setRenderTarget(null);
  }

  dispose(): void {
    for (const target of this.#targets) target.dispose();
    for (const material of [this.#aside, this.#below, this.#blur]) material.dispose();
  }

  #pass(renderer: WebGLRenderer, from: WebGLRenderTarget, to: WebGLRenderTarget, x: number, y: number): void {
    this.#blur.uniforms['map']!.value = from.texture;
    (this.#blur.uniforms['way']!.value as Vector2).set(x, y);
    renderer.setRenderTarget(to);
    renderer.render(this.#screen, this.#camera);
  }
}
