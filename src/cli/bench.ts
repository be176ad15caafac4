import { readdir, readFile, stat } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import type { BenchPage, CountedLoop, KernelFigures, LoopOptions } from '../core/evaluation/bench-figures.ts';
import { formatTable } from '../core/evaluation/format-summary.ts';
import type { BackendId, DetectorId } from '../core/scenario/scenario.ts';
import { BENCH_USAGE, parseBench, type BenchArgs } from './args.ts';
import { buildId } from './build-id.ts';
import type { CliHost } from './host.ts';
import { gpuOf, launch, SOFTWARE_WEBGPU } from './page.ts';
import { measureReplay, type ReplayFigures } from './replay-speed.ts';
import { writeWhole } from './run-files.ts';

/** Loops of each side, turn and turn about: what disturbs one disturbs the other. */
const ROUNDS = 5;

/** One side on one backend. Milliseconds, frames a second, bytes. */
interface SideFigures {
  readonly fps: number;
  /** Share of the frame's time that is not the network; null where the loop does not tell. */
  readonly outside: number | null;
  readonly longestTask: number;
  readonly longestGap: number;
  readonly memory: number | null;
  readonly firstCold: number;
  readonly firstWarm: number;
}

export interface BackendFigures {
  readonly backend: BackendId;
  readonly adapter: string;
  readonly kernels: { readonly stock: KernelFigures; readonly vigie: KernelFigures };
  /** Null where the backend runs in software: its times say nothing of any machine. */
  readonly times: BackendTimes | null;
}

interface BackendTimes {
  readonly stock: SideFigures;
  readonly vigie: SideFigures;
  /** Vigie's frames a second over the stock loop's: the middle of the rounds, each of two loops in a row. */
  readonly ratio: number;
  /** Vigie with far sight on as well; the stock loop has nothing like it. */
  readonly vigieFar: { readonly fps: number };
  /** Vigie with so many threads of WebAssembly, in the order of the runs; empty on other backends. */
  readonly threads: readonly { readonly threads: number; readonly fps: number }[];
}

interface PageSizes {
  /** Bytes, gzipped: what the page loads before a door is opened. */
  readonly page: number;
  readonly stage: number;
  readonly models: Readonly<Record<string, number>>;
}

/** `npm run bench`: Vigie beside the stock loop on the same pictures and backend. Gives the exit code. */
export async function bench(argv: readonly string[], host: CliHost): Promise<number> {
  const args = parseBench(argv, host.cwd);
  if (args === null) {
    console.log(BENCH_USAGE);
    return 0;
  }
  await host.prepare();
  const server = await host.serveBench();
  try {
    const backends = await measureBackends(args, host, server.url);
    console.error('Replay…');
    const replay = measureReplay();
    const sizes = await measureSizes(host.dist);
    const app = await buildId(host.version, host.dist);
    const machine = { processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version };
    const file = {
      version: 1,
      app,
      machine,
      detector: args.detector,
      seconds: args.seconds,
      backends,
      replay,
      sizes,
    };
    await writeWhole(join(args.out, 'bench.json'), `${JSON.stringify(file, null, 2)}\n`);
    tell(backends, replay, sizes);
    console.log(`\nWritten: bench.json in ${args.out}`);
    return 0;
  } finally {
    await server.close();
  }
}

async function measureBackends(args: BenchArgs, host: CliHost, url: string): Promise<BackendFigures[]> {
  const plain = await launch(host, []);
  const adapter = await gpuOf(plain, url);
  const wanted: BackendId[] = args.backend
    ? [args.backend]
    : adapter
      ? ['webgpu', 'webgl', 'wasm']
      : ['wasm'];
  const figures: BackendFigures[] = [];
  try {
    for (const backend of wanted) {
      // Without a graphics card a GPU backend runs in software when it is asked for: right, and very slow.
      const software = backend !== 'wasm' && !adapter;
      const browser = backend === 'webgpu' && software ? await launch(host, SOFTWARE_WEBGPU) : plain;
      try {
        const kernels = await countKernels(browser, url, backend, args.detector);
        const times = software ? null : await measureBackend(browser, url, backend, args);
        figures.push({ backend, adapter: adapter ?? 'none', kernels, times });
      } finally {
        if (browser !== plain) await browser.close();
      }
    }
  } finally {
    await plain.close();
  }
  return figures;
}

