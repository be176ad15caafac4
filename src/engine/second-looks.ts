import type { LookRequest, LookResult } from '../core/detection/look.ts';
import type { Box, Size } from '../core/geometry/types.ts';
import { decodeMultiPose, decodeSinglePose } from './decode/movenet.ts';
import { Network, POSES } from './detectors.ts';
import { loadModel } from './models.ts';
import { Picture, toPicture, type Drawing } from './preprocess.ts';
import type { Sight, SightTiming, View } from './sight.ts';

type PoseKind = keyof typeof POSES;

const SQUARE: Size = { width: 1, height: 1 };
const ALL: Box = [0, 0, 1, 1];

/** Looks again at parts of a frame: the detector on crops, poses on crops or on the whole picture. */
export class SecondLooks {
  readonly #sight: Sight;
  readonly #modelBase: string;
  readonly #poses = new Map<PoseKind, { network: Network; picture: Picture }>();

  constructor(sight: Sight, modelBase: string) {
    this.#sight = sight;
    this.#modelBase = modelBase;
  }

  /** Serves the requests on one frame, in order. A pose model is loaded when the first look needs it. */
  async serve(
    requests: readonly LookRequest[],
    view: View,
    time: number,
    timing: SightTiming,
  ): Promise<LookResult[]> {
    const results: LookResult[] = [];
    for (const request of requests) {
      const look = request.pose
        ? await this.#pose(request, view, timing)
        : { detections: await this.#sight.see(view, timing, await this.#crop(request, view)), pose: null };
      results.push({ key: request.key, time, ...look });
    }
    return results;
  }

  async #crop({ box }: LookRequest, { size }: View): Promise<Drawing> {
    const { input } = await this.#sight.fit(size);
    return { region: shaped(box, size, input), shape: 'stretch' };
  }

  async #pose(
    { box }: LookRequest,
    { image, size, masks }: View,
    timing: SightTiming,
  ): Promise<Pick<LookResult, 'detections' | 'pose' | 'poses'>> {
    const whole = box[2] >= 0.999 && box[3] >= 0.999;
    const { network, picture } = await this.#poseNetwork(whole ? 'multi' : 'single');
    const drawing: Drawing = { region: whole ? ALL : shaped(box, size, SQUARE), shape: 'fit' };
    const t0 = performance.now();
    const pixels = picture.draw(image, size, masks, drawing);
    const t1 = performance.now();
    const vector = await network.run(pixels);
    timing.prepare += t1 - t0;
    timing.network += performance.now() - t1;
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
    const fresh = { network, picture: new Picture(network.input.width, network.input.height, 'medium') };
    this.#poses.set(kind, fresh);
    return fresh;
  }
}

/** The smallest region about a box with the shape of `like` in pixels: nothing is stretched. */
export function shaped(box: Box, size: Size, like: Size): Box {
  const scale = Math.max((box[2] * size.width) / like.width, (box[3] * size.height) / like.height);
  const w = (scale * like.width) / size.width;
  const h = (scale * like.height) / size.height;
  return [box[0] + box[2] / 2 - w / 2, box[1] + box[3] / 2 - h / 2, w, h];
}
