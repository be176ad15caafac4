import type { ClassName } from '../core/detection/detection.ts';
import type { Recording } from '../core/recording/recording.ts';
import { EVERYTHING, type QueryPart, type TrackQuery } from '../core/recording/search.ts';
import type { TrackRow } from '../core/recording/track-index.ts';

/** What a search of the recorded session found. */
export interface Found {
  readonly query: TrackQuery;
  readonly rows: readonly TrackRow[];
  /** Tracks that were searched, and how many there are of each kind. */
  readonly of: number;
  readonly kinds: Readonly<Partial<Record<ClassName, number>>>;
  /** Media seconds up to which the session was recorded when it was searched. */
  readonly upTo: number;
  /** Milliseconds that reading what is new of the recording took, and searching. */
  readonly indexTook: number;
  readonly took: number;
  /** Where nothing was found: without which condition there would be how many. */
  readonly loosen: readonly { readonly part: QueryPart; readonly count: number }[];
}

/** Looking back at the recorded session. */
export interface LookBackState {
  /** The view is on the screen. */
  readonly open: boolean;
  /** While the recording is being read: the share that is done, 0..1; else null. */
  readonly reading: number | null;
  readonly query: TrackQuery;
  readonly found: Found | null;
  /** The track that was chosen among what was found: it is marked on the picture. */
  readonly chosen: TrackRow | null;
}

export const NOT_LOOKING_BACK: LookBackState = {
  open: false,
  reading: null,
  query: EVERYTHING,
  found: null,
  chosen: null,
};

/** What can be done with the recorded session. Nothing here rejects. */
export interface LookBackActions {
  /** Opens the view, and searches with the last conditions. */
  show(): void;
  hide(): void;
  search(query: TrackQuery): Promise<void>;
  /** Goes to the moment of a track that was found, and marks it on the picture; null: marks none. */
  choose(row: TrackRow | null): void;
  /** What was recorded, for who replays it; null before a session. */
  readonly recording: Recording | null;
  /** The empty scene as a JPEG, masks burnt in, nobody in it; null where it is not known. */
  plate(): Promise<Blob | null>;
}
