import type { ClassName } from '../detection/detection.ts';
import { foot } from '../geometry/box.ts';
import { crossing, distanceToLine, pointInPolygon } from '../geometry/polygon.ts';
import type { Box, Point } from '../geometry/types.ts';
import { GAP } from '../pipeline.ts';
import type { ColourBin } from '../pixels/colour-bins.ts';
import { FORBIDDEN } from '../rules/forbidden-zone.ts';
import type { Zone } from '../scenario/scenario.ts';
import type { Track } from '../tracking/track.ts';
import type { Recording, TracksAt } from './recording.ts';

/** Numbers of the index. */
export const INDEX = {
  /** A place is kept for the path after this many seconds, or this far from the last (shares of the picture). */
  pathEvery: 0.25,
  pathStep: 0.02,
  /** Places of a path at most: beyond, every second one goes. */
  mostPlaces: 2000,
  /** Steps shorter than this are no way: a box that trembles goes nowhere. Body heights. */
  leastStep: 0.25,
  /** A direction needs a way this long (body heights), and this straight (net way by way gone). */
  leastWay: 1,
  straight: 0.4,
  /** Frames between two chances for others to run. */
  slice: 500,
} as const;

/** A place on a track's path: when it was there (media seconds), and its box. */
export interface PathPoint {
  readonly time: number;
  readonly box: Box;
}

export interface ZoneVisit {
  readonly zone: string;
  /** Seconds with the feet inside, all visits together. */
  readonly seconds: number;
  /** When the feet were inside first, media seconds. */
  readonly at: number;
}

export interface Crossing {
  readonly zone: string;
  readonly at: number;
  /** As `crossing` of the core counts: 1 from the left of the line to its right, walking along it. */
  readonly way: 1 | -1;
}

/** A colour with its share of the looks that were clear, 0..1. */
export interface ColourShare {
  readonly colour: ColourBin;
  readonly share: number;
}

/** One track of a session in one row: what it can be searched by. */
export interface TrackRow {
  readonly id: number;
  readonly label: ClassName;
  /** Media seconds: seen first and last, and when it was sure enough to be recorded. */
  readonly from: number;
  readonly to: number;
  readonly shownFrom: number;
  /** Seconds in which it stood still, as the tracker has it. */
  readonly still: number;
  readonly zones: readonly ZoneVisit[];
  readonly crossings: readonly Crossing[];
  /** Main direction of travel in the picture, degrees clockwise from the right; null where it has none. */
  readonly angle: number | null;
  /** The commonest first; none where no look was clear, and of what wears nothing. */
  readonly upper: readonly ColourShare[];
  readonly lower: readonly ColourShare[];
  /** Largest height, share of the picture's. */
  readonly height: number;
  readonly path: readonly PathPoint[];
}

/** One row a track, made of a recording bit by bit: what has grown is added, nothing is read twice. */
export class TrackIndex {
  readonly #zones: readonly Zone[];
  readonly #rows = new Map<number, Row>();
  #next = 0;

  /** @param zones areas and lines whose visits are counted; with others the index is made anew */
  constructor(zones: readonly Zone[]) {
    this.#zones = zones.filter(({ kind }) => kind !== 'mask');
  }

  /** Frames that were read, counted from the session's first. */
  get read(): number {
    return this.#next;
  }

  /**
   * Reads what is new of the recording. A generator, so that an hour need not hold up a page: each `next()` does a
   * slice.
   */
  *catchUp(recording: Recording): Generator<void, void> {
    this.#next = Math.max(this.#next, recording.forgotten);
    let steps = 0;
    for (const frame of recording.tracks(this.#next)) {
      this.#add(frame);
      this.#next++;
      if (++steps % INDEX.slice === 0) yield;
    }
  }

  /** Every track that was seen more than once, by when it came. @param since those that were over before that media time are left out */
  rows(since = -Infinity): TrackRow[] {
    return [...this.#rows.values()]
      .filter((row) => row.to >= since && row.seen > 1)
      .map((row) => row.view())
      .sort((a, b) => a.from - b.from || a.id - b.id);
  }

  #add({ time, picture, tracks, worn }: TracksAt): void {
    const aspect = picture.width / picture.height;
    for (const track of tracks) {
      let row = this.#rows.get(track.id);
      if (!row) {
        // A prediction is nothing that was seen.
        if (track.state !== 'confirmed') continue;
        this.#rows.set(track.id, (row = new Row(track, time, this.#zones)));
      }
      row.add(track, time, aspect);
    }
    for (const { trackId, upper, lower } of worn) {
      const row = this.#rows.get(trackId);
      if (upper) row?.upper.set(upper, (row.upper.get(upper) ?? 0) + 1);
      if (lower) row?.lower.set(lower, (row.lower.get(lower) ?? 0) + 1);
    }
  }
}

interface Visit {
  inside: boolean;
  seconds: number;
  at: number;
  /** Last place clear of the line. */
  anchor: Point | null;
}

/** A row in the making. */
class Row {
  readonly upper = new Map<ColourBin, number>();
  readonly lower = new Map<ColourBin, number>();
  to: number;
  /** Frames in which it was seen. */
  seen = 0;
  readonly #id: number;
  readonly #from: number;
  readonly #shownFrom: number;
  readonly #zones: readonly Zone[];
  readonly #visits: Visit[];
  readonly #crossings: Crossing[] = [];
  #label: ClassName;
  #last: number;
  /** Standing still that is over, and the span that may go on: since when, until when. */
  #still = 0;
  #stillSince = Number.NaN;
  #stillTo = Number.NaN;
  #height = 0;
  #path: PathPoint[] = [];
  #pathEvery: number = INDEX.pathEvery;
  #newest: PathPoint | null = null;
  /** The way gone, in picture heights: from where, up to where, how long it was; heights to measure it by. */
  #start: Point | null = null;
  #turn: Point | null = null;
  #way = 0;
  #heights = 0;

