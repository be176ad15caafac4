import type { Detection } from '../../../src/core/detection/detection.ts';
import { emptyScenario } from '../../../src/core/scenario/format-scenario.ts';
import type { BackendId, DetectorId } from '../../../src/core/scenario/scenario.ts';
import type { Size } from '../../../src/core/geometry/types.ts';
import { startBackend } from '../../../src/engine/backend.ts';
import { createEngineClient } from '../../../src/engine/client.ts';
import { DETECTORS, Network } from '../../../src/engine/detectors.ts';
import { loadModel } from '../../../src/engine/models.ts';
import { Picture, WHOLE } from '../../../src/engine/preprocess.ts';
import { recordedKey } from '../../../src/engine/reference-check.ts';
import { SMOOTHING } from '../../../src/engine/sight.ts';
import type { EngineClient } from '../../../src/engine/engine-client.ts';
import type { EngineInfo, EngineStats, FrameResult } from '../../../src/engine/protocol.ts';

/** What the tests ask of an engine on a bare page. */
export interface EngineHarness {
  /** Starts an engine; `events` gathers what it tells. */
  start(detector: DetectorId, backend: BackendId | null): Promise<EngineInfo>;
  /** Analyses the reference picture once. */
  look(time: number): Promise<FrameResult | null>;
  detections(): Promise<readonly Detection[]>;
  /** What a detector sees in the reference picture on wasm, in the form that it is recorded in. */
  see(detector: DetectorId, shape: Size): Promise<{ key: string; detections: readonly Detection[] }>;
  stats(): Promise<EngineStats>;
  stop(): Promise<void>;
  readonly events: string[];
}

declare global {
  interface Window {
    engine: EngineHarness;
  }
}

let client: EngineClient | null = null;
const events: string[] = [];

function spawn(): Worker {
  return new Worker(new URL('../../../src/engine/engine.worker.ts', import.meta.url), { type: 'module' });
}

async function picture(): Promise<ImageBitmap> {
  const response = await fetch('/reference/stage.jpg');
  return createImageBitmap(await response.blob());
}

window.engine = {
  events,
  async start(detector, backend) {
    client = createEngineClient(spawn, {
      progress: () => undefined,
      ready: (info) => events.push(`ready ${info.backend}`),
      lost: (reason) => events.push(`lost ${reason}`),
      failed: () => events.push('failed'),
    });
    const modelBase = new URL('/models/', location.href).href;
    const scenario = { ...emptyScenario(), analysis: { rate: 10, warmUp: 0, farSight: false } };
    return client.start({ modelBase, detector, backend, scenario }, new AbortController().signal);
  },
  async look(time) {
    const image = await picture();
    return client!.analyse(image, time, { width: image.width, height: image.height });
  },
  async detections() {
    return (await window.engine.look(0))?.detections ?? [];
  },
  async see(detector, shape) {
    await startBackend('wasm', [], new URL('/wasm/', location.href).href, () => undefined);
    const spec = DETECTORS[detector];
    const { graph } = await loadModel(new URL('/models/', location.href).href, spec.model, () => undefined);
    const network = await Network.create(spec, graph, shape);
    const image = await picture();
    const { width, height } = network.input;
    const pixels = new Picture(width, height, SMOOTHING).draw(image, image, [], WHOLE);
    const detections = spec.decode(await network.run(pixels), network.input);
    network.dispose();
    return { key: recordedKey(detector, network.input), detections };
  },
  stats: () => client!.stats(),
  stop: () => client!.stop(),
};
