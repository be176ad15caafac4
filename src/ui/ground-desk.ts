import { foot } from '../core/geometry/box.ts';
import {
  fitGround,
  fourPairs,
  groundErrors,
  groundProblem,
  groundUncertainty,
  type GroundPair,
  type GroundProblem,
  type PairError,
} from '../core/geometry/ground-fit.ts';
import { groundGrid, type GroundGrid } from '../core/geometry/ground-grid.ts';
import { imageToGround, type Homography } from '../core/geometry/homography.ts';
import type { Point, Size } from '../core/geometry/types.ts';
import {
  fitUpright,
  type UprightFit,
  type UprightPerson,
  type UprightProblem,
} from '../core/geometry/upright-fit.ts';
import { BODY, isUpright } from '../core/rules/scale.ts';
import { record, redo, settle, startHistory, undo, type History } from '../core/scenario/history.ts';
import type { Calibration } from '../core/scenario/scenario.ts';
import type { Track } from '../core/tracking/track.ts';

export const MOST_POINTS = 12;
export const MOST_PEOPLE = 12;

/** A calibration that is being made: by points whose places are known, or by people whose height is. */
export interface GroundDraft {
  readonly mode: 'points' | 'people';
  readonly pairs: readonly GroundPair[];
  readonly people: readonly UprightPerson[];
  /** How tall the people are, metres. */
  readonly height: number;
  /** Horizontal field of view, degrees. */
  readonly fieldOfView: number;
}

/** What the draft gives: a floor with what is known of its error, or why there is none. */
export type GroundReading =
  | {
      readonly ok: false;
      readonly code: GroundProblem['code'] | `people-${UprightProblem}`;
      /** Points, or people, that are to blame. */
      readonly guilty: readonly number[];
    }
  | {
      readonly ok: true;
      readonly map: Homography;
      readonly grid: GroundGrid;
      /** The form of a scenario's calibration. */
      readonly four: readonly GroundPair[];
      readonly errors: readonly PairError[];
      /** How far places may be off, metres; null with people. */
      readonly slip: number | null;
      readonly upright: UprightFit | null;
    };

/** Sightings of standing people at about one distance. */
const BIN = 0.05;
const BIN_LEAST = 4;
const BIN_MOST = 60;
/** Seconds between two sightings of one person that both count. */
const SIGHT_EVERY = 0.5;

/** Far left, far right, near right, near left: as one looks at it. */
const START: readonly Point[] = [
  [0.36, 0.56],
  [0.64, 0.56],
  [0.8, 0.9],
  [0.2, 0.9],
];

export function rectangleOf(width: number, depth: number): readonly Point[] {
  return [
    [0, depth],
    [width, depth],
    [width, 0],
    [0, 0],
  ];
}

/** The draft of a calibration with its way back, what it gives, and the people seen meanwhile. */
export class GroundDesk {
  /** Called after each change. */
  onChange: (() => void) | null = null;
  readonly picture: Size;
  #history: History<GroundDraft>;
  #read: { readonly draft: GroundDraft; readonly reading: GroundReading } | null = null;
  readonly #bins = new Map<number, UprightPerson[]>();
  readonly #seenAt = new Map<number, number>();

  constructor(calibration: Calibration | null, picture: Size) {
    this.picture = picture;
    const ground = rectangleOf(2, 3);
    const pairs = START.map((image, i): GroundPair => ({
      image: calibration?.image[i] ?? image,
      ground: calibration?.ground[i] ?? ground[i]!,
    }));
    this.#history = startHistory({ mode: 'points', pairs, people: [], height: BODY, fieldOfView: 60 });
  }

