import { toPlain, type PlainError } from '../core/errors.ts';
import type { SoundEvidence } from '../core/sound/sound-evidence.ts';
import type { SoundFrame } from '../core/sound/sound-frame.ts';
import type { Ear } from '../sources/ear.ts';
import type { MicrophoneEvents } from '../sources/microphone.ts';
import { NO_SOUND, type SoundActions, type SoundListener, type SoundStatus } from './sound-state.ts';

/** Seconds of measurements that are kept for whoever begins to look. */
const KEPT = 30;

export interface SoundDeskParts {
  readonly status: (status: SoundStatus) => void;
  /** Whether a rule of the scenario listens. */
  readonly wanted: () => boolean;
  readonly openMicrophone: (now: () => number, events: MicrophoneEvents, signal: AbortSignal) => Promise<Ear>;
  readonly problem: (error: PlainError, level?: 'error' | 'warning' | 'info') => void;
  readonly solved: (code: PlainError['code']) => void;
}

/** Where a session's sound comes from. */
export interface SessionSound {
  readonly from: SoundStatus['from'];
  /** The file's own; opened only when a rule listens. */
  readonly ear: Ear | null;
  /** Session time now, seconds. */
  readonly now: () => number;
}

const MICROPHONE_PROBLEMS = [
  'microphone-denied',
  'microphone-none',
  'microphone-busy',
  'microphone-lost',
  'microphone-unsupported',
] as const;

/**
 * The ears of the session on the screen. A file is listened to while a rule listens; a microphone from a click on
 * until the next, or until the session or the last rule that listens is gone. What was heard is measured and dropped.
 */
export class SoundDesk implements SoundActions {
  readonly #parts: SoundDeskParts;
  readonly #listeners = new Set<SoundListener>();
  #session: SessionSound | null = null;
  #ear: Ear | null = null;
  #asking: AbortController | null = null;
  #status = NO_SOUND;
  #kept: SoundFrame[] = [];
  #told: { readonly time: number; readonly evidence: SoundEvidence }[] = [];

  constructor(parts: SoundDeskParts) {
    this.#parts = parts;
  }

  begin(session: SessionSound): void {
    this.over();
    this.#session = session;
    if (session.from === 'file') this.#ear = session.ear;
    this.#show({ from: session.from, state: 'off', error: null });
  }

  /** The session is over: nothing listens any more. */
  over(): void {
    this.#silence();
    this.#session = null;
    this.#clear();
    if (this.#status !== NO_SOUND) this.#show(NO_SOUND);
    this.#parts.solved('sound-none');
    this.#parts.solved('sound-codec');
    for (const code of MICROPHONE_PROBLEMS) this.#parts.solved(code);
  }

  /** The scenario was changed: a microphone that no rule listens to is switched off. */
  scenarioChanged(): void {
    if (this.#parts.wanted()) return;
    if (this.#status.from === 'microphone') this.stopListening();
    else if (this.#status.state === 'on') this.#show({ ...this.#status, state: 'off' });
  }

  /** What was heard up to a session time since the last call; null where nothing listens. */
  async hear(time: number): Promise<readonly SoundFrame[] | null> {
    const ear = this.#ear;
    if (!ear || this.#status.state === 'failed' || !this.#parts.wanted()) return null;
    try {
      const frames = await ear.hear(time);
      if (ear !== this.#ear) return null;
      if (this.#status.from === 'file') {
        if (this.#status.state !== 'on') this.#show({ ...this.#status, state: 'on' });
        this.#heard(frames);
      }
      return frames;
    } catch (error) {
      if (ear === this.#ear) this.#fail(toPlain(error));
      return null;
    }
  }

  /** What a step made of it. */
  told(time: number, evidence: SoundEvidence | null | undefined): void {
    if (!evidence) return;
    this.#told.push({ time, evidence });
    while (time - this.#told[0]!.time > KEPT) this.#told.shift();
    for (const listener of this.#listeners) listener.told(time, evidence);
  }

  async listen(): Promise<void> {
    const session = this.#session;
    if (session?.from !== 'microphone' || this.#ear || this.#asking) return;
    const asking = new AbortController();
    this.#asking = asking;
    this.#show({ from: 'microphone', state: 'asking', error: null });
    try {
      const events: MicrophoneEvents = {
        heard: (frames) => this.#heard(frames),
        lost: (error) => {
          this.#ear = null;
          this.#fail(toPlain(error));
        },
      };
      const ear = await this.#parts.openMicrophone(session.now, events, asking.signal);
      if (asking.signal.aborted) return void ear.close();
      this.#ear = ear;
      this.#clear();
      for (const code of MICROPHONE_PROBLEMS) this.#parts.solved(code);
      this.#show({ from: 'microphone', state: 'on', error: null });
    } catch (error) {
      if (!asking.signal.aborted) this.#fail(toPlain(error));
    } finally {
      if (this.#asking === asking) this.#asking = null;
    }
  }

  stopListening(): void {
    if (this.#status.from !== 'microphone') return;
    this.#silence();
    this.#show({ from: 'microphone', state: 'off', error: null });
  }

  follow(listener: SoundListener): () => void {
    this.#listeners.add(listener);
    if (this.#kept.length > 0) listener.heard(this.#kept);
    for (const { time, evidence } of this.#told) listener.told(time, evidence);
    return () => this.#listeners.delete(listener);
  }

  #silence(): void {
    this.#asking?.abort();
    this.#asking = null;
    const ear = this.#ear;
    this.#ear = null;
    void ear?.close();
  }

  #heard(frames: readonly SoundFrame[]): void {
    const first = frames[0];
    if (!first) return;
    if ((this.#kept.at(-1)?.time ?? -Infinity) > first.time) this.#clear(); // Somebody sought back.
    this.#kept.push(...frames);
    const from = frames.at(-1)!.time - KEPT;
    const old = this.#kept.findIndex(({ time }) => time >= from);
    if (old > 0) this.#kept.splice(0, old);
    for (const listener of this.#listeners) listener.heard(frames);
  }

  #clear(): void {
    this.#kept = [];
    this.#told = [];
    for (const listener of this.#listeners) listener.cleared();
  }

  #fail(error: PlainError): void {
    this.#show({ ...this.#status, state: 'failed', error });
    this.#parts.problem(error, 'warning');
  }

  #show(status: SoundStatus): void {
    this.#status = status;
    this.#parts.status(status);
  }
}
