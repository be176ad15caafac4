import {
  LinearFilter,
  Matrix4,
  Mesh,
  NoBlending,
  PlaneGeometry,
  Scene,
  ShaderMaterial,
  Vector3,
  WebGLRenderTarget,
} from 'three';
import type { Texture, WebGLRenderer, PerspectiveCamera } from 'three';
import { SHADOW_AREA } from './floor-shadows.ts';
import { hallLayers } from './hall-layers.ts';
import type { HallLayers } from './hall-layers.ts';
import { SENSOR } from './sensor.ts';
import type { Moment } from './sensor.ts';

const VERTEX = /* glsl */ `
varying vec2 at;
varying vec3 ground;
uniform mat3 toFloor;
void main() {
  at = uv;
  // Where the pixel's ray meets the floor: linear in the picture but for a division.
  ground = toFloor * vec3(position.xy, 1.0);
  gl_Position = vec4(position.xy, 1.0, 1.0);
}`;

const FRAGMENT = /* glsl */ `
varying vec2 at;
varying vec3 ground;
uniform sampler2D picture;
uniform sampler2D shadows;
uniform vec3 area;
uniform float hall;
${SENSOR}
void main() {
  vec4 seen = texture2D(picture, at);
  vec2 place = (ground.xy / ground.z - area.xy) / (2.0 * area.z) * vec2(1.0, -1.0) + 0.5;
  vec2 kept = texture2D(shadows, place).rg * seen.a;
  // The root brings light to the curve of screens, near enough.
  gl_FragColor = vec4(seen.rgb * sqrt(hall) * sqrt((1.0 - 0.55 * kept.r) * (1.0 - 0.8 * kept.g)) + sensor(), 1.0);
}`;

/**
 * The empty hall as a picture. Cameras stand still, so that the hall is drawn once for a view, with every
 * refinement, and then only copied, with the shadows of the moment on its floor.
 */
export class Backdrop {
  /** Fills the picture; to be drawn before everything else. */
  readonly screen: Mesh<PlaneGeometry, ShaderMaterial>;
  readonly #hall: HallLayers = hallLayers();
  #picture: WebGLRenderTarget | null = null;

  constructor(shadows: Texture, moment: Moment, light: Moment) {
    const { x, z, half } = SHADOW_AREA;
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: {
        picture: { value: null },
        shadows: { value: shadows },
        area: { value: [x, z, half] },
        toFloor: { value: null },
        moment,
        hall: light,
      },
      depthTest: false,
      depthWrite: false,
      blending: NoBlending,
    });
    this.screen = new Mesh(new PlaneGeometry(2, 2), material);
    this.screen.frustumCulled = false;
    this.screen.renderOrder = -2;
  }

  /** Draws the hall as `camera` sees it, at `scale` times the picture's size. */
  paint(
    renderer: WebGLRenderer,
    camera: PerspectiveCamera,
    width: number,
    height: number,
    scale: number,
  ): void {
    const { floor, rest, floorMaterial } = this.#hall;
    const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
    const mirror = new WebGLRenderTarget(width >> 1, height >> 1, { generateMipmaps: false });
    const scene = new Scene();
    scene.add(...rest);
    floorMaterial.uniforms['eye']!.value = camera.position.toArray();
    draw(renderer, scene, mirrored(camera), mirror);
    floorMaterial.uniforms['mirror']!.value = mirror.texture;
    scene.add(floor);
    this.#picture?.dispose();
    this.#picture = new WebGLRenderTarget(w, h, {
      samples: 4,
      minFilter: LinearFilter,
      magFilter: LinearFilter,
    });
    draw(renderer, scene, camera, this.#picture);
    mirror.dispose();
    const { uniforms } = this.screen.material;
    uniforms['picture']!.value = this.#picture.texture;
    uniforms['toFloor']!.value = floorMap(camera);
  }

  dispose(): void {
    this.#picture?.dispose();
    for (const { geometry } of [this.#hall.floor, ...this.#hall.rest]) geometry.dispose();
    for (const texture of this.#hall.textures) texture.dispose();
    this.screen.geometry.dispose();
    this.screen.material.dispose();
  }
}

function draw(renderer: WebGLRenderer, scene: Scene, camera: PerspectiveCamera, to: WebGLRenderTarget): void {
  renderer.setRenderTarget(to);
  renderer.setClearColor(0x050506, 0);
  renderer.clear();
  renderer.render(scene, camera);
  renderer.setRenderTarget(null);
}

/** The camera below the floor that sees what the floor mirrors, in the same place of the picture. */
function mirrored(camera: PerspectiveCamera): PerspectiveCamera {
  const copy = camera.clone();
  copy.matrixAutoUpdate = false;
  copy.matrixWorldAutoUpdate = false;
  const flip = new Matrix4().makeScale(1, -1, 1);
  copy.matrixWorld.multiplyMatrices(flip, camera.matrixWorld);
  copy.matrixWorldInverse.copy(copy.matrixWorld).invert();
  // Left and right are swapped in such a camera's picture: swapped back, triangles keep their front.
  copy.projectionMatrix.copy(camera.projectionMatrix);
  return copy;
}

/** Takes (x, y, 1) of the picture, -1..1, to (x w, z w, w) on the floor. */
function floorMap(camera: PerspectiveCamera): number[] {
  const eye = camera.position;
  const [right, up, back] = [new Vector3(), new Vector3(), new Vector3()];
  camera.matrixWorld.extractBasis(right, up, back);
  const tall = Math.tan((camera.fov * Math.PI) / 360);
  const wide = tall * camera.aspect;
  // The ray is right * x * wide + up * y * tall - back; it meets the floor where its height is used up.
  const columns = [right.multiplyScalar(wide), up.multiplyScalar(tall), back.negate()];
  return columns.flatMap((ray) => [-eye.x * ray.y + eye.y * ray.x, -eye.z * ray.y + eye.y * ray.z, -ray.y]);
}
