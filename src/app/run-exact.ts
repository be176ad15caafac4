import { toPlain, VigieError, type PlainError } from '../core/errors.ts';
import type { EngineFacts, ExactEnd, ExactJob, Gap } from '../core/evaluation/exact-run.ts';
import type { Alert } from '../core/rules/alert.ts';
import { wantsSound } from '../core/sound/wants-sound.ts';
import type { CreateEngineClient, EngineClient } from '../engine/engine-client.ts';
import type { FrameResult, LoadProgress } from '../engine/protocol.ts';
import type { Ear } from '../sources/ear.ts';
import type { Frame, FrameSource, SourceInfo } from '../sources/frame-source.ts';

export interface ExactParts {
  readonly source: FrameSource;
  /** The source's own sound; asked only where a rule of the scenario listens. */
  readonly ear?: Ear | null;
  readonly createEngine: CreateEngineClient;
  readonly spawn: () => Worker;
  /** Base address of the model files, ending in `/`. */
  readonly modelBase: string;
}

/** What a run tells on its way. A promise is waited for before the next frame is analysed. */
export interface ExactListener {
  loading(progress: LoadProgress): void;
  started(info: SourceInfo, engine: EngineFacts): void | Promise<void>;
  frame(result: FrameResult): void | Promise<void>;
  warning(error: PlainError): void;
}

/**
 * Analyses a source from its first frame to its last, leaving none out, and gives what was found. Never
 * rejects: a failure or an abort is in `outcome`, with everything found until then. The source is closed
 * and the engine stopped when it resolves.
 */
export async function runExact(
  parts: ExactParts,
  job: ExactJob,
  listener: ExactListener,
  signal: AbortSignal,
): Promise<ExactEnd> {
  const run = new ExactRun(parts, job, listener);
  try {
    await run.start(signal);
    await run.analyseAll(signal);
    return run.end(signal.aborted ? 'cancelled' : 'done', null);
  } catch (error) {
    if (signal.aborted) return run.end('cancelled', null);
    return run.end('failed', run.engineError ?? toPlain(error));
  } finally {
    await run.close();
  }
}

class ExactRun {
  engineError: PlainError | null = null;
  private readonly parts: ExactParts;
  private readonly job: ExactJob;
  private readonly listener: ExactListener;
  private readonly engine: EngineClient;
  private readonly alerts = new Map<string, Alert>();
  private readonly gaps: Gap[] = [];
  private readonly timing = { prepare: 0, network: 0, decode: 0, pipeline: 0 };
  private info: SourceInfo | null = null;
  private coming: Promise<Frame | null> | null = null;
  private frames = 0;
  private startedAt = 0;
  private firstTime: number | null = null;
  private lastTime = 0;
  private gapFrom: number | null = null;
  private gapReason = '';
  private deaf = false;

  constructor(parts: ExactParts, job: ExactJob, listener: ExactListener) {
    this.parts = parts;
    this.job = job;
    this.listener = listener;
    this.engine = parts.createEngine(parts.spawn, {
      progress: (progress) => listener.loading(progress),
      ready: () => undefined,
      lost: (reason) => (this.gapReason = reason),
      failed: (error) => (this.engineError = error),
    });
  }

  async start(signal: AbortSignal): Promise<void> {
    const { source, modelBase } = this.parts;
    const { detector, backend, scenario, rate } = this.job;
    source.onWarning = (warning) => this.listener.warning(toPlain(warning));
    // The file first: it fails at once when it is no video, the engine takes seconds.
    this.info = await source.open(rate, signal);
    const picture = this.info.size;
    const engine = await this.engine.start({ modelBase, detector, backend, scenario, picture }, signal);
    await this.listener.started(this.info, engine);
  }

  async analyseAll(signal: AbortSignal): Promise<void> {
    this.startedAt = performance.now();
    this.coming = this.parts.source.next(signal);
    for (;;) {
      const frame = await this.coming;
      this.coming = null;
      if (frame === null) return;
      if (signal.aborted) {
        frame.image.close();
        return;
      }
      // The next frame is decoded while this one is analysed. Its failure is met when it is its turn.
      this.coming = this.parts.source.next(signal);
      this.coming.catch(() => undefined);
      await this.analyse(frame);
      if (this.engineError !== null) throw new VigieError(this.engineError.code, this.engineError.details);
    }
  }

  private async analyse(frame: Frame): Promise<void> {
    const { time, size } = frame;
    this.firstTime ??= time;
    const sound = await this.hear(time);
    const result = await this.engine.analyse(frame.image, time, size, null, sound);
    if (result === null) {
      this.gapFrom ??= time;
      this.lastTime = time;
      return;
    }
    this.closeGap(time);
    this.lastTime = time;
    this.frames++;
    for (const key of ['prepare', 'network', 'decode', 'pipeline'] as const)
      this.timing[key] += result.timing[key];
    for (const alert of result.output.changed) this.alerts.set(alert.id, alert);
    await this.listener.frame(result);
  }

  /** A file whose sound cannot be decoded is analysed without it. */
  private async hear(time: number): Promise<Awaited<ReturnType<Ear['hear']>> | null> {
    const { ear } = this.parts;
    if (!ear || !wantsSound(this.job.scenario) || this.deaf) return null;
    try {
      return await ear.hear(time);
    } catch (error) {
      this.deaf = true;
      this.listener.warning(toPlain(error));
      return null;
    }
  }

  private closeGap(to: number): void {
    if (this.gapFrom === null) return;
    this.gaps.push({ from: this.gapFrom, to, reason: this.gapReason || 'engine' });
    this.gapFrom = null;
  }

  end(outcome: ExactEnd['outcome'], error: PlainError | null): ExactEnd {
    const period = 1 / this.job.rate;
    // A frame stands for the time until the next one is due; the last one at most until the end.
    const reached = this.frames === 0 ? 0 : this.lastTime + period;
    const to = Math.min(reached, this.info?.duration ?? Infinity);
    this.closeGap(to);
    const duration = this.info?.duration ?? to;
    const gaps = [...this.parts.source.stats().gaps, ...this.gaps];
    if (outcome !== 'done' && to < duration) gaps.push({ from: to, to: duration, reason: outcome });
    gaps.sort((a, b) => a.from - b.from || a.to - b.to);
    const truth = this.parts.source.truth();
    return {
      outcome,
      error,
      alerts: [...this.alerts.values()],
      ...(truth ? { truth: truth.map((event) => ({ optional: false, note: '', ...event })) } : {}),
      coverage: { analysed: Math.max(0, to - (this.firstTime ?? 0) - within(gaps, to)), gaps },
      frames: this.frames,
      wallTime: this.startedAt === 0 ? 0 : performance.now() - this.startedAt,
      timing: this.timing,
    };
  }

  async close(): Promise<void> {
    await this.coming?.then(
      (frame) => frame?.image.close(),
      () => undefined,
    );
    await this.parts.ear?.close();
    await this.parts.source.close();
    await this.engine.stop();
  }
}

/** Seconds of `gaps`, in order of their starts, that lie before `end`; where they overlap they count once. */
function within(gaps: readonly Gap[], end: number): number {
  let sum = 0;
  let reached = 0;
  for (const gap of gaps) {
    const from = Math.max(gap.from, reached);
    const to = Math.min(gap.to, end);
    if (to > from) sum += to - from;
    reached = Math.max(reached, to);
  }
  return sum;
}
