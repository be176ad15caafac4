import type { TruthEvent } from '../../../src/sources/frame-source.ts';
import { sourceContract } from '../../contract/source-contract.ts';
import type { ContractCheck, SourceExpectations } from '../../contract/source-contract.ts';
import { compareSilhouettes } from './silhouettes.ts';
import { makeStage, never, takeOne } from './stage-kit.ts';
import type { StageSpec, Told } from './stage-kit.ts';
import { stageLife } from './stage-life.ts';

const harness = {
  compareSilhouettes,

  contract(spec: StageSpec, expected: SourceExpectations): Promise<readonly ContractCheck[]> {
    return sourceContract(spec.pacing ?? 'live', () => Promise.resolve(makeStage(spec)), expected);
  },

  /** The first frames of an exact run, and the events known by then. */
  async read(
    spec: StageSpec,
    rate: number,
    frames: number,
  ): Promise<{ readonly frames: readonly Told[]; readonly events: readonly TruthEvent[] | null }> {
    const source = makeStage({ ...spec, pacing: 'exact' });
    await source.open(rate, never());
    const told: Told[] = [];
    while (told.length < frames) {
      const one = await takeOne(source);
      if (one === null) break;
      told.push(one);
    }
    const events = source.truth();
    await source.close();
    return { frames: told, events };
  },
};

export type StageHarness = typeof harness & typeof stageLife;

declare global {
  interface Window {
    stage: StageHarness;
  }
}

window.stage = Object.assign(harness, stageLife);
