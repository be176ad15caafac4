import { toPlain, type PlainError } from '../core/errors.ts';
import type { Size } from '../core/geometry/types.ts';
import { lookAtClothes, type ClothingState } from '../core/pixels/clothing.ts';
import { createPipeline, setScenario, step, type PipelineState } from '../core/pipeline.ts';
import type { DetectorId, Scenario } from '../core/scenario/scenario.ts';
import { memory, startBackend, type OnFault } from './backend.ts';
import { createFarState, FAR, isFarDue, withFar, withoutFar } from '../core/detection/far-sight.ts';
import type { Detection } from '../core/detection/detection.ts';
import { DETECTORS } from './detectors.ts';
import { Fault } from './fault.ts';
import { holdLife } from './life.ts';
import { LookBudget } from './look-budget.ts';
import { loadModel, loadModels } from './models.ts';
import { SmallPicture } from './preprocess.ts';
import type {
  EngineInfo,
  EngineOptions,
  FaultReason,
  FrameResult,
  FromWorker,
  ToWorker,
} from './protocol.ts';
import { readPacked } from './read-file.ts';
import { ReferenceCheck } from './reference-check.ts';
import { SecondLooks } from './second-looks.ts';
import { Sight, type SightTiming, type View } from './sight.ts';

/** Seconds of media time between checkpoints of the pipeline. */
const CHECKPOINT_EVERY = 5;
/** Milliseconds of wall time between looks at the reference picture. */
const CHECK_EVERY = 5 * 60_000;
/** The picture that is made ready for when nobody says which will come. */
const USUAL: Size = { width: 4, height: 3 };
/** The detector that sees distant people for the others. */
const FAR_DETECTOR: DetectorId = 'nanodet';

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

/** A live engine spends one part in so many of its time on distant people. */
const FAR_SHARE = 3;

/** Everything one started engine holds. */
class Engine {
  readonly #options: EngineOptions;
  readonly #small = new SmallPicture();
  readonly #budget = new LookBudget();
  readonly #reference: ReferenceCheck;
  readonly #far = createFarState();
  readonly #clothes: ClothingState = new Map();
  #sight: Sight | null = null;
  #farSight: Sight | null = null;
  #looks: SecondLooks | null = null;
  #pipeline: PipelineState;
  #wanted: Parameters<LookBudget['choose']>[0] = [];
  #checkpointAt = -Infinity;
  #checkedAt = 0;
  /** What a look at distant people costs lately, seconds. */
  #farCost = 0;
  #openFrames = 0;
  #analysed = 0;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#reference = new ReferenceCheck(new URL('..', options.modelBase).href);
    this.#pipeline = (options.checkpoint as PipelineState | null) ?? createPipeline(options.scenario);
    setScenario(this.#pipeline, options.scenario, false);
  }