  constructor(track: Track, time: number, zones: readonly Zone[]) {
    this.#id = track.id;
    this.#label = track.label;
    this.#from = track.firstSeen;
    this.#shownFrom = time;
    this.to = track.lastSeen;
    this.#last = time;
    this.#zones = zones;
    this.#visits = zones.map(() => ({ inside: false, seconds: 0, at: Number.NaN, anchor: null }));
  }

  add(track: Track, time: number, aspect: number): void {
    this.to = Math.max(this.to, track.lastSeen);
    this.#label = track.label;
    if (track.state !== 'confirmed') return;
    const passed = Math.max(0, time - this.#last);
    this.#last = time;
    this.#height = Math.max(this.#height, track.box[3]);
    this.#stand(track);
    this.#goOn(track, time, aspect);
    this.#visit(track, time, passed > GAP ? 0 : passed, aspect);
  }

  #stand({ stationarySince: since, lastSeen }: Track): void {
    if (since === null) return;
    if (since !== this.#stillSince) {
      this.#still += this.#openStill;
      this.#stillSince = since;
    }
    this.#stillTo = lastSeen;
  }

  get #openStill(): number {
    return Number.isNaN(this.#stillSince) ? 0 : this.#stillTo - this.#stillSince;
  }

  #goOn({ box }: Track, time: number, aspect: number): void {
    this.#newest = { time, box };
    const last = this.#path.at(-1);
    const far = last ? Math.hypot(box[0] - last.box[0], box[1] + box[3] - last.box[1] - last.box[3]) : 1;
    if (!last || time - last.time >= this.#pathEvery || far >= INDEX.pathStep) this.#path.push(this.#newest);
    if (this.#path.length > INDEX.mostPlaces) {
      this.#path = this.#path.filter((_, i) => i % 2 === 0);
      this.#pathEvery *= 2;
    }
    const [x, y] = foot(box);
    const place: Point = [x * aspect, y];
    this.#start ??= place;
    this.#turn ??= place;
    this.#heights += box[3];
    this.seen++;
    const step = Math.hypot(place[0] - this.#turn[0], place[1] - this.#turn[1]);
    if (step < INDEX.leastStep * box[3]) return;
    this.#way += step;
    this.#turn = place;
  }

  #visit({ box }: Track, time: number, passed: number, aspect: number): void {
    const place = foot(box);
    this.#zones.forEach((zone, i) => {
      const visit = this.#visits[i]!;
      if (zone.kind === 'line') return this.#cross(zone, visit, place, box[3], time, aspect);
      const inside = pointInPolygon(place, zone.points);
      // Between two looks of which one was inside, half the time is counted.
      visit.seconds += (passed * (Number(inside) + Number(visit.inside))) / 2;
      if (inside && Number.isNaN(visit.at)) visit.at = time;
      visit.inside = inside;
    });
  }

  #cross(zone: Zone, visit: Visit, place: Point, height: number, time: number, aspect: number): void {
    if (distanceToLine(place, zone.points, aspect) < FORBIDDEN.lineBand * height) return;
    const way = visit.anchor ? crossing(visit.anchor, place, zone.points) : 0;
    if (way !== 0) this.#crossings.push({ zone: zone.id, at: time, way });
    visit.anchor = place;
  }

  view(): TrackRow {
    const newest = this.#newest;
    return {
      id: this.#id,
      label: this.#label,
      from: this.#from,
      to: this.to,
      shownFrom: this.#shownFrom,
      still: this.#still + this.#openStill,
      zones: this.#zones.flatMap((zone, i) => {
        const { seconds, at } = this.#visits[i]!;
        return Number.isNaN(at) ? [] : [{ zone: zone.id, seconds, at }];
      }),
      crossings: [...this.#crossings],
      angle: this.#angle(),
      upper: shares(this.upper),
      lower: shares(this.lower),
      height: this.#height,
      path: newest && this.#path.at(-1) !== newest ? [...this.#path, newest] : [...this.#path],
    };
  }

  /** Of who goes there and back, and of who wanders, there is no main direction. */
  #angle(): number | null {
    const [from, to] = [this.#start, this.#turn];
    if (!from || !to) return null;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const net = Math.hypot(dx, dy);
    const height = this.#heights / Math.max(1, this.seen);
    if (net < INDEX.leastWay * height || net < INDEX.straight * this.#way) return null;
    return ((Math.atan2(dy, dx) * 180) / Math.PI + 360) % 360;
  }
}

function shares(counts: ReadonlyMap<ColourBin, number>): ColourShare[] {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts]
    .map(([colour, count]) => ({ colour, share: count / all }))
    .sort((a, b) => b.share - a.share);
}
