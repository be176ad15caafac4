import { toPlain, type PlainError } from '../core/errors.ts';
import type { Size } from '../core/geometry/types.ts';
import { createPipeline, setScenario, step, type PipelineState } from '../core/pipeline.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import { memory, startBackend } from './backend.ts';
import { DETECTORS, Network } from './detectors.ts';
import { LookBudget } from './look-budget.ts';
import { loadModel, type GraphFiles } from './models.ts';
import { Picture, SmallPicture, WHOLE } from './preprocess.ts';
import type {
  EngineInfo,
  EngineOptions,
  FaultReason,
  FrameResult,
  FromWorker,
  ToWorker,
} from './protocol.ts';
import { ReferenceCheck } from './reference-check.ts';
import { SecondLooks } from './second-looks.ts';

/** Seconds of media time between checkpoints of the pipeline. */
const CHECKPOINT_EVERY = 5;
/** Milliseconds of wall time between looks at the reference picture. */
const CHECK_EVERY = 5 * 60_000;
/** The picture that is made ready for when nobody says which will come. */
const USUAL: Size = { width: 4, height: 3 };

type FrameMessage = Extract<ToWorker, { type: 'frame' }>;

const send = (message: FromWorker): void => {
  postMessage(message);
};

let faulted = false;
function fault(reason: FaultReason, error: PlainError): void {
  if (faulted) return;
  faulted = true;
  send({ type: 'fault', reason, error });
}

/** Everything one started engine holds. */
class Engine {
  readonly #options: EngineOptions;
  readonly #small = new SmallPicture();
  readonly #budget = new LookBudget();
  readonly #reference: ReferenceCheck;
  #graph: GraphFiles | null = null;
  #network: Network | null = null;
  #picture: Picture | null = null;
  #looks: SecondLooks | null = null;
  #pipeline: PipelineState;
  #wanted: Parameters<LookBudget['choose']>[0] = [];
  #checkpointAt = -Infinity;
  #checkedAt = 0;
  #openFrames = 0;
  #analysed = 0;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#reference = new ReferenceCheck(new URL('..', options.modelBase).href);
    this.#pipeline = (options.checkpoint as PipelineState | null) ?? createPipeline(options.scenario);
    setScenario(this.#pipeline, options.scenario, false);
  }

  async start(): Promise<EngineInfo> {
    const { modelBase, detector, backend, avoid } = this.#options;
    const began = performance.now();
    const wasmBase = new URL('../wasm/', modelBase).href;
    const chosen = await startBackend(backend, avoid, wasmBase, (reason, detail) =>
      fault(reason, { code: 'unexpected', details: { reason: detail } }),
    );
    send({ type: 'backend', backend: chosen.backend });
    const spec = DETECTORS[detector];
    const loaded = await loadModel(modelBase, spec.model, (bytes, total) =>
      send({ type: 'progress', progress: { phase: 'download', loaded: bytes, total } }),
    );
    const loadTime = performance.now() - began;
    send({ type: 'progress', progress: { phase: 'prepare', loaded: 0, total: 0 } });
    this.#graph = loaded.graph;
    await this.#fit(this.#options.picture ?? USUAL);
    const warmUpTime = performance.now() - began - loadTime;
    if (chosen.backend !== 'wasm') await this.#demandReference();
    this.#checkedAt = performance.now();
    return { ...chosen, detector, modelSha256: loaded.sha256, loadTime, warmUpTime };
  }

