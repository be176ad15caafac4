import type { PlainError } from '../core/errors.ts';
import type { SoundEvidence } from '../core/sound/sound-evidence.ts';
import type { SoundFrame } from '../core/sound/sound-frame.ts';

/** What listens in the session on the screen. */
export interface SoundStatus {
  /** Where this session's sound could come from; `none`: its source has none, and no microphone belongs to it. */
  readonly from: 'microphone' | 'file' | 'none';
  /** `asking`: the browser asks the person. `failed`: see `error`. */
  readonly state: 'off' | 'asking' | 'on' | 'failed';
  readonly error: PlainError | null;
}

export const NO_SOUND: SoundStatus = { from: 'none', state: 'off', error: null };

/** Whoever draws sound: called with what was heard, and with what it told the rules. */
export interface SoundListener {
  heard(frames: readonly SoundFrame[]): void;
  told(time: number, evidence: SoundEvidence): void;
  /** What was heard before does not belong to what comes. */
  cleared(): void;
}

/** What the screen can do about sound. Failures become notices; nothing here rejects. */
export interface SoundActions {
  /** Asks for the microphone: only ever called by a click that is there for it. */
  listen(): Promise<void>;
  /** Ends the microphone at once. */
  stopListening(): void;
  /**
   * Hands on what is heard from now on, after the last half minute.
   * @returns how to stop
   */
  follow(listener: SoundListener): () => void;
}
