import type { Detection } from '../core/detection/detection.ts';
import type { Point, Size } from '../core/geometry/types.ts';
import type { PixelFrame } from '../core/pixels/pixel-frame.ts';
import type { DetectorId } from '../core/scenario/scenario.ts';
import { DETECTORS, Network, type DetectorSpec } from './detectors.ts';
import { Fault } from './fault.ts';
import type { GraphFiles } from './models.ts';
import { boxFromEdges } from './decode/suppress.ts';
import { Picture, toPicture, WHOLE, type Drawing } from './preprocess.ts';

/** Detectors were trained on bilinear pictures; anything finer costs three times as much to draw. */
export const SMOOTHING = 'low';

/** Milliseconds spent on drawing and reading pixels, on the network, on decoding. Added up over looks. */
export interface SightTiming {
  prepare: number;
  network: number;
  decode: number;
}

/** A frame with what every look at it needs. */
export interface View {
  readonly image: VideoFrame | ImageBitmap;
  /** Pixels as displayed. */
  readonly size: Size;
  readonly masks: readonly (readonly Point[])[];
}

interface Fitted {
  readonly network: Network;
  readonly picture: Picture;
}

/** A detector that looks at pictures of any shape: its network is made anew when the shape changes. */
export class Sight {
  readonly detector: DetectorId;
  readonly spec: DetectorSpec;
  readonly #graph: GraphFiles;
  #fitted: Fitted | null = null;
  #whole: PixelFrame | null = null;

  constructor(detector: DetectorId, graph: GraphFiles) {
    this.detector = detector;
    this.spec = DETECTORS[detector];
    this.#graph = graph;
  }

  /** The network as it is now. */
  get network(): Network {
    if (!this.#fitted) throw new Error('fit() comes first');
    return this.#fitted.network;
  }

  /** The last whole frame as the network was given it, masks burnt in, stretched to its input; null before one. */
  get whole(): PixelFrame | null {
    return this.#whole;
  }

  /** Sees to it that the network suits pictures of this size, and runs it once: that compiles its kernels. */
  async fit(picture: Size): Promise<Network> {
    const { width, height } = this.spec.inputFor(picture);
    const before = this.#fitted;
    if (before?.network.input.width === width && before.network.input.height === height)
      return before.network;
    const network = await Network.create(this.spec, this.#graph, picture);
    await network.run(new Uint8ClampedArray(width * height * 4));
    before?.network.dispose();
    this.#fitted = { network, picture: new Picture(width, height, SMOOTHING) };
    return network;
  }

  /**
   * What the detector sees in a frame or a part of it, in picture coordinates.
   * @param timing added to
   * @throws Fault `bad-output` when the network gives numbers that are none
   */
  async see(view: View, timing: SightTiming, drawing: Drawing = WHOLE): Promise<Detection[]> {
    const { image, size, masks } = view;
    const t0 = performance.now();
    const network = await this.fit(size);
    const { picture } = this.#fitted!;
    const pixels = picture.draw(image, size, masks, drawing);
    if (drawing === WHOLE) this.#whole = { width: picture.width, height: picture.height, data: pixels };
    const t1 = performance.now();
    const vector = await network.run(pixels);
    const t2 = performance.now();
    requireFinite(vector);
    const found = this.spec.decode(vector, network.input);
    timing.prepare += t1 - t0;
    timing.network += t2 - t1;
    timing.decode += performance.now() - t2;
    return drawing === WHOLE ? found : mapBoxes(found, toPicture(drawing, size, picture));
  }
}

function requireFinite(vector: Float32Array): void {
  for (let i = 0; i < vector.length; i++) {
    if (!Number.isFinite(vector[i])) throw new Fault('bad-output', 'the network gave numbers that are none');
  }
}

function mapBoxes(
  found: readonly Detection[],
  back: (x: number, y: number) => readonly [number, number],
): Detection[] {
  return found.map((one) => {
    const [x, y, w, h] = one.box;
    const [ax, ay] = back(x, y);
    const [bx, by] = back(x + w, y + h);
    return {
      ...one,
      box: boxFromEdges(ax, ay, bx, by),
    };
  });
}
