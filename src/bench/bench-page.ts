import type { BenchPage, LoopFigures, LoopOptions, MainThread } from '../core/evaluation/bench-figures.ts';
import { defaultScenario } from '../core/scenario/format-scenario.ts';
import type { BackendId, DetectorId, Scenario } from '../core/scenario/scenario.ts';
import { createEngineClient } from '../engine/client.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import workerUrl from '../engine/engine.worker.ts?worker&url';
import type { FrameResult } from '../engine/protocol.ts';

/** Size of the pictures, and how many different ones go round. */
const SIZE = { width: 768, height: 576 } as const;
const PICTURES = 24;
/** The part with the people who move, as shares of the picture, and by how many pixels from one to the next. */
const MOVING = { x: 0.34, y: 0.34, width: 0.31, height: 0.43 } as const;
const SHIFT = 3;
/** Pictures that do not count: what is compiled while it runs is not yet as fast as it will be. */
const WARM_UP = 12;

const modelBase = new URL('models/', document.baseURI).href;
const wasmBase = new URL('wasm/', document.baseURI).href;
const openedAt = performance.now();

interface ScriptPolicy {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy;
  createScriptURL(url: string): string;
}
/** As in `main.ts`: the one script that may be started is the engine's own. */
const scripts = (globalThis as { trustedTypes?: ScriptPolicy }).trustedTypes?.createPolicy('app-worker', {
  createScriptURL: (url) => url,
});

function spawn(): Worker {
  return new Worker(scripts ? scripts.createScriptURL(workerUrl) : workerUrl, { type: 'module' });
}

/** The pictures of the bench: the reference picture, enlarged, of a fixed camera before which some people move. */
async function pictures(): Promise<readonly HTMLCanvasElement[]> {
  const image = new Image();
  image.src = new URL('reference/stage.jpg', document.baseURI).href;
  await image.decode();
  return Array.from({ length: PICTURES }, (_, i) => {
    const canvas = document.createElement('canvas');
    canvas.width = SIZE.width;
    canvas.height = SIZE.height;
    const context = canvas.getContext('2d')!;
    context.scale(SIZE.width, SIZE.height);
    context.drawImage(image, 0, 0, 1, 1);
    const { x, y, width, height } = MOVING;
    const [w, h] = [image.naturalWidth, image.naturalHeight];
    const shift = (SHIFT * (i < PICTURES / 2 ? i : PICTURES - i)) / SIZE.width;
    context.drawImage(image, x * w, y * h, width * w, height * h, x + shift, y, width, height);
    return canvas;
  });
}

/** Watches the main thread: tasks that the browser calls long, and the longest time between two turns. */
function watchMainThread(): () => MainThread {
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  });
  observer.observe({ type: 'longtask' });
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  let longest = 0;
  port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    setTimeout(() => port2.postMessage(null), 4);
  };
  port2.postMessage(null);
  return () => {
    for (const { duration } of observer.takeRecords()) tasks.push(duration);
    observer.disconnect();
    port1.close();
    return { longTasks: tasks.length, longestTask: Math.max(0, ...tasks), longestGap: longest };
  };
}

async function measureMemory(): Promise<number | null> {
  const { measureUserAgentSpecificMemory } = performance as {
    measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }>;
  };
  if (!measureUserAgentSpecificMemory || !crossOriginIsolated) return null;
  return (await measureUserAgentSpecificMemory.call(performance)).bytes;
}

async function startVigie(
  scenario: Scenario,
  detector: DetectorId,
  backend: BackendId,
  threads: number | null = null,
): Promise<EngineClient> {
  const ignore = (): void => undefined;
  const client = createEngineClient(spawn, { progress: ignore, ready: ignore, lost: ignore, failed: ignore });
  const options = { modelBase, detector, backend, scenario, picture: SIZE, ...(threads && { threads }) };
  await client.start(options, new AbortController().signal);
  return client;
}