function countKernels(
  browser: Browser,
  url: string,
  backend: BackendId,
  detector: DetectorId,
): Promise<BackendFigures['kernels']> {
  console.error(`${backend}: kernels…`);
  return on(browser, url, (page) =>
    page.evaluate((options) => (globalThis as PageSide).bench!.kernels(options), { backend, detector }),
  );
}

async function measureBackend(
  browser: Browser,
  url: string,
  backend: BackendId,
  { detector, seconds }: BenchArgs,
): Promise<BackendTimes> {
  const say = (what: string): void => console.error(`${backend}: ${what}…`);
  say('first detection, stock');
  const stockFirst = await firstTwice(browser, url, (page) =>
    page.evaluate((options) => (globalThis as PageSide).bench!.firstStock(options), { backend }),
  );
  say('first detection, Vigie');
  const vigieFirst = await firstTwice(browser, url, (page) =>
    page.evaluate((options) => (globalThis as PageSide).bench!.firstVigie(options), { backend, detector }),
  );
  const plain = { backend, detector, seconds, memory: false, farSight: false, threads: null };
  const stock: CountedLoop[] = [];
  const vigie: CountedLoop[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    say(`round ${round} of ${ROUNDS}`);
    const memory = round === ROUNDS;
    stock.push(await runStock(browser, url, { backend, seconds, memory }));
    vigie.push(await runVigie(browser, url, { ...plain, memory }));
  }
  say('far sight');
  const far = await runVigie(browser, url, { ...plain, farSight: true });
  const threads: { threads: number; fps: number }[] = [];
  for (const count of backend === 'wasm' ? threadCounts(cpus().length) : []) {
    say(count === 1 ? '1 thread' : `${count} threads`);
    const loop = await runVigie(browser, url, { ...plain, threads: count });
    threads.push({ threads: count, fps: fpsOf(loop) });
  }
  return {
    stock: sideOf(stock, stockFirst, false),
    vigie: sideOf(vigie, vigieFirst, true),
    ratio: middle(vigie.map((loop, i) => fpsOf(loop) / fpsOf(stock[i]!))),
    vigieFar: { fps: fpsOf(far) },
    threads,
  };
}

/** One thread, two and four, as far as there are cores, and all once more: what changed meanwhile shows. */
function threadCounts(cores: number): number[] {
  const counts = [1, 2, 4].filter((count) => count === 1 || count <= cores);
  return [...counts, ...counts];
}

interface PageSide {
  bench?: BenchPage;
}

/** A page in a browser profile of its own. */
async function on<T>(browser: Browser, url: string, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await open(page, url);
    return await work(page);
  } finally {
    await context.close();
  }
}

async function open(page: Page, url: string): Promise<void> {
  await page.goto(`${url}src/bench/bench.html`);
  await page.waitForFunction(() => (globalThis as PageSide).bench !== undefined);
}

function runStock(browser: Browser, url: string, options: LoopOptions): Promise<CountedLoop> {
  return on(browser, url, (page) =>
    page.evaluate((given) => (globalThis as PageSide).bench!.runStock(given), options),
  );
}

function runVigie(
  browser: Browser,
  url: string,
  options: Parameters<BenchPage['runVigie']>[0],
): Promise<CountedLoop> {
  return on(browser, url, (page) =>
    page.evaluate((given) => (globalThis as PageSide).bench!.runVigie(given), options),
  );
}

/** With an empty cache, and again once everything is in it. */
async function firstTwice(
  browser: Browser,
  url: string,
  first: (page: Page) => Promise<number>,
): Promise<readonly [cold: number, warm: number]> {
  return on(browser, url, async (page) => {
    const cold = await first(page);
    await open(page, url);
    return [cold, await first(page)] as const;
  });
}

function fpsOf({ frames, wall }: CountedLoop): number {
  return (1000 * frames) / wall;
}

