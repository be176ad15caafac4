import { defaultScenario } from '../core/scenario/format-scenario.ts';
import type { AppState } from './app-state.ts';
import { EVIDENCE } from './evidence/evidence-settings.ts';
import { NO_COVERAGE } from './coverage.ts';
import { NO_LAB } from './lab-state.ts';
import { NO_LESSONS } from './lesson-state.ts';
import { NO_FIGURES } from './live-counter.ts';
import { NOT_LOOKING_BACK } from './look-back-state.ts';
import { NO_SOUND } from './sound-state.ts';

/** What the screen shows before anything was remembered or opened. */
export function startState(): AppState {
  const french = navigator.language.toLowerCase().startsWith('fr');
  return {
    ...NO_LAB,
    phase: 'doors',
    source: null,
    view: null,
    playback: null,
    steerable: false,
    director: null,
    truth: null,
    engine: { state: 'off', info: null, progress: null, error: null },
    live: NO_FIGURES,
    result: null,
    session: null,
    coverage: NO_COVERAGE,
    alerts: [],
    canUndoVerdict: false,
    reviewing: false,
    lanes: [],
    scenario: defaultScenario(),
    canUndo: false,
    canRedo: false,
    selection: null,
    layers: { boxes: true, trails: true, zones: true, truth: false, floor: false, anonymous: false },
    lessons: NO_LESSONS,
    lookBack: NOT_LOOKING_BACK,
    savedScenarios: [],
    pastSessions: [],
    cameras: [],
    notices: [],
    language: french ? 'fr' : 'en',
    theme: 'dark',
    evidence: EVIDENCE,
    gif: null,
    sound: NO_SOUND,
    foreignRequests: 0,
    writable: true,
    onDisk: false,
    side: null,
    canOpenAgain: false,
  };
}
