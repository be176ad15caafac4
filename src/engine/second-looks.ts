import type { Detection } from '../core/detection/detection.ts';
import type { LookRequest, LookResult } from '../core/detection/look.ts';
import type { Box, Point, Size } from '../core/geometry/types.ts';
import { decodeMultiPose, decodeSinglePose } from './decode/movenet.ts';
import { boxFromEdges } from './decode/suppress.ts';
import { Network, POSES, type DetectorSpec } from './detectors.ts';
import { loadModel } from './models.ts';
import { Picture, toPicture, type Drawing } from './preprocess.ts';

type PoseKind = keyof typeof POSES;

/** Looks again at parts of a frame: the detector on crops, poses on crops or on the whole picture. */
export class SecondLooks {
  readonly #detector: Network;
  readonly #spec: DetectorSpec;
  readonly #picture: Picture;
  readonly #modelBase: string;
  readonly #poses = new Map<PoseKind, { network: Network; picture: Picture }>();

  constructor(detector: Network, spec: DetectorSpec, modelBase: string) {
    this.#detector = detector;
    this.#spec = spec;
    this.#picture = new Picture(spec.side, spec.side);
    this.#modelBase = modelBase;
  }

  /** Serves the requests on one frame, in order. A pose model is loaded when the first look needs it. */
  async serve(
    requests: readonly LookRequest[],
    image: VideoFrame | ImageBitmap,
    size: Size,
    masks: readonly (readonly Point[])[],
    time: number,
  ): Promise<LookResult[]> {
    const results: LookResult[] = [];
    for (const request of requests) {
      for (const turn of request.turns) {
        const look = request.pose
          ? await this.#pose(request, image, size, masks)
          : { detections: await this.#detect(request, turn, image, size, masks), pose: null };
        results.push({ key: request.key, turn, time, ...look });
      }
    }
    return results;
  }

  async #detect(
    { box }: LookRequest,
    turn: 0 | 90 | -90,
    image: VideoFrame | ImageBitmap,
    size: Size,
    masks: readonly (readonly Point[])[],
  ): Promise<Detection[]> {
    const drawing: Drawing = { region: squared(box, size), turn, shape: 'stretch' };
    const vector = await this.#detector.run(this.#picture.draw(image, size, masks, drawing));
    const back = toPicture(drawing, size, this.#picture);
    return this.#spec.decode(vector).map((one) => ({ ...one, box: mapBox(one.box, back) }));
  }

  async #pose(
    { box }: LookRequest,
    image: VideoFrame | ImageBitmap,
    size: Size,
    masks: readonly (readonly Point[])[],
  ): Promise<Pick<LookResult, 'detections' | 'pose' | 'poses'>> {
    const whole = box[2] >= 0.999 && box[3] >= 0.999;
    const { network, picture } = await this.#poseNetwork(whole ? 'multi' : 'single');
    const drawing: Drawing = { region: whole ? [0, 0, 1, 1] : squared(box, size), turn: 0, shape: 'fit' };
    const vector = await network.run(picture.draw(image, size, masks, drawing));
    const back = toPicture(drawing, size, picture);
    if (whole) return { detections: [], pose: null, poses: decodeMultiPose(vector, back) };
    return { detections: [], pose: decodeSinglePose(vector, back) };
  }

  async #poseNetwork(kind: PoseKind): Promise<{ network: Network; picture: Picture }> {
    const known = this.#poses.get(kind);
    if (known) return known;
    const spec = POSES[kind];
    const { model } = await loadModel(this.#modelBase, spec.model, () => undefined);
    const fresh = { network: new Network(spec, model), picture: new Picture(spec.side, spec.side) };
    this.#poses.set(kind, fresh);
    return fresh;
  }
}

/** The smallest square (in pixels) about a box: a stretched crop would show people as they are not. */
export function squared(box: Box, size: Size): Box {
  const side = Math.max(box[2] * size.width, box[3] * size.height);
  const w = side / size.width;
  const h = side / size.height;
  return [box[0] + box[2] / 2 - w / 2, box[1] + box[3] / 2 - h / 2, w, h];
}

function mapBox(box: Box, back: (x: number, y: number) => readonly [number, number]): Box {
  const [ax, ay] = back(box[0], box[1]);
  const [bx, by] = back(box[0] + box[2], box[1] + box[3]);
  return boxFromEdges(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
}
