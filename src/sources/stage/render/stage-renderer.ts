import { PerspectiveCamera, SRGBColorSpace, Scene, WebGLRenderer } from 'three';
import type { Scenery } from '../scenery.ts';
import { turnedView } from '../projection.ts';
import type { StageView } from '../stage-set.ts';
import { Backdrop } from './backdrop.ts';
import { CastMeshes } from './cast-meshes.ts';
import { FloorShadows } from './floor-shadows.ts';
import { GlowLayer } from './glow-layer.ts';
import { occluders } from './occluders.ts';
import type { Moment } from './sensor.ts';

/** Draws the stage with WebGL 2. */
export class StageRenderer {
  readonly renderer: WebGLRenderer;
  readonly camera = new PerspectiveCamera();
  readonly scene = new Scene();
  readonly cast: CastMeshes;
  readonly #shadows = new FloorShadows();
  readonly #backdrop: Backdrop;
  #scale = 1;
  #size = { width: 1, height: 1 };
  #painted = false;
  readonly #moment: Moment = { value: 0 };
  readonly #light: Moment = { value: 1 };
  readonly #glow = new GlowLayer();
  #view: StageView | null = null;
  /** How far the camera is turned from the view, radians. */
  #sway: readonly [yaw: number, pitch: number] = [0, 0];

  constructor(canvas: OffscreenCanvas | HTMLCanvasElement, context: WebGL2RenderingContext) {
    this.renderer = new WebGLRenderer({ canvas, context, antialias: true, alpha: false, stencil: false });
    this.renderer.outputColorSpace = SRGBColorSpace;
    this.renderer.autoClear = false;
    this.renderer.info.autoReset = false;
    this.#backdrop = new Backdrop(this.#shadows.texture, this.#moment, this.#light);
    this.cast = new CastMeshes(this.#moment, this.#light);
    this.scene.add(this.#backdrop.screen, occluders(), this.cast.scene, this.#glow.scene);
    this.scene.matrixWorldAutoUpdate = false;
    this.camera.matrixAutoUpdate = false;
    this.camera.near = 0.3;
    this.camera.far = 40;
  }

  /** @param detail the hall is drawn at this many times the size and brought down: 1 is quick, 2 is finer */
  setSize(width: number, height: number, detail = 1): void {
    this.#scale = detail;
    this.#size = { width, height };
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    this.#painted = false;
  }

  setView(view: StageView): void {
    this.#view = view;
    this.#sway = [0, 0];
    this.#aim(view);
  }

  #aim({ eye, target, fov }: StageView): void {
    const { camera } = this;
    camera.fov = fov;
    camera.position.set(...eye);
    // Looking at something reckons from where the camera's matrix says that it is.
    camera.updateMatrix();
    camera.updateMatrixWorld(true);
    camera.lookAt(...target);
    camera.updateMatrix();
    camera.updateMatrixWorld(true);
    camera.updateProjectionMatrix();
    this.cast.look(eye);
    this.#painted = false;
  }

  /** What was drawn once is drawn again: after the browser took the graphics card away. */
  refresh(): void {
    this.#painted = false;
  }

  /** @param time seconds; the same time gives the same noise */
  render(scenery: Scenery, time = 0): void {
    const { renderer, scene, camera } = this;
    this.#moment.value = (time * 7.31) % 1;
    this.#light.value = scenery.light;
    this.#swayTo(scenery.sway);
    renderer.info.reset();
    if (!this.#painted) {
      this.#backdrop.paint(renderer, camera, this.#size.width, this.#size.height, this.#scale);
      this.#painted = true;
    }
    this.cast.bring(scenery);
    this.#glow.bring(scenery, this.#view?.eye ?? [0, 0, 0], time);
    this.#shadows.render(renderer, this.cast.shadowScene);
    renderer.clear(true, true, false);
    renderer.render(scene, camera);
  }

  /** A camera that was knocked sees the hall from elsewhere: it is painted again. */
  #swayTo(sway: readonly [number, number]): void {
    const same = sway[0] === this.#sway[0] && sway[1] === this.#sway[1];
    if (same || !this.#view) return;
    this.#sway = sway;
    this.#aim(turnedView(this.#view, ...sway));
  }

  dispose(): void {
    this.#glow.dispose();
    this.cast.dispose();
    this.#shadows.dispose();
    this.#backdrop.dispose();
    this.renderer.dispose();
  }
}
