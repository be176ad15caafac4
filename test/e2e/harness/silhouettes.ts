import { Color, ShaderMaterial, WebGLRenderTarget } from 'three';
import type { Box } from '../../../src/core/geometry/types.ts';
import { boxOf, frameTruth } from '../../../src/sources/stage/frame-truth.ts';
import { createLens } from '../../../src/sources/stage/projection.ts';
import { StageRenderer } from '../../../src/sources/stage/render/stage-renderer.ts';
import { SCRIPTS } from '../../../src/sources/stage/scripts.ts';
import { StagePlay } from '../../../src/sources/stage/stage-play.ts';
import { VIEWS } from '../../../src/sources/stage/stage-set.ts';

/** Somebody or something in one picture: what the truth says, and what was drawn. */
export interface Compared {
  readonly view: string;
  readonly time: number;
  readonly id: number;
  readonly label: string | null;
  /** Of its box by the truth and the box of its pixels, both with nothing in front. */
  readonly iou: number;
  /** Share that is to be seen: by the truth, and of its pixels. */
  readonly visible: number;
  readonly seen: number;
  /** Cut by the picture's edge. */
  readonly cut: boolean;
  readonly pixels: number;
}

const SIZE = { width: 768, height: 576 };
/** Views in which it is compared: all of them would take long. */
const COMPARED: readonly string[] = ['platform', 'hall', 'high'];

interface Drawn {
  readonly box: Box;
  readonly pixels: number;
}

/** Draws each piece in a colour of its own and compares it with the truth. */
export function compareSilhouettes(
  script: string,
  seed: number,
  times: readonly number[],
): readonly Compared[] {
  const canvas = new OffscreenCanvas(SIZE.width, SIZE.height);
  const gl = canvas.getContext('webgl2');
  const known = SCRIPTS[script];
  if (!gl || !known) throw new Error('no WebGL, or no such script');
  const stage = new StageRenderer(canvas, gl);
  stage.setSize(SIZE.width, SIZE.height);
  const found: Compared[] = [];
  for (const view of VIEWS.filter(({ id }) => COMPARED.includes(id))) {
    stage.setView(view);
    const lens = createLens(view, SIZE);
    const play = new StagePlay(known, seed, lens);
    for (const time of times) {
      play.moveTo(time);
      found.push(...compare(stage, play, lens).map((one) => ({ ...one, view: view.id, time })));
    }
  }
  stage.dispose();
  return found;
}

function compare(
  stage: StageRenderer,
  play: StagePlay,
  lens: ReturnType<typeof createLens>,
): Omit<Compared, 'view' | 'time'>[] {
  const scenery = play.scenery();
  stage.cast.bring(scenery);
  const together = paint(stage, null);
  const truth = frameTruth(scenery, lens).objects;
  return [...stage.cast.pieces.keys()].flatMap((id) => {
    const alone = paint(stage, id).get(id);
    const told = truth.find((one) => one.id === id);
    if (!alone || alone.pixels < 60) return [];
    const box = told?.box ?? boxOf(scenery, id, lens);
    const cut = touchesEdge(alone.box);
    const seen = (together.get(id)?.pixels ?? 0) / alone.pixels;
    const iou = box ? overlap(box, alone.box) : 0;
    const label = told?.label ?? null;
    return [{ id, label, iou, visible: told?.visible ?? 0, seen, cut, pixels: alone.pixels }];
  });
}

/** Boxes and counts of pixels by piece: of all with what hides them, or of one alone. */
function paint(stage: StageRenderer, only: number | null): Map<number, Drawn> {
  const { renderer, camera, cast, scene } = stage;
  const target = new WebGLRenderTarget(SIZE.width, SIZE.height);
  const plain = new ShaderMaterial({
    vertexShader:
      'void main() { gl_Position = projectionMatrix * viewMatrix * modelMatrix * vec4(position, 1.0); }',
    fragmentShader: 'uniform float id; void main() { gl_FragColor = vec4(id / 255.0, 0.0, 0.0, 1.0); }',
    uniforms: { id: { value: 0 } },
  });
  const restore: (() => void)[] = [];
  const ids = [...cast.pieces.keys()];
  for (const object of scene.children) {
    if (object === cast.scene) continue;
    const visible = object.visible;
    // What hides people is kept when all are drawn; the picture of the hall never is.
    object.visible = only === null && object.renderOrder === -1;
    restore.push(() => (object.visible = visible));
  }
  ids.forEach((id, n) => {
    const { mesh } = cast.pieces.get(id)!;
    const { material } = mesh;
    const own = plain.clone();
    own.uniforms['id']!.value = n + 1;
    mesh.material = own;
    mesh.visible = only === null || only === id;
    restore.push(() => {
      mesh.material = material;
      mesh.visible = true;
      own.dispose();
    });
  });
  renderer.setRenderTarget(target);
  renderer.setClearColor(new Color(0), 1);
  renderer.clear(true, true, false);
  renderer.render(scene, camera);
  const pixels = new Uint8Array(SIZE.width * SIZE.height * 4);
  renderer.readRenderTargetPixels(target, 0, 0, SIZE.width, SIZE.height, pixels);
  renderer.setRenderTarget(null);
  for (const undo of restore) undo();
  target.dispose();
  plain.dispose();
  return measure(pixels, ids);
}

function measure(pixels: Uint8Array, ids: readonly number[]): Map<number, Drawn> {
  const { width, height } = SIZE;
  const bounds = ids.map(() => ({ left: width, right: 0, top: height, bottom: 0, pixels: 0 }));
  for (let at = 0; at < width * height; at++) {
    const one = bounds[pixels[at * 4]! - 1];
    if (!one) continue;
    const x = at % width;
    // Rows come from the bottom up.
    const y = height - 1 - Math.floor(at / width);
    one.left = Math.min(one.left, x);
    one.right = Math.max(one.right, x + 1);
    one.top = Math.min(one.top, y);
    one.bottom = Math.max(one.bottom, y + 1);
    one.pixels++;
  }
  const found = new Map<number, Drawn>();
  bounds.forEach(({ left, right, top, bottom, pixels: count }, n) => {
    if (count === 0) return;
    const box: Box = [left / width, top / height, (right - left) / width, (bottom - top) / height];
    found.set(ids[n]!, { box, pixels: count });
  });
  return found;
}

function touchesEdge([x, y, w, h]: Box): boolean {
  return x <= 0.002 || y <= 0.002 || x + w >= 0.998 || y + h >= 0.998;
}

function overlap(a: Box, b: Box): number {
  const w = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]);
  const h = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
  if (w <= 0 || h <= 0) return 0;
  return (w * h) / (a[2] * a[3] + b[2] * b[3] - w * h);
}