  setScenario(scenario: Scenario, reset: boolean): void {
    setScenario(this.#pipeline, scenario, reset);
  }

  /** Sees to it that the network suits pictures of this size, and runs it once: that compiles its kernels. */
  async #fit(picture: Size): Promise<Network> {
    const { detector, modelBase } = this.#options;
    const spec = DETECTORS[detector];
    const { width, height } = spec.inputFor(picture);
    const before = this.#network;
    if (before?.input.width === width && before.input.height === height) return before;
    const network = await Network.create(spec, this.#graph!, picture);
    await network.run(new Uint8ClampedArray(width * height * 4));
    before?.dispose();
    this.#network = network;
    this.#picture = new Picture(width, height);
    if (this.#looks) this.#looks.exchange(network);
    else this.#looks = new SecondLooks(network, spec, modelBase);
    return network;
  }

  /** One frame along the straight line. The image is closed whatever happens. */
  async analyse({ image, seq, time, size }: FrameMessage): Promise<FrameResult> {
    this.#openFrames++;
    try {
      return await this.#line(image, seq, time, size);
    } finally {
      image.close();
      this.#openFrames--;
      this.#analysed++;
      if (performance.now() - this.#checkedAt > CHECK_EVERY) await this.#demandReference();
    }
  }

  async #line(image: VideoFrame | ImageBitmap, seq: number, time: number, size: Size): Promise<FrameResult> {
    const network = await this.#fit(size);
    const { scenario } = this.#pipeline;
    const masks = scenario.zones.filter((zone) => zone.kind === 'mask').map((zone) => zone.points);
    const t0 = performance.now();
    const pixels = this.#small.draw(image, size, masks);
    const input = this.#picture!.draw(image, size, masks, WHOLE);
    const t1 = performance.now();
    const vector = await network.run(input);
    const t2 = performance.now();
    requireFinite(vector);
    const detections = DETECTORS[this.#options.detector].decode(vector, network.input);
    const t3 = performance.now();
    const chosen = this.#budget.choose(this.#wanted, time);
    const looks = await this.#looks!.serve(chosen, image, size, masks, time);
    const t4 = performance.now();
    const output = step(this.#pipeline, { time, detections, pixels, looks, picture: size });
    this.#wanted = output.looks;
    const t5 = performance.now();
    const due = output.changed.length > 0 || Math.abs(time - this.#checkpointAt) >= CHECKPOINT_EVERY;
    if (due) this.#checkpointAt = time;
    const timing = { prepare: t1 - t0, network: t2 - t1 + (t4 - t3), decode: t3 - t2, pipeline: t5 - t4 };
    const result: FrameResult = { seq, time, size, detections, looks, output, timing };
    return due ? { ...result, checkpoint: this.#pipeline } : result;
  }

  async check(): Promise<void> {
    const { detector } = this.#options;
    const result = await this.#reference.run(detector, this.#network!, DETECTORS[detector]);
    send({ type: 'checked', ...result });
  }

  /** No result is better than a made-up one: an engine that misreads the reference picture is not used. */
  async #demandReference(): Promise<void> {
    const { detector } = this.#options;
    this.#checkedAt = performance.now();
    const { ok, worst } = await this.#reference.run(detector, this.#network!, DETECTORS[detector]);
    if (ok) return;
    throw new Fault('reference-mismatch', `the reference picture is misread (${worst.toFixed(2)})`);
  }

  stats(): void {
    const stats = { ...memory(), openFrames: this.#openFrames, framesAnalysed: this.#analysed };
    send({ type: 'stats', stats });
  }
}

class Fault extends Error {
  readonly reason: FaultReason;
  constructor(reason: FaultReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

function requireFinite(vector: Float32Array): void {
  for (let i = 0; i < vector.length; i++) {
    if (!Number.isFinite(vector[i])) throw new Fault('bad-output', 'the network gave numbers that are none');
  }
}

let engine: Engine | null = null;

async function handle(message: ToWorker): Promise<void> {
  switch (message.type) {
    case 'start':
      engine = new Engine(message.options);
      return send({ type: 'ready', engine: await engine.start() });
    case 'scenario':
      return engine?.setScenario(message.scenario, message.reset);
    case 'frame': {
      if (!engine) return message.image.close();
      const result = await engine.analyse(message);
      // A device that was lost meanwhile may have answered with stale numbers.
      if (!faulted) send({ type: 'result', result });
      return;
    }
    case 'check':
      return engine?.check();
    case 'stats':
      return engine?.stats();
    case 'stop':
      close();
  }
}

/** Messages are handled one after the other: a scenario never changes in the middle of a frame. */
let queue: Promise<void> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  queue = queue
    .then(() => handle(data))
    .catch((error: unknown) => {
      const reason =
        error instanceof Fault ? error.reason : data.type === 'start' ? 'start-failed' : 'worker-error';
      fault(reason, toPlain(error));
    });
});