  get draft(): GroundDraft {
    return this.#history.present;
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  get reading(): GroundReading {
    if (this.#read?.draft !== this.draft)
      this.#read = { draft: this.draft, reading: readGround(this.draft, this.picture) };
    return this.#read.reading;
  }

  /** The calibration that the draft gives, or null while it gives none. */
  get calibration(): Calibration | null {
    const { reading } = this;
    if (!reading.ok || reading.four.length !== 4) return null;
    return {
      image: reading.four.map(({ image }) => round(image, 1e5)) as unknown as Calibration['image'],
      ground: reading.four.map(({ ground }) => round(ground, 1e4)) as unknown as Calibration['ground'],
    };
  }

  /** One step to undo. `key`: joins the step before with the same key, as a drag does. */
  edit(change: Partial<GroundDraft>, key: string | null = null): void {
    this.#take(record(this.#history, { ...this.draft, ...change }, key));
  }

  movePoint(index: number, to: Point, key: string | null = null): void {
    this.#setPair(index, { image: inside(to) }, key);
  }

  placePoint(index: number, ground: Point): void {
    this.#setPair(index, { ground });
  }

  /** A fifth point and more, where the floor of the others says it is: its place is then corrected by hand. */
  addPoint(): void {
    const { pairs } = this.draft;
    if (pairs.length >= MOST_POINTS) return;
    const middle = (pick: (pair: GroundPair) => number): number =>
      Math.round((pairs.reduce((sum, pair) => sum + pick(pair), 0) / pairs.length) * 100) / 100;
    const image: Point = [middle(({ image: [x] }) => x), middle(({ image: [, y] }) => y)];
    const { reading } = this;
    const place = reading.ok ? imageToGround(reading.map, image) : null;
    const ground = round(place ?? [0, 0], 100);
    this.edit({ pairs: [...pairs, { image, ground }] });
  }

  removePoint(index: number): void {
    const { pairs } = this.draft;
    if (pairs.length > 4) this.edit({ pairs: pairs.filter((_, i) => i !== index) });
  }

  /** The first four points are the corners of a rectangle on the floor, metres. */
  setRectangle(width: number, depth: number): void {
    const corners = rectangleOf(width, depth);
    this.edit({ pairs: this.draft.pairs.map((pair, i) => ({ ...pair, ground: corners[i] ?? pair.ground })) });
  }

  /** A person by a box around them, or one in the middle of the picture to be put in place by hand. */
  addPerson(track: Track | null): void {
    const { people } = this.draft;
    if (people.length >= MOST_PEOPLE) return;
    const n = people.length;
    const person = track
      ? personOf(track)
      : { foot: [0.4 + 0.05 * n, 0.85 - 0.08 * n] as const, head: [0.4 + 0.05 * n, 0.5 - 0.02 * n] as const };
    this.edit({ people: [...people, person] });
  }

  movePerson(index: number, end: 'foot' | 'head', to: Point, key: string | null = null): void {
    const people = this.draft.people.map((one, i) => (i === index ? { ...one, [end]: inside(to) } : one));
    this.edit({ people }, key);
  }

  removePerson(index: number): void {
    this.edit({ people: this.draft.people.filter((_, i) => i !== index) });
  }

  /** Keeps who stands or walks in this frame, for `useSightings`. `time` in media seconds. */
  watch(tracks: readonly Track[], time: number): void {
    const before = this.sightings;
    for (const track of tracks) {
      if (!isUpright(track, this.picture.width / this.picture.height)) continue;
      if (Math.abs(time - (this.#seenAt.get(track.id) ?? -Infinity)) < SIGHT_EVERY) continue;
      this.#seenAt.set(track.id, time);
      const person = personOf(track);
      const bin = Math.floor(person.foot[1] / BIN);
      const seen = this.#bins.get(bin) ?? [];
      this.#bins.set(bin, [...seen.slice(-BIN_MOST + 1), person]);
    }
    const after = this.sightings;
    if (after.count !== before.count) this.onChange?.();
  }

  /** How many sightings there are, and at how many distances there are enough of them to use. */
  get sightings(): { readonly count: number; readonly distances: number } {
    const bins = [...this.#bins.values()];
    return {
      count: bins.reduce((sum, seen) => sum + seen.length, 0),
      distances: bins.filter((seen) => seen.length >= BIN_LEAST).length,
    };
  }

  /** Takes the middle one of the people seen at each distance: half-hidden ones and pairs fall out. */
  useSightings(): void {
    const usable = [...this.#bins].filter(([, seen]) => seen.length >= BIN_LEAST).sort(([a], [b]) => a - b);
    if (usable.length < 2) return;
    const every = Math.max(1, Math.ceil(usable.length / MOST_PEOPLE));
    this.edit({ people: usable.filter((_, i) => i % every === 0).map(([, seen]) => middleOf(seen)) });
  }

  undo(): void {
    this.#take(undo(this.#history));
  }

  redo(): void {
    this.#take(redo(this.#history));
  }

  /** The end of a drag. */
  settle(): void {
    this.#history = settle(this.#history);
  }

  #setPair(index: number, change: Partial<GroundPair>, key: string | null = null): void {
    this.edit(
      { pairs: this.draft.pairs.map((pair, i) => (i === index ? { ...pair, ...change } : pair)) },
      key,
    );
  }

  #take(history: History<GroundDraft>): void {
    if (history === this.#history) return;
    this.#history = history;
    this.onChange?.();
  }
}

/** What a draft gives. */
export function readGround(draft: GroundDraft, picture: Size): GroundReading {
  const aspect = picture.width / picture.height;
  if (draft.mode === 'people') {
    const { height, fieldOfView } = draft;
    const result = fitUpright(draft.people, { height, fieldOfView, aspect });
    if ('problem' in result) {
      const guilty = result.person === null ? [] : [result.person];
      return { ok: false, code: `people-${result.problem}`, guilty };
    }
    const { fit } = result;
    const grid = groundGrid(fit.map, picture);
    return { ok: true, map: fit.map, grid, four: fit.pairs, errors: [], slip: null, upright: fit };
  }
  const problem = groundProblem(draft.pairs, aspect);
  if (problem) return { ok: false, code: problem.code, guilty: problem.points };
  const map = fitGround(draft.pairs);
  return {
    ok: true,
    map,
    grid: groundGrid(map, picture),
    four: draft.pairs.length === 4 ? draft.pairs : fourPairs(map, draft.pairs),
    errors: groundErrors(map, draft.pairs, picture),
    slip: groundUncertainty(draft.pairs, picture),
    upright: null,
  };
}

function personOf({ box }: Track): UprightPerson {
  const [x, y] = foot(box);
  return { foot: round([x, y], 1e4), head: round([x, box[1]], 1e4) };
}

/** The one of middling height, over the height of the picture at which people stand. */
function middleOf(people: readonly UprightPerson[]): UprightPerson {
  const tall = ({ foot: [, low], head: [, high] }: UprightPerson): number => low - high;
  return [...people].sort((a, b) => tall(a) - tall(b))[people.length >> 1]!;
}

function inside([x, y]: Point): Point {
  return [Math.min(1, Math.max(0, x)), Math.min(1, Math.max(0, y))];
}

function round([x, y]: Point, by: number): Point {
  return [Math.round(x * by) / by, Math.round(y * by) / by];
}
