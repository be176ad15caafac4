import { toPlain, VigieError, type PlainError } from '../core/errors.ts';
import type { Size } from '../core/geometry/types.ts';
import type { BackendId, Scenario } from '../core/scenario/scenario.ts';
import type { SoundFrame } from '../core/sound/sound-frame.ts';
import { watchLife } from './life.ts';
import type { CreateEngineClient, EngineClient, EngineEvents } from './engine-client.ts';
import type {
  EngineInfo,
  EngineOptions,
  EngineStats,
  FaultReason,
  FrameResult,
  FromWorker,
  RefusedBackend,
  ToWorker,
} from './protocol.ts';

/** Milliseconds: the least deadline of an inference, and of a start (a slow GPU compiles for minutes). */
const LEAST_DEADLINE = 5000;
const START_DEADLINE = 240_000;
/** Milliseconds: the least deadline of a start that brings an engine back, and how often its first time it may take. */
const LEAST_RESTART = 20_000;
const TIMES_FIRST_START = 5;
/** An inference may take this many times the usual, and this many times the first one. */
const TIMES_USUAL = 8;
const TIMES_FIRST = 4;
/** Waits before the first, second and later restarts. */
const BACK_OFF = [0, 2000, 10_000] as const;
/** Losses of one backend within this many milliseconds after which the next one is used. */
const LOSSES_WITHIN = 10 * 60_000;
const MOST_LOSSES = 2;
/** Restarts without a single result between them after which the engine gives up. */
const MOST_RESTARTS = 5;

/** What another backend would not mend: files that are missing or not what they should be. */
const FILES: ReadonlySet<string> = new Set(['model-missing', 'model-hash', 'cancelled']);

interface Starting {
  readonly resolve: (info: EngineInfo) => void;
  readonly reject: (error: unknown) => void;
}

type StartOptions = Omit<EngineOptions, 'avoid' | 'checkpoint' | 'life'>;

/** See `EngineClient`. The worker is made by `spawn`, so that any build can bring its own. */
export const createEngineClient: CreateEngineClient = (spawn, events) => new Client(spawn, events);

interface Pending {
  readonly seq: number;
  readonly resolve: (result: FrameResult | null) => void;
  readonly timer: ReturnType<typeof setTimeout>;
  readonly sentAt: number;
}

class Client implements EngineClient {
  readonly #spawn: () => Worker;
  readonly #events: EngineEvents;
  #worker: Worker | null = null;
  #options: StartOptions | null = null;
  #info: EngineInfo | null = null;
  /** The backend that the present worker starts or runs with. */
  #backend: BackendId | null = null;
  #checkpoint: unknown = null;
  #avoid: RefusedBackend[] = [];
  #losses: { backend: BackendId; at: number }[] = [];
  #restarts = 0;
  #seq = 0;
  #pending: Pending | null = null;
  #durations: number[] = [];
  #starting: Starting | null = null;
  /** How long the present backend took to start, milliseconds, when it started last; null before. */
  #startTook: number | null = null;
  #launchedAt = 0;
  /** The lock that the present worker holds. */
  #life = '';
  #startTimer: ReturnType<typeof setTimeout> | undefined;
  #waitingStats: { resolve: (stats: EngineStats) => void; reject: (error: unknown) => void }[] = [];
  /** Counts workers, so that a message from one that was ended is told apart. */
  #generation = 0;
  #restartTimer: ReturnType<typeof setTimeout> | undefined;
  #whenBack: (() => void)[] = [];

  constructor(spawn: () => Worker, events: EngineEvents) {
    this.#spawn = spawn;
    this.#events = events;
  }