/** Lets everything else on the main thread have its turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
}

/** Runs one frame after the other for so many seconds, after a few that do not count. */
async function loop(
  { seconds, memory }: LoopOptions,
  step: (picture: HTMLCanvasElement, i: number) => Promise<FrameResult | null>,
): Promise<LoopFigures> {
  const all = await pictures();
  for (let i = 0; i < WARM_UP; i++) await step(all[i]!, i);
  const thread = watchMainThread();
  const spent = { prepare: 0, network: 0, decode: 0, pipeline: 0 };
  const began = performance.now();
  let frames = 0;
  while (performance.now() - began < seconds * 1000) {
    const result = await step(all[frames % all.length]!, frames + WARM_UP);
    frames++;
    // As a page does that also draws: without a turn of its own, WebAssembly on the main thread stops all else.
    await turn();
    if (result)
      for (const key of ['prepare', 'network', 'decode', 'pipeline'] as const)
        spent[key] += result.timing[key];
  }
  const wall = performance.now() - began;
  await turn();
  return { frames, wall, spent, ...thread(), memory: memory ? await measureMemory() : null };
}

/** Three rules, tracking, and no far sight unless asked for: the same detector on both sides. */
function scenarioOf(farSight: boolean): Scenario {
  const scenario = defaultScenario('Bench');
  return { ...scenario, analysis: { ...scenario.analysis, warmUp: 0, farSight } };
}

const bench: BenchPage = {
  async runVigie(options) {
    const { backend, detector, farSight, threads } = options;
    const client = await startVigie(scenarioOf(farSight), detector, backend, threads);
    // As a session over a file does: the next picture is made while this one is analysed.
    const all = await pictures();
    const make = (i: number): Promise<ImageBitmap> => createImageBitmap(all[i % all.length]!);
    let coming = make(0);
    const figures = await loop(options, async (_, i) => {
      const image = await coming;
      const result = client.analyse(image, i / 10, SIZE);
      coming = make(i + 1);
      return result;
    });
    (await coming).close();
    const stats = await client.stats();
    await client.stop();
    return { ...figures, tensors: stats.tensors };
  },
  async runStock(options) {
    const { startStock } = await import('../engine/bench/stock-loop.ts');
    const stock = await startStock(options.backend, `${modelBase}coco-ssd/model.json`, wasmBase);
    const figures = await loop(options, async (picture) => {
      await stock.detect(picture);
      return null;
    });
    return { ...figures, tensors: stock.memory().tensors };
  },
  async firstVigie({ backend, detector }) {
    const client = await startVigie(scenarioOf(false), detector, backend);
    const [picture] = await pictures();
    await client.analyse(await createImageBitmap(picture!), 0, SIZE);
    const took = performance.now() - openedAt;
    await client.stop();
    return took;
  },
  async firstStock({ backend }) {
    const { startStock } = await import('../engine/bench/stock-loop.ts');
    const stock = await startStock(backend, `${modelBase}coco-ssd/model.json`, wasmBase);
    const [picture] = await pictures();
    await stock.detect(picture!);
    return performance.now() - openedAt;
  },
  async kernels({ backend, detector }) {
    const [{ countKernels }, { startStock }, { Sight }, { DETECTORS }, { loadModel }] = await Promise.all([
      import('../engine/bench/kernels.ts'),
      import('../engine/bench/stock-loop.ts'),
      import('../engine/sight.ts'),
      import('../engine/detectors.ts'),
      import('../engine/models.ts'),
    ]);
    const stock = await startStock(backend, `${modelBase}coco-ssd/model.json`, wasmBase);
    const [picture] = await pictures();
    const { graph } = await loadModel(modelBase, DETECTORS[detector].model, () => undefined);
    const sight = new Sight(detector, graph);
    await sight.fit(SIZE);
    const view = { image: await createImageBitmap(picture!), size: SIZE, masks: [] };
    return {
      stock: await countKernels(() => stock.detect(picture!)),
      vigie: await countKernels(() => sight.see(view, { prepare: 0, network: 0, decode: 0 })),
    };
  },
};

(globalThis as { bench?: BenchPage }).bench = bench;
