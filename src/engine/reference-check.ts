import type { Detection } from '../core/detection/detection.ts';
import { iou } from '../core/geometry/box.ts';
import type { Size } from '../core/geometry/types.ts';
import type { DetectorId } from '../core/scenario/scenario.ts';
import { Picture, WHOLE } from './preprocess.ts';
import { readFile } from './read-file.ts';
import { SMOOTHING, type Sight } from './sight.ts';

/**
 * A rendered picture and what each detector sees in it, recorded on wasm. Backends round differently and
 * browsers scale and decode pictures differently, so boxes must only agree by this IoU and scores within this.
 */
const LEAST_IOU = 0.85;
const WORST_SCORE = 0.1;
/** Boxes from this score on must be found again. */
const SURE = 0.5;

/** Recorded detections, by detector and its input (`nanodet 384x288`). */
export type Recorded = Readonly<Record<string, readonly Detection[]>>;

/** The key of what was recorded for a network. */
export function recordedKey(detector: DetectorId, { width, height }: Size): string {
  return `${detector} ${width}x${height}`;
}

export interface CheckResult {
  readonly ok: boolean;
  /** Largest difference of score, 1 for a box that is missing. */
  readonly worst: number;
}

/** Looks at the reference picture and compares. Used at start on a GPU, and now and then while it runs. */
export class ReferenceCheck {
  readonly #base: string;
  #picture: { image: ImageBitmap; recorded: Recorded } | null = null;

  /** @param base address of the page, ending in `/` */
  constructor(base: string) {
    this.#base = base;
  }

  /** Lets a detector look at the reference picture with the network that it has now. */
  async run(sight: Sight): Promise<CheckResult> {
    const { image, recorded } = await this.#load();
    const { detector, spec, network } = sight;
    const pixels = new Picture(network.input.width, network.input.height, SMOOTHING).draw(
      image,
      image,
      [],
      WHOLE,
    );
    const known = recorded[recordedKey(detector, network.input)];
    if (!known) throw new Error(`nothing was recorded for ${recordedKey(detector, network.input)}`);
    return compare(known, spec.decode(await network.run(pixels), network.input));
  }

  async #load(): Promise<{ image: ImageBitmap; recorded: Recorded }> {
    if (this.#picture) return this.#picture;
    const [picture, recorded] = await Promise.all([
      readFile(`${this.#base}reference/stage.jpg`).then((response) => response.blob()),
      readFile(`${this.#base}reference/detections.json`).then(
        (response) => response.json() as Promise<Recorded>,
      ),
    ]);
    this.#picture = { image: await createImageBitmap(picture), recorded };
    return this.#picture;
  }
}

/** Whether every sure box that was recorded is seen again, and nothing sure is seen that was not. */
export function compare(recorded: readonly Detection[], seen: readonly Detection[]): CheckResult {
  const worst = Math.max(
    0,
    ...recorded.map((one) => distance(one, seen)),
    ...seen.map((one) => distance(one, recorded)),
  );
  return { ok: worst <= WORST_SCORE, worst };
}

function distance(one: Detection, others: readonly Detection[]): number {
  if (one.score < SURE) return 0;
  const twins = others.filter((other) => other.label === one.label && iou(other.box, one.box) >= LEAST_IOU);
  return twins.length === 0 ? 1 : Math.min(...twins.map((other) => Math.abs(other.score - one.score)));
}
