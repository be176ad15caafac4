import { PerspectiveCamera, SRGBColorSpace, Scene, WebGLRenderer } from 'three';
import type { Scenery } from '../scenery.ts';
import type { StageView } from '../stage-set.ts';
import { Backdrop } from './backdrop.ts';
import { CastMeshes } from './cast-meshes.ts';
import { FloorShadows } from './floor-shadows.ts';
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

  constructor(canvas: OffscreenCanvas | HTMLCanvasElement, context: WebGL2RenderingContext) {
    this.renderer = new WebGLRenderer({ canvas, context, antialias: true, alpha: false, stencil: false });
    this.renderer.outputColorSpace = SRGBColorSpace;
    this.renderer.autoClear = false;
    this.renderer.info.autoReset = false;
    this.#backdrop = new Backdrop(this.#shadows.texture, this.#moment);
    this.cast = new CastMeshes(this.#moment);
    this.scene.add(this.#backdrop.screen, occluders(), this.cast.scene);
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

  setView({ eye, target, fov }: StageView): void {
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
    renderer.info.reset();
    if (!this.#painted) {
      this.#backdrop.paint(renderer, camera, this.#size.width, this.#size.height, this.#scale);
      this.#painted = true;
    }
    this.cast.bring(scenery);
    this.#shadows.render(renderer, this.cast.shadowScene);
    renderer.clear(true, true, false);
    renderer.render(scene, camera);
  }

  dispose(): void {
    this.cast.dispose();
    this.#shadows.dispose();
    this.#backdrop.dispose();
    this.renderer.dispose();
  }
}
