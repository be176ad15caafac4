import { VigieError } from '../../core/errors.ts';
import { abortError } from '../abort.ts';
import type { FrameSource } from '../frame-source.ts';
import type { StageDirector } from './stage-director.ts';
import type { StageScript } from './stage-script.ts';

export interface StageOptions {
  /** What is played; the demonstration when left out. */
  readonly script?: StageScript;
}

/** The stage as a source. Its renderer is not there yet: it cannot be opened. */
export function createStageSource(_options: StageOptions = {}): FrameSource & {
  readonly director?: StageDirector;
} {
  return {
    view: null,
    transport: null,
    onWarning: null,
    open: () => Promise.reject(new VigieError('unexpected', { reason: 'the stage has no renderer yet' })),
    next: () => Promise.reject(abortError()),
    close: () => Promise.resolve(),
    stats: () => ({ delivered: 0, dropped: 0, gaps: [] }),
    truth: () => null,
  };
}
