import type { PlainError } from '../core/errors.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import type { FrameSource } from '../sources/frame-source.ts';
import type { StageDirector } from '../sources/stage/stage-director.ts';
import type { VigieStore } from '../store/vigie-store.ts';
import type { AlertDesk } from './alert-desk.ts';
import type { AppState } from './app-state.ts';
import type { Economy } from './economy.ts';
import type { EngineChoice, EngineDesk } from './engine-desk.ts';
import type { SessionWatcher } from './lab.ts';
import type { SoundDesk } from './sound-desk.ts';
import type { Ear } from '../sources/ear.ts';
import type { Observable } from './observable.ts';
import type { SideDesk } from './side/side-desk.ts';

/** A source, which may be the stage. */
export type DirectedSource = FrameSource & { readonly director?: StageDirector };

/** How to open a source, again if need be. */
export interface Opening {
  /** The source, unopened, and the scenario that suits it. */
  readonly make: () => Promise<Made> | Made;
  /** After an exact run: how to look at the file again. */
  readonly review: (() => FrameSource) | null;
  /** A camera that is lost is tried again with this. */
  readonly retry: (() => FrameSource) | null;
  /** The source’s own sound, where it may have any. Nothing is opened before it is asked for. */
  readonly ear?: () => Ear;
}

/** A source with its scenario. */
export interface Made {
  readonly source: DirectedSource;
  readonly scenario: Scenario;
  /** The session runs with that scenario whatever the person's own is; theirs comes back after it, untouched. */
  readonly lent?: boolean;
}

/** What a `SessionDesk` works with. */
export interface SessionParts {
  readonly state: Observable<AppState>;
  readonly store: VigieStore;
  readonly engine: EngineDesk;
  readonly alerts: AlertDesk;
  readonly scenario: () => Scenario;
  /** The scenario that a source would start with now: the one that suits it, or the person's own. */
  readonly scenarioFor: (made: Made) => Scenario;
  /** Takes that one over. Asked again, because the person may have opened one meanwhile. */
  readonly useScenario: (made: Made) => void;
  readonly choice: () => EngineChoice;
  readonly problem: (error: PlainError, level?: 'error' | 'warning' | 'info') => void;
  /** What was told of is over. */
  readonly solved: (code: PlainError['code']) => void;
  /** The present session, or the past one that was looked at, is gone. */
  readonly ended: () => void;
  readonly watcher: SessionWatcher;
  /** Looks at the same pictures beside it. */
  readonly side: Pick<SideDesk, 'offer' | 'took' | 'settled' | 'over' | 'left'>;
  readonly sound: Pick<SoundDesk, 'begin' | 'over' | 'hear' | 'told'>;
  readonly economy: Pick<Economy, 'limit'>;
  /** A session was written, begun or ended: the list of past ones is out of date. */
  readonly sessionsChanged: () => void;
}
