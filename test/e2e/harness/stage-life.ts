import { toPlain } from '../../../src/core/errors.ts';
import type { StageActionId } from '../../../src/sources/stage/stage-director.ts';
import type { StageSource } from '../../../src/sources/stage/stage-source.ts';
import { makeStage, never, takeOne } from './stage-kit.ts';
import type { StageSpec, Told } from './stage-kit.ts';

const wait = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** A frame within `seconds`, or null; what was waited for is given up. */
async function within(source: StageSource, seconds: number): Promise<Told | null> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), seconds * 1000);
  try {
    return await takeOne(source, stop.signal);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** The first frame at or after `time`; null when none comes. */
async function frameAt(source: StageSource, time: number): Promise<Told | null> {
  for (let told = await takeOne(source); told !== null; told = await takeOne(source)) {
    if (told.time >= time) return told;
  }
  return null;
}

async function opened(spec: StageSpec, rate = 5): Promise<StageSource> {
  const source = makeStage(spec);
  await source.open(rate, never());
  return source;
}

function troubled(): Worker {
  return new Worker(new URL('./stage-trouble.worker.ts', import.meta.url), { type: 'module' });
}

/** The stage as a person and a director use it. */
export const stageLife = {
  /** Pause, seek while paused, play on, faster. */
  async steer(): Promise<{
    readonly first: Told | null;
    readonly whilePaused: Told | null;
    readonly sought: Told | null;
    readonly again: Told | null;
    readonly after: Told | null;
    readonly pace: number;
  }> {
    const source = await opened({ script: 'quiet' });
    const transport = source.transport!;
    const first = await takeOne(source);
    const whilePaused = await within(source, 0.5);
    await transport.play();
    await takeOne(source);
    transport.pause();
    await within(source, 0.4);
    await transport.seek(21.5);
    const sought = await takeOne(source);
    const again = await within(source, 0.5);
    transport.setSpeed(4);
    await transport.play();
    const after = await takeOne(source);
    const from = transport.time;
    await wait(1);
    const pace = transport.time - from;
    await source.close();
    return { first, whilePaused, sought, again, after, pace };
  },

  /** Seeks to the same moment three times, from other places. */
  async seekThrice(): Promise<readonly (Told | null)[]> {
    const source = await opened({ script: 'demo' });
    const told: (Told | null)[] = [];
    for (const other of [0, 90, 30]) {
      await source.transport!.seek(other);
      await source.transport!.seek(47.3);
      told.push(await takeOne(source));
    }
    await source.close();
    return told;
  },

  /** What the director sees: what is possible, and what comes of it. */
  async direct(actions: readonly StageActionId[]): Promise<{
    readonly possible: readonly string[];
    readonly answers: readonly boolean[];
    readonly people: number;
    readonly views: readonly string[];
    readonly pictures: readonly string[];
    readonly restarted: number | undefined;
    readonly seeds: readonly number[];
  }> {
    const source = await opened({ script: 'quiet' });
    const { director, transport } = source;
    await takeOne(source);
    const possible = [...director.possible];
    const answers = actions.map((id) => director.trigger(id));
    transport!.setSpeed(8);
    await transport!.play();
    const later = await frameAt(source, 22);
    const people = later?.truth.objects.filter(({ label }) => label === 'person').length ?? 0;
    transport!.pause();
    const pictures: string[] = [];
    for (const view of director.views) {
      director.setView(view);
      await transport!.seek(22);
      pictures.push((await takeOne(source))?.hash ?? '');
    }
    const seeds = [director.seed];
    director.restart(9);
    seeds.push(director.seed);
    const restarted = (await takeOne(source))?.time;
    await source.close();
    return { possible, answers, people, views: director.views, pictures, restarted, seeds };
  },

  /** The graphics card is taken away and given back. */
  async cardLost(): Promise<{
    readonly before: Told | null;
    readonly while: Told | null;
    readonly after: Told | null;
  }> {
    let worker: Worker | null = null;
    const source = makeStage({ script: 'quiet' }, () => (worker = troubled()));
    await source.open(5, never());
    await source.transport!.play();
    const before = await takeOne(source);
    worker!.postMessage({ type: 'card-lost' });
    await wait(0.3);
    await within(source, 0.4);
    const gone = await within(source, 0.6);
    worker!.postMessage({ type: 'card-back' });
    const after = await within(source, 8);
    await source.close();
    return { before, while: gone, after };
  },

  /** A browser without WebGL 2. */
  async cardRefused(): Promise<string> {
    const source = makeStage({}, () => {
      const worker = troubled();
      worker.postMessage({ type: 'card-refused' });
      return worker;
    });
    try {
      await source.open(5, never());
      return 'opened';
    } catch (error) {
      return toPlain(error).code;
    }
  },

  /** A worker whose script is not there. */
  async noWorker(): Promise<string> {
    const source = makeStage({}, () => new Worker('/no-such-worker.js', { type: 'module' }));
    try {
      await source.open(5, never());
      return 'opened';
    } catch (error) {
      return toPlain(error).code;
    }
  },

  /** Longest tasks of the page, milliseconds, in windows of `seconds` while the stage plays on it. */
  async longTasks(windows: number, seconds: number): Promise<readonly number[]> {
    const source = await opened({ script: 'demo', size: { width: 768, height: 576 } }, 8);
    document.body.append(source.view!);
    await source.transport!.play();
    await takeOne(source);
    const longest: number[] = [];
    for (let n = 0; n < windows; n++) {
      let most = 0;
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) most = Math.max(most, duration);
      });
      observer.observe({ type: 'longtask' });
      const until = performance.now() + seconds * 1000;
      while (performance.now() < until) {
        const frame = await source.next(never());
        frame?.image.close();
      }
      observer.disconnect();
      longest.push(most);
    }
    await source.close();
    return longest;
  },
};
