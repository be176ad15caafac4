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
  readonly #spec: DetectorSpec;
  readonly #modelBase: string;
  readonly #poses = new Map<PoseKind, { network: Network; picture: Picture }>();
  #detector: Network;
  #picture: Picture;

  constructor(detector: Network, spec: DetectorSpec, modelBase: string) {
    this.#spec = spec;
    this.#modelBase = modelBase;
    this.#detector = detector;
    this.#picture = new Picture(detector.input.width, detector.input.height);
  }

  /** Goes on with another network: the picture has changed its shape. */
  exchange(detector: Network): void {
    this.#detector = detector;
    this.#picture = new Picture(detector.input.width, detector.input.height);
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
    const { input } = this.#detector;
    const drawing: Drawing = {
      region: shaped(box, size, turn === 0 ? input : turned(input)),
      turn,
      shape: 'stretch',
    };
    const vector = await this.#detector.run(this.#picture.draw(image, size, masks, drawing));
    const back = toPicture(drawing, size, this.#picture);
    return this.#spec.decode(vector, input).map((one) => ({ ...one, box: mapBox(one.box, back) }));
  }

  async #pose(
    { box }: LookRequest,
    image: VideoFrame | ImageBitmap,
    size: Size,
    masks: readonly (readonly Point[])[],
  ): Promise<Pick<LookResult, 'detections' | 'pose' | 'poses'>> {
    const whole = box[2] >= 0.999 && box[3] >= 0.999;
    const { network, picture } = await this.#poseNetwork(whole ? 'multi' : 'single');
    const drawing: Drawing = {
      region: whole ? [0, 0, 1, 1] : shaped(box, size, SQUARE),
      turn: 0,
      shape: 'fit',
    };
    const vector = await network.run(picture.draw(image, size, masks, drawing));
    const back = toPicture(drawing, size, picture);
    if (whole) return { detections: [], pose: null, poses: decodeMultiPose(vector, back) };
    return { detections: [], pose: decodeSinglePose(vector, back) };
  }

  async #poseNetwork(kind: PoseKind): Promise<{ network: Network; picture: Picture }> {
    const known = this.#poses.get(kind);
    if (known) return known;
    const spec = POSES[kind];
    const { graph } = await loadModel(this.#modelBase, spec.model, () => undefined);
    const network = await Network.create(spec, graph, SQUARE);
    const fresh = { network, picture: new Picture(network.input.width, network.input.height) };
    this.#poses.set(kind, fresh);
    return fresh;
  }
}

const SQUARE: Size = { width: 1, height: 1 };

function turned({ width, height }: Size): Size {
  return { width: height, height: width };
}

/** The smallest region about a box with the shape of `like` in pixels: nothing is stretched. */
export function shaped(box: Box, size: Size, like: Size): Box {
  const scale = Math.max((box[2] * size.width) / like.width, (box[3] * size.height) / like.height);
  const w = (scale * like.width) / size.width;
  const h = (scale * like.height) / size.height;
  return [box[0] + box[2] / 2 - w / 2, box[1] + box[3] / 2 - h / 2, w, h];
}

function mapBox(box: Box, back: (x: number, y: number) => readonly [number, number]): Box {
  const [ax, ay] = back(box[0], box[1]);
  const [bx, by] = back(box[0] + box[2], box[1] + box[3]);
  return boxFromEdges(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
}
