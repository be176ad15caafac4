import type { ClassName } from '../core/detection/detection.ts';
import { EVERYTHING, loosen, momentOfRow, search, type TrackQuery } from '../core/recording/search.ts';
import { TrackIndex, type TrackRow } from '../core/recording/track-index.ts';
import type { Recording } from '../core/recording/recording.ts';
import type { Zone } from '../core/scenario/scenario.ts';
import type { AppState } from './app-state.ts';
import { NOT_LOOKING_BACK, type Found, type LookBackActions, type LookBackState } from './look-back-state.ts';
import type { Observable } from './observable.ts';

/** Milliseconds of reading before the page has its turn. */
const TURN = 12;

export interface LookBackParts {
  readonly state: Observable<AppState>;
  readonly recording: () => Recording | null;
  readonly plate: () => Promise<Blob | null>;
  readonly seek: (time: number) => void;
  readonly pause: () => void;
  /** How the page has its turn. */
  readonly rest?: () => Promise<void>;
}

/**
 * Searches the recorded session. The recording is read once into an index, in turns, and again only where it has
 * grown or where zones have changed.
 */
export class LookBackDesk implements LookBackActions {
  readonly #parts: LookBackParts;
  readonly #rest: () => Promise<void>;
  #index: { readonly of: Recording; readonly zones: readonly Zone[]; readonly index: TrackIndex } | null =
    null;
  /** Number of the newest search: an older one gives up. */
  #newest = 0;

  constructor(parts: LookBackParts) {
    this.#parts = parts;
    this.#rest = parts.rest ?? (() => new Promise((resolve) => setTimeout(resolve)));
  }

  get recording(): Recording | null {
    return this.#parts.recording();
  }

  show(): void {
    if (!this.recording) return;
    this.#set({ open: true });
    void this.search(this.#state.query);
  }

  hide(): void {
    this.#newest++;
    this.#set({ open: false, reading: null, chosen: null });
  }

  /** The session is no longer on the screen. */
  forget(): void {
    this.#newest++;
    this.#index = null;
    this.#parts.state.set({ lookBack: NOT_LOOKING_BACK });
  }

  async search(query: TrackQuery): Promise<void> {
    const { recording } = this;
    if (!recording) return;
    const asked = ++this.#newest;
    this.#set({ query, reading: 0 });
    const began = performance.now();
    const index = this.#indexOf(recording);
    if (!(await this.#read(index, recording, () => asked === this.#newest))) return;
    const rows = index.rows(recording.from ?? 0);
    const read = performance.now();
    const found = search(rows, query);
    const took = performance.now() - read;
    const { chosen } = this.#state;
    this.#set({
      reading: null,
      chosen: found.find(({ id }) => id === chosen?.id) ?? null,
      found: {
        query,
        rows: found,
        of: rows.length,
        kinds: kindsOf(rows),
        upTo: recording.to ?? 0,
        indexTook: read - began,
        took,
        loosen: found.length === 0 ? loosen(rows, query) : [],
      },
    });
  }

  choose(row: TrackRow | null): void {
    const { state, seek, pause } = this.#parts;
    this.#set({ chosen: row });
    state.set({ selection: row && { kind: 'track', id: row.id } });
    if (!row || !state.state.steerable) return;
    // A moment that goes on by itself is gone before it was looked at.
    pause();
    seek(momentOfRow(row, this.#state.found?.query ?? EVERYTHING));
  }

  plate(): Promise<Blob | null> {
    return this.#parts.plate();
  }

  get #state(): LookBackState {
    return this.#parts.state.state.lookBack;
  }

  #set(parts: Partial<LookBackState>): void {
    this.#parts.state.set({ lookBack: { ...this.#state, ...parts } });
  }

  #indexOf(recording: Recording): TrackIndex {
    const { zones } = this.#parts.state.state.scenario;
    if (this.#index?.of !== recording || !areSame(this.#index.zones, zones))
      this.#index = { of: recording, zones, index: new TrackIndex(zones) };
    return this.#index.index;
  }

  /** False when a newer search came meanwhile. */
  async #read(index: TrackIndex, recording: Recording, wanted: () => boolean): Promise<boolean> {
    let began = performance.now();
    for (const _ of index.catchUp(recording)) {
      if (performance.now() - began < TURN) continue;
      const all = recording.length + recording.forgotten;
      this.#set({ reading: Math.min(1, index.read / Math.max(1, all)) });
      await this.#rest();
      if (!wanted()) return false;
      began = performance.now();
    }
    return true;
  }
}

function kindsOf(rows: readonly TrackRow[]): Found['kinds'] {
  const kinds: Partial<Record<ClassName, number>> = {};
  for (const { label } of rows) kinds[label] = (kinds[label] ?? 0) + 1;
  return kinds;
}

/** Whether zones are where they were; names do not matter. */
function areSame(before: readonly Zone[], after: readonly Zone[]): boolean {
  if (before === after) return true;
  const places = (zones: readonly Zone[]): string =>
    JSON.stringify(zones.map(({ id, kind, points }) => [id, kind, points]));
  return places(before) === places(after);
}