  async start(options: StartOptions, signal: AbortSignal): Promise<EngineInfo> {
    signal.throwIfAborted();
    this.#options = options;
    const abort = (): void => {
      this.#starting?.reject(new VigieError('cancelled'));
      this.#end();
    };
    signal.addEventListener('abort', abort, { once: true });
    try {
      return await this.#launch();
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  setScenario(scenario: Scenario, reset: boolean): void {
    if (this.#options) this.#options = { ...this.#options, scenario };
    if (reset) this.#checkpoint = null;
    this.#post({ type: 'scenario', scenario, reset });
  }

  async analyse(
    image: VideoFrame | ImageBitmap,
    time: number,
    size: Size,
    at: number | null = null,
    sound: readonly SoundFrame[] | null = null,
  ): Promise<FrameResult | null> {
    if (this.#pending) throw new Error('one frame at a time');
    if (this.#restartTimer !== undefined || (this.#starting && !this.#info)) {
      image.close();
      await new Promise<void>((resolve) => this.#whenBack.push(resolve));
      return null;
    }
    if (!this.#worker) {
      image.close();
      return null;
    }
    const seq = ++this.#seq;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#doubt('timeout', 'no answer in time'), this.#deadline());
      this.#pending = { seq, resolve, timer, sentAt: performance.now() };
      this.#post({ type: 'frame', seq, image, time, size, at, sound }, [image]);
    });
  }

  stats(): Promise<EngineStats> {
    return new Promise((resolve, reject) => {
      if (!this.#worker) return reject(new VigieError('engine-failed', { reason: 'not running' }));
      this.#waitingStats.push({ resolve, reject });
      this.#post({ type: 'stats' });
    });
  }

  stop(): Promise<void> {
    this.#starting?.reject(new VigieError('cancelled'));
    this.#end();
    this.#options = null;
    this.#releaseWaiting();
    return Promise.resolve();
  }

  #launch(): Promise<EngineInfo> {
    const options = this.#options;
    if (!options) return Promise.reject(new VigieError('cancelled'));
    const generation = ++this.#generation;
    const worker = this.#spawn();
    this.#worker = worker;
    this.#info = null;
    this.#backend = null;
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (generation === this.#generation) this.#receive(data);
    });
    const broken = (event: Event): void => {
      if (generation !== this.#generation) return;
      const message = event instanceof ErrorEvent ? event.message : 'a message could not be read';
      this.#doubt('worker-error', message);
    };
    worker.addEventListener('error', broken);
    worker.addEventListener('messageerror', broken);
    const late = (): void => this.#doubt('start-failed', 'did not start in time');
    this.#startTimer = setTimeout(late, this.#startDeadline());
    this.#launchedAt = performance.now();
    return new Promise((resolve, reject) => {
      this.#starting = { resolve, reject };
      const life = `vigie-engine-${crypto.randomUUID()}`;
      this.#life = life;
      const start = { ...options, avoid: this.#avoid, checkpoint: this.#checkpoint, life };
      this.#post({ type: 'start', options: start });
    });
  }

  #receive(message: FromWorker): void {
    switch (message.type) {
      case 'progress':
        return this.#events.progress(message.progress);
      case 'backend':
        this.#backend = message.backend;
        return;
      case 'ready':
        clearTimeout(this.#startTimer);
        this.#info = message.engine;
        this.#startTook = performance.now() - this.#launchedAt;
        this.#durations = [];
        this.#starting?.resolve(message.engine);
        this.#starting = null;
        this.#watchEnd(this.#generation);
        this.#events.ready(message.engine);
        return this.#releaseWaiting();
      case 'result':
        return this.#settle(message.result);
      case 'fault':
        return this.#doubt(message.reason, message.error);
      case 'stats':
        return this.#waitingStats.shift()?.resolve(message.stats);
      case 'checked':
        if (!message.ok) this.#doubt('reference-mismatch', `off by ${message.worst.toFixed(2)}`);
    }
  }

  #settle(result: FrameResult): void {
    const pending = this.#pending;
    if (pending?.seq !== result.seq) return;
    clearTimeout(pending.timer);
    this.#pending = null;
    this.#restarts = 0;
    this.#durations.push(performance.now() - pending.sentAt);
    if (this.#durations.length > 31) this.#durations.shift();
    if (result.checkpoint !== undefined) this.#checkpoint = result.checkpoint;
    pending.resolve(result);
  }

  /** A worker that ends by itself is told of at once, not when its next answer is overdue. */
  #watchEnd(generation: number): void {
    watchLife(this.#life, () => {
      if (generation === this.#generation) this.#doubt('worker-error', 'it has ended by itself');
    });
  }

  #deadline(): number {
    const sorted = [...this.#durations].sort((a, b) => a - b);
    const usual = sorted[sorted.length >> 1] ?? 0;
    const first = this.#info?.warmUpTime ?? 0;
    return Math.max(LEAST_DEADLINE, TIMES_USUAL * usual, TIMES_FIRST * first);
  }

  /** A start that hangs is told early from one that compiles for long, once it is known how long it takes. */
  #startDeadline(): number {
    if (this.#startTook === null) return START_DEADLINE;
    return Math.min(START_DEADLINE, Math.max(LEAST_RESTART, TIMES_FIRST_START * this.#startTook));
  }

  /** On any doubt the worker is ended, the frame in flight yields nothing, and a new worker is started. */
  #doubt(reason: FaultReason, cause: string | PlainError): void {
    const error = typeof cause === 'string' ? toPlain(new Error(cause)) : cause;
    const starting = this.#starting;
    const backend = this.#backend;
    this.#end();
    if (starting && this.#restarts === 0) {
      this.#failFirst(starting, backend, error);
      return;
    }
    if (backend) this.#countLoss(backend, error);
    this.#restarts++;
    this.#events.lost(reason, error, this.#restarts);
    if (this.#restarts > MOST_RESTARTS) {
      this.#events.failed(error);
      return this.#releaseWaiting();
    }
    const wait = BACK_OFF[Math.min(this.#restarts, BACK_OFF.length) - 1]!;
    this.#restartTimer = setTimeout(() => {
      this.#restartTimer = undefined;
      // A failure of this launch comes back through `#doubt`.
      this.#launch().catch(() => undefined);
    }, wait);
  }

  /**
   * A first start on a backend that was not asked for by name goes on with the next one; else it fails in
   * words. Only an engine that has run is brought back on the same backend.
   */
  #failFirst(starting: Starting, backend: BackendId | null, error: PlainError): void {
    const next = backend !== null && backend !== 'wasm' && this.#options?.backend === null;
    if (!next || FILES.has(error.code)) {
      starting.reject(new VigieError(error.code, error.details));
      return;
    }
    this.#avoid.push({ backend, reason: reasonOf(error) });
    this.#launch().then(starting.resolve, starting.reject);
  }

  #countLoss(backend: BackendId, error: PlainError): void {
    const now = performance.now();
    this.#losses = this.#losses.filter((loss) => now - loss.at < LOSSES_WITHIN);
    this.#losses.push({ backend, at: now });
    const mine = this.#losses.filter((loss) => loss.backend === backend).length;
    const avoided = this.#avoid.some((one) => one.backend === backend);
    if (mine < MOST_LOSSES || backend === 'wasm' || avoided) return;
    this.#avoid.push({ backend, reason: reasonOf(error) });
    this.#startTook = null;
    // A backend that was asked for by name gives way too once it has failed twice: in the open, by `ready`.
    if (this.#options?.backend === backend) this.#options = { ...this.#options, backend: null };
  }

  #end(): void {
    this.#generation++;
    this.#worker?.terminate();
    this.#worker = null;
    clearTimeout(this.#startTimer);
    clearTimeout(this.#restartTimer);
    this.#restartTimer = undefined;
    this.#starting = null;
    const pending = this.#pending;
    this.#pending = null;
    if (pending) {
      clearTimeout(pending.timer);
      pending.resolve(null);
    }
    for (const { reject } of this.#waitingStats)
      reject(new VigieError('engine-failed', { reason: 'not running' }));
    this.#waitingStats = [];
  }

  #releaseWaiting(): void {
    const waiting = this.#whenBack;
    this.#whenBack = [];
    for (const resume of waiting) resume();
  }

  #post(message: ToWorker, transfer: Transferable[] = []): void {
    this.#worker?.postMessage(message, transfer);
  }
}

function reasonOf({ code, details }: PlainError): string {
  return typeof details['reason'] === 'string' ? details['reason'] : code;
}
