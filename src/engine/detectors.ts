import * as tf from '@tensorflow/tfjs-core';
import type { GraphModel } from '@tensorflow/tfjs-converter';
import type { Detection } from '../core/detection/detection.ts';
import type { Size } from '../core/geometry/types.ts';
import type { DetectorId } from '../core/scenario/scenario.ts';
import { decodeCenternet } from './decode/centernet.ts';
import { decodeCocoSsd } from './decode/coco-ssd.ts';
import { decodeNanodet, nanodetInput } from './decode/nanodet.ts';
import { resizeGraph } from './graph-size.ts';
import { buildModel, type GraphFiles } from './models.ts';

/** How a network takes its picture and gives its answer. */
export interface NetworkSpec {
  /** The model's id in `models/manifest.json`. */
  readonly model: string;
  /** The input in pixels for a picture of a given size. */
  readonly inputFor: (picture: Size) => Size;
  /** Input that the graph's files are written for, where it is made for others too. */
  readonly written?: Size;
  readonly dtype: 'float32' | 'int32';
  /** Order of the channels. */
  readonly order: readonly [0 | 1 | 2, 0 | 1 | 2, 0 | 1 | 2];
  /** For each channel in that order: value = byte * scale + shift. */
  readonly scale: readonly [number, number, number];
  readonly shift: readonly [number, number, number];
  readonly output: string;
}

export interface DetectorSpec extends NetworkSpec {
  readonly decode: (vector: Float32Array, input: Size) => Detection[];
}

function square(side: number): NetworkSpec['inputFor'] {
  const input = { width: side, height: side };
  return () => input;
}

const RGB = [0, 1, 2] as const;
const BGR = [2, 1, 0] as const;

/** coco-ssd and CenterNet stretch the picture to a square, as they were trained; NanoDet keeps its shape. */
export const DETECTORS: Readonly<Record<DetectorId, DetectorSpec>> = {
  'coco-ssd': {
    model: 'coco-ssd-lean',
    inputFor: square(300),
    dtype: 'float32',
    order: RGB,
    scale: [2 / 255, 2 / 255, 2 / 255],
    shift: [-1, -1, -1],
    output: 'vector',
    decode: decodeCocoSsd,
  },
  nanodet: {
    model: 'nanodet-lean',
    inputFor: nanodetInput,
    written: { width: 416, height: 416 },
    dtype: 'float32',
    order: BGR,
    // Mean and deviation of ImageNet in blue, green, red, as NanoDet was trained.
    scale: [1 / 57.375, 1 / 57.12, 1 / 58.395],
    shift: [-103.53 / 57.375, -116.28 / 57.12, -123.675 / 58.395],
    output: 'vector',
    decode: decodeNanodet,
  },
  centernet: {
    model: 'centernet',
    inputFor: square(512),
    dtype: 'float32',
    order: RGB,
    scale: [1, 1, 1],
    shift: [0, 0, 0],
    output: 'tower_0/detections',
    decode: decodeCenternet,
  },
};

const POSE = { dtype: 'int32', order: RGB, scale: [1, 1, 1], shift: [0, 0, 0], output: 'Identity' } as const;

export const POSES = {
  single: { ...POSE, model: 'movenet-lightning', inputFor: square(192) },
  multi: { ...POSE, model: 'movenet-multipose', inputFor: square(256) },
} as const satisfies Record<string, NetworkSpec>;

/** A network for one size of input, with its buffers. One inference at a time. */
export class Network {
  readonly spec: NetworkSpec;
  readonly input: Size;
  readonly #model: GraphModel;
  readonly #tables: readonly Float32Array[];
  readonly #values: Float32Array | Int32Array;

  private constructor(spec: NetworkSpec, model: GraphModel, input: Size) {
    this.spec = spec;
    this.input = input;
    this.#model = model;
    const length = input.width * input.height * 3;
    this.#values = spec.dtype === 'float32' ? new Float32Array(length) : new Int32Array(length);
    this.#tables = spec.scale.map((scale, channel) => {
      return Float32Array.from({ length: 256 }, (_, byte) => byte * scale + spec.shift[channel]!);
    });
  }

  /** Makes the network that suits pictures of a given size. */
  static async create(spec: NetworkSpec, graph: GraphFiles, picture: Size): Promise<Network> {
    const input = spec.inputFor(picture);
    const fitting = spec.written ? resizeGraph(graph, spec.written, input) : graph;
    return new Network(spec, await buildModel(fitting), input);
  }

  /** Runs the network on RGBA pixels of the input's size. One upload, one asynchronous read-back. */
  async run(pixels: Uint8ClampedArray): Promise<Float32Array> {
    this.#fill(pixels);
    const { dtype, output } = this.spec;
    const { width, height } = this.input;
    const input = tf.tensor(this.#values, [1, height, width, 3], dtype);
    const result = this.#model.execute(input, output) as tf.Tensor;
    input.dispose();
    try {
      return (await result.data()) as Float32Array;
    } finally {
      result.dispose();
    }
  }

  dispose(): void {
    this.#model.dispose();
  }

  #fill(pixels: Uint8ClampedArray): void {
    const { order } = this.spec;
    const [first, second, third] = this.#tables as [Float32Array, Float32Array, Float32Array];
    const input = this.#values;
    for (let from = 0, to = 0; to < input.length; from += 4, to += 3) {
      input[to] = first[pixels[from + order[0]]!]!;
      input[to + 1] = second[pixels[from + order[1]]!]!;
      input[to + 2] = third[pixels[from + order[2]]!]!;
    }
  }
}