  async start(): Promise<EngineInfo> {
    const { modelBase, detector, backend, avoid, picture = USUAL, threads = null } = this.#options;
    const began = performance.now();
    const wasmBase = new URL('../wasm/', modelBase).href;
    const onFault: OnFault = (reason, detail) =>
      fault(reason, { code: 'unexpected', details: { reason: detail } });
    const chosen = await startBackend(backend, avoid, wasmBase, onFault, threads);
    send({ type: 'backend', backend: chosen.backend });
    const ids = [detector, ...(this.#wantsFar() ? [FAR_DETECTOR] : [])];
    const loaded = await loadModels(
      modelBase,
      ids.map((id) => DETECTORS[id].model),
      (bytes, total) => send({ type: 'progress', progress: { phase: 'download', loaded: bytes, total } }),
    );
    const loadTime = performance.now() - began;
    send({ type: 'progress', progress: { phase: 'prepare', loaded: 0, total: 0 } });
    const [sight, farSight] = ids.map((id, i) => new Sight(id, loaded[i]!.graph));
    this.#sight = sight!;
    this.#farSight = farSight ?? null;
    this.#looks = new SecondLooks(sight!, modelBase);
    await sight!.fit(picture);
    await farSight?.fit(picture);
    const warmUpTime = performance.now() - began - loadTime;
    if (chosen.backend !== 'wasm') await this.#demandReference();
    this.#checkedAt = performance.now();
    return { ...chosen, detector, modelSha256: loaded[0]!.sha256, loadTime, warmUpTime };
  }

  setScenario(scenario: Scenario, reset: boolean): void {
    setScenario(this.#pipeline, scenario, reset);
  }

  /** One frame along the straight line. The image is closed whatever happens. */
  async analyse(message: FrameMessage): Promise<FrameResult> {
    this.#openFrames++;
    try {
      return await this.#line(message);
    } finally {
      message.image.close();
      this.#openFrames--;
      this.#analysed++;
      if (performance.now() - this.#checkedAt > CHECK_EVERY) await this.#demandReference();
    }
  }

  async #line({ image, seq, time, size, at, sound }: FrameMessage): Promise<FrameResult> {
    const { zones } = this.#pipeline.scenario;
    const masks = zones.filter((zone) => zone.kind === 'mask').map((zone) => zone.points);
    const view: View = { image, size, masks };
    const timing = { prepare: 0, network: 0, decode: 0, pipeline: 0 };
    const t0 = performance.now();
    const pixels = this.#small.draw(image, size, masks);
    timing.prepare = performance.now() - t0;
    const detections = await this.#see(view, time, timing);
    const looks = await this.#looks!.serve(this.#budget.choose(this.#wanted, time), view, time, timing);
    const t1 = performance.now();
    const output = step(this.#pipeline, { time, detections, pixels, looks, picture: size, at, sound });
    this.#wanted = output.looks;
    timing.pipeline = performance.now() - t1;
    // After the rules, and out of their reach: nothing that is followed or raised depends on colours.
    const { whole } = this.#sight!;
    const colours = whole ? lookAtClothes(this.#clothes, whole, masks, output.tracks, time, size) : [];
    const due = output.changed.length > 0 || Math.abs(time - this.#checkpointAt) >= CHECKPOINT_EVERY;
    if (due) this.#checkpointAt = time;
    const result: FrameResult = { seq, time, size, detections, looks, output, colours, timing };
    return due ? { ...result, checkpoint: this.#pipeline } : result;
  }

  /** What is in the frame: the detector everywhere, far sight where people are small. */
  async #see(view: View, time: number, timing: SightTiming): Promise<Detection[]> {
    const near = await this.#sight!.see(view, timing);
    if (!this.#wantsFar()) return near;
    const lookEvery = this.#options.live ? Math.max(FAR.lookEvery, FAR_SHARE * this.#farCost) : FAR.lookEvery;
    if (!isFarDue(this.#far, near, time, lookEvery)) return withoutFar(this.#far, near, time);
    if (!this.#farSight) {
      const { graph } = await loadModel(
        this.#options.modelBase,
        DETECTORS[FAR_DETECTOR].model,
        () => undefined,
      );
      this.#farSight = new Sight(FAR_DETECTOR, graph);
    }
    const began = performance.now();
    const far = await this.#farSight.see(view, timing);
    this.#farCost += 0.3 * ((performance.now() - began) / 1000 - this.#farCost);
    return withFar(this.#far, near, far, time);
  }

  /** NanoDet needs no help with what is far; the others do, unless the scenario says otherwise. */
  #wantsFar(): boolean {
    return this.#options.detector !== FAR_DETECTOR && this.#pipeline.scenario.analysis.farSight !== false;
  }

  async check(): Promise<void> {
    send({ type: 'checked', ...(await this.#reference.run(this.#sight!)) });
  }

  /** No result is better than a made-up one: an engine that misreads the reference picture is not used. */
  async #demandReference(): Promise<void> {
    this.#checkedAt = performance.now();
    for (const sight of [this.#sight, this.#farSight]) {
      if (!sight) continue;
      const { ok, worst } = await this.#reference.run(sight);
      if (!ok)
        throw new Fault('reference-mismatch', `the reference picture is misread (${worst.toFixed(2)})`);
    }
  }

  stats(): void {
    const stats = { ...memory(), openFrames: this.#openFrames, framesAnalysed: this.#analysed };
    send({ type: 'stats', stats });
  }
}

let engine: Engine | null = null;

async function handle(message: ToWorker): Promise<void> {
  switch (message.type) {
    case 'files':
      return readPacked(message.files);
    case 'start':
      await holdLife(message.options.life);
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