function sideOf(
  loops: readonly CountedLoop[],
  [firstCold, firstWarm]: readonly [number, number],
  tellsNetwork: boolean,
): SideFigures {
  return {
    fps: middle(loops.map(fpsOf)),
    outside: tellsNetwork ? middle(loops.map(({ wall, spent }) => 1 - spent.network / wall)) : null,
    longestTask: Math.max(...loops.map((loop) => loop.longestTask)),
    longestGap: middle(loops.map((loop) => loop.longestGap)),
    memory: loops.at(-1)?.memory ?? null,
    firstCold,
    firstWarm,
  };
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** `1: 9.4, 2: 12.1`: frames a second, the better of the runs with so many threads. */
function byThreads(runs: BackendTimes['threads']): string {
  const best = new Map<number, number>();
  for (const { threads, fps } of runs) best.set(threads, Math.max(fps, best.get(threads) ?? 0));
  return [...best].map(([threads, fps]) => `${threads}: ${fps.toFixed(1)}`).join(', ');
}

/** What the built page weighs: the scripts that it loads at once, the stage’s own, and each model. */
async function measureSizes(dist: string): Promise<PageSizes> {
  const gzipped = async (path: string): Promise<number> => gzipSync(await readFile(path)).length;
  const html = await readFile(join(dist, 'index.html'), 'utf8');
  const atOnce = new Set<string>(['index.html']);
  const queue = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.(?:js|css))"/g)].map((match) => match[1]!);
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (atOnce.has(path)) continue;
    atOnce.add(path);
    const text = await readFile(join(dist, path), 'utf8');
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    for (const [, from] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) queue.push(folder + from!);
  }
  let page = 0;
  for (const path of atOnce) page += await gzipped(join(dist, path));
  let stage = 0;
  for (const name of await readdir(join(dist, 'assets'))) {
    if (/^(stage|three)/.test(name)) stage += await gzipped(join(dist, 'assets', name));
  }
  const models: Record<string, number> = {};
  for (const name of await readdir(join(dist, 'models'), { withFileTypes: true })) {
    if (!name.isDirectory()) continue;
    const files = await readdir(join(dist, 'models', name.name));
    const sizes = await Promise.all(files.map((file) => stat(join(dist, 'models', name.name, file))));
    models[name.name] = sizes.reduce((sum, { size }) => sum + size, 0);
  }
  return { page, stage, models };
}

function tell(backends: readonly BackendFigures[], replay: ReplayFigures, sizes: PageSizes): void {
  for (const { backend, kernels, times } of backends) {
    const ratio = (a: number, b: number): string => `${(a / b).toFixed(2)}×`;
    const ms = (value: number): string => `${value.toFixed(0)} ms`;
    const mb = (value: number | null): string => (value === null ? '–' : `${(value / 1e6).toFixed(0)} MB`);
    const kb = (value: number): string => `${(value / 1000).toFixed(0)} kB`;
    const counts = [
      [backend, 'stock', 'Vigie', 'ratio'],
      [
        'kernels',
        String(kernels.stock.kernels),
        String(kernels.vigie.kernels),
        ratio(kernels.vigie.kernels, kernels.stock.kernels),
      ],
      [
        'read back',
        kb(kernels.stock.readBack),
        kb(kernels.vigie.readBack),
        ratio(kernels.vigie.readBack, kernels.stock.readBack),
      ],
    ];
    if (!times) {
      console.log(`\n${formatTable(counts)}\nNo times: without a graphics card ${backend} runs in software.`);
      continue;
    }
    const { stock, vigie, vigieFar } = times;
    const rows = [
      ...counts,
      ['frames a second', stock.fps.toFixed(1), vigie.fps.toFixed(1), `${times.ratio.toFixed(2)}×`],
      ['with far sight', '', vigieFar.fps.toFixed(1), ''],
      ...(times.threads.length > 0 ? [['by threads', '', byThreads(times.threads), '']] : []),
      ['outside the network', '', `${(100 * (vigie.outside ?? 0)).toFixed(1)} %`, ''],
      ['longest task', ms(stock.longestTask), ms(vigie.longestTask), ''],
      ['longest gap', ms(stock.longestGap), ms(vigie.longestGap), ''],
      ['first, cold', ms(stock.firstCold), ms(vigie.firstCold), ratio(vigie.firstCold, stock.firstCold)],
      ['first, warm', ms(stock.firstWarm), ms(vigie.firstWarm), ratio(vigie.firstWarm, stock.firstWarm)],
      ['memory', mb(stock.memory), mb(vigie.memory), ''],
    ];
    console.log(`\n${formatTable(rows)}`);
  }
  console.log(
    `\nReplay: an hour at 10 Hz (${replay.steps} steps, ${replay.people} people) in ${replay.oneRule.toFixed(0)} ms with one rule, ${replay.allRules.toFixed(0)} ms with eight.`,
  );
  const models = Object.entries(sizes.models).map(([id, bytes]) => `${id} ${(bytes / 1e6).toFixed(1)}`);
  console.log(
    `Page: ${(sizes.page / 1000).toFixed(0)} kB gzipped, stage ${(sizes.stage / 1000).toFixed(0)} kB. Models, MB: ${models.join(', ')}.`,
  );
}
