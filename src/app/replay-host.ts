import { Recording } from '../core/recording/recording.ts';
import { replay } from '../core/recording/replay.ts';
import { planSynopsis, type SynopsisWish } from '../core/recording/synopsis.ts';
import { gatherTubes } from '../core/recording/tubes.ts';
import { judgeByEvents, judgeByVerdicts, sweep, type Judge } from '../core/recording/sweep.ts';
import type { Rule } from '../core/scenario/scenario.ts';
import type { FromReplay, JudgeSpec, SweepSpec, ToReplay } from './replay-protocol.ts';

/** Milliseconds of work between two looks at what came in meanwhile. */
const SLICE = 20;

export interface ReplayHostParts {
  post(message: FromReplay): void;
  /** Lets other messages in. */
  pause(): Promise<void>;
  now(): number;
}

/** The worker's side of a replay: it holds a copy of the recording, and answers the newest question. */
export class ReplayHost {
  readonly #parts: ReplayHostParts;
  #recording = new Recording();
  #newest = { replay: 0, sweep: 0, synopsis: 0 };

  constructor(parts: ReplayHostParts) {
    this.#parts = parts;
  }

  receive(message: ToReplay): void {
    switch (message.type) {
      case 'clear':
        this.#recording = new Recording();
        return;
      case 'chunk':
        return this.#recording.putChunk(message.number, message.chunk);
      case 'forget':
        return this.#recording.forgetBefore(message.before);
      case 'replay':
        this.#newest.replay = message.id;
        void this.#answer(message.id, () => this.#replay(message));
        return;
      case 'sweep':
        this.#newest.sweep = message.id;
        void this.#answer(message.id, () => this.#sweep(message.id, message.spec));
        return;
      case 'stop-sweep':
        this.#newest.sweep = 0;
        return;
      case 'synopsis':
        this.#newest.synopsis = message.id;
        void this.#answer(message.id, () => this.#synopsis(message.id, message.wish));
    }
  }

  async #answer(id: number, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#parts.post({ type: 'failed', id, reason });
    }
  }

  async #replay({ id, scenario, began: start }: Extract<ToReplay, { type: 'replay' }>): Promise<void> {
    const { post, now } = this.#parts;
    const began = now();
    const alerts = await this.#slices(
      replay(this.#recording, scenario, scenario.rules, undefined, scenario.fixtures, start),
      () => this.#newest.replay === id,
    );
    post({ type: 'replayed', id, alerts, took: now() - began });
  }

  async #sweep(id: number, { scenario, ruleId, param, values, judge, began }: SweepSpec): Promise<void> {
    const rule = scenario.rules.find((one) => one.id === ruleId);
    const wanted = (): boolean => this.#newest.sweep === id;
    if (!rule) return this.#parts.post({ type: 'swept', id, whole: false });
    const judgement = judgeOf(rule, judge);
    for (const value of values) {
      const work = sweep(
        this.#recording,
        scenario,
        rule,
        param,
        [value],
        judgement,
        scenario.fixtures,
        began,
      );
      const [point] = (await this.#slices(work, wanted)) ?? [];
      if (!point) return this.#parts.post({ type: 'swept', id, whole: false });
      this.#parts.post({ type: 'point', id, point });
    }
    this.#parts.post({ type: 'swept', id, whole: true });
  }

  async #synopsis(id: number, wish: SynopsisWish): Promise<void> {
    const wanted = (): boolean => this.#newest.synopsis === id;
    const gathered = await this.#slices(gatherTubes(this.#recording), wanted);
    const synopsis = gathered && (await this.#slices(planSynopsis(gathered, wish), wanted));
    this.#parts.post({ type: 'synopsis', id, synopsis });
  }

  /** Works a generator off, and looks up now and then. Null when the answer is no longer wanted. */
  async #slices<T>(work: Generator<void, T>, wanted: () => boolean): Promise<T | null> {
    const { now, pause } = this.#parts;
    let began = now();
    for (;;) {
      const { done, value } = work.next();
      if (done) return value;
      if (now() - began < SLICE) continue;
      await pause();
      if (!wanted()) return null;
      began = now();
    }
  }
}

function judgeOf(rule: Rule, spec: JudgeSpec): Judge {
  return spec.by === 'truth' ? judgeByEvents(rule, spec.events) : judgeByVerdicts(spec.judged);
}
