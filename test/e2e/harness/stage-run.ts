import { runExact } from '../../../src/app/run-exact.ts';
import type { ExactEnd } from '../../../src/core/evaluation/exact-run.ts';
import { createEngineClient } from '../../../src/engine/client.ts';
import type { TruthEvent } from '../../../src/sources/frame-source.ts';
import { stageScenario } from '../../../src/sources/stage/demo-scenario.ts';
import { SCRIPTS } from '../../../src/sources/stage/scripts.ts';
import { createStageSource } from '../../../src/sources/stage/stage-source.ts';

export interface StageRun {
  readonly end: ExactEnd;
  readonly truth: readonly TruthEvent[];
}

declare global {
  interface Window {
    stageRun(script: string, rate: number, length: number | null): Promise<StageRun>;
  }
}

const spawn = (url: URL): Worker => new Worker(url, { type: 'module' });

/** Plays a script of the stage frame by frame through the engine on wasm, with the stage's own scenario. */
window.stageRun = async (name, rate, length) => {
  const script = SCRIPTS[name]!;
  const source = createStageSource({
    spawn: () => spawn(new URL('../../../src/sources/stage/stage.worker.ts', import.meta.url)),
    script: { ...script, length: length ?? script.length, encore: false },
    pacing: 'exact',
  });
  const scenario = { ...stageScenario, analysis: { ...stageScenario.analysis, rate, farSight: false } };
  const end = await runExact(
    {
      source,
      createEngine: createEngineClient,
      spawn: () => spawn(new URL('../../../src/engine/engine.worker.ts', import.meta.url)),
      modelBase: new URL('/models/', location.href).href,
    },
    { scenario, detector: 'coco-ssd', backend: 'wasm', rate },
    { loading: () => undefined, started: () => undefined, frame: () => undefined, warning: () => undefined },
    new AbortController().signal,
  );
  return { end, truth: source.truth() ?? [] };
};
