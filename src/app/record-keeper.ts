import { toPlain, type PlainError } from '../core/errors.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import type { SourceInfo } from '../sources/frame-source.ts';
import type { SessionRecord, VigieStore } from '../store/vigie-store.ts';
import { appId } from './app-id.ts';
import type { AppState } from './app-state.ts';
import { NO_COVERAGE } from './coverage.ts';
import type { Observable } from './observable.ts';

/** Milliseconds between writes of a session's coverage. */
const SAVE_EVERY = 5000;

export interface RecordKeeperParts {
  readonly state: Observable<AppState>;
  readonly store: VigieStore;
  readonly scenario: () => Scenario;
  readonly problem: (error: PlainError) => void;
  readonly sessionsChanged: () => void;
}

/** Keeps the running session's row in the store up to date: at its start, every few seconds, at its end. */
export class RecordKeeper {
  readonly #parts: RecordKeeperParts;
  #record: SessionRecord | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(parts: RecordKeeperParts) {
    this.#parts = parts;
  }

  /** The session on the screen as it stands now, or as it ended; null when none was begun here. */
  get present(): SessionRecord | null {
    const { state, scenario } = this.#parts;
    if (this.#record?.endedAt !== null) return this.#record;
    const { coverage } = state.state;
    return {
      ...this.#record,
      scenario: scenario(),
      coverage,
      engine: engineOf(state.state) ?? this.#record.engine,
    };
  }

  /** @param startedAt when media time 0 was, wall-clock milliseconds */
  begin(info: SourceInfo, startedAt = Date.now()): SessionRecord {
    const { kind, name, duration, size } = info;
    const record: SessionRecord = {
      id: crypto.randomUUID(),
      source: { kind, name, duration, size },
      scenario: this.#parts.scenario(),
      startedAt,
      endedAt: null,
      engine: engineOf(this.#parts.state.state),
      coverage: NO_COVERAGE,
      app: appId(),
    };
    this.#record = record;
    this.#timer = setInterval(() => void this.save(), SAVE_EVERY);
    void this.save().then(() => this.#parts.sessionsChanged());
    return record;
  }

  /** Writes the session as it stands, or as it ended; nothing when there is none. */
  async save(): Promise<void> {
    const { present } = this;
    if (!present) return;
    this.#record = present;
    await this.#put(present);
  }

  /** Writes the session for the last time. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    if (this.#record?.endedAt !== null) return;
    await this.save();
    this.#record = { ...this.#record, endedAt: Date.now() };
    await this.#put(this.#record);
    this.#parts.sessionsChanged();
  }

  /** The session is no longer on the screen: what could not be written stays unwritten. */
  forget(): void {
    this.#record = null;
  }

  async #put(record: SessionRecord): Promise<void> {
    try {
      await this.#parts.store.putSession(record);
    } catch (error) {
      this.#parts.problem(toPlain(error));
    }
  }
}

function engineOf({ engine }: AppState): SessionRecord['engine'] {
  const { info } = engine;
  return info ? { backend: info.backend, detector: info.detector, modelSha256: info.modelSha256 } : null;
}
