import { chromium, type Browser, type Page } from 'playwright-core';
import type { ExactEnd, ExactJob, ExactMessage } from '../core/evaluation/exact-run.ts';
import type { BackendId } from '../core/scenario/scenario.ts';
import { CommandError, type CliHost } from './host.ts';

/** A machine without a GPU runs WebGPU correctly with exactly these flags; other sets lose the device. */
export const SOFTWARE_WEBGPU: readonly string[] = [
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-webgpu-adapter=swiftshader',
  '--use-angle=vulkan',
];

/** A page that has said nothing for this long hangs. In software, WebGPU may take 20 s for a frame. */
const SILENCE_SECONDS = 300;

/** The built page in a headless browser, with what a command can do on it. */
export interface VigiePage {
  /** The backend to ask for when nobody named one. */
  readonly bestBackend: BackendId;
  /** Runs one exact session over a video, or over the job's scene; each `onMessage` is waited for. Several may follow one another. */
  run(
    video: string | null,
    job: ExactJob,
    onMessage: (message: ExactMessage) => Promise<void>,
  ): Promise<ExactEnd>;
  /** Stops the running session; `run` then resolves with what was found. */
  cancel(): Promise<void>;
  close(): Promise<void>;
}

/** The page's side of the line, `src/app/automation.ts`. */
interface PageSide {
  vigie?: {
    fileInput(): HTMLInputElement;
    run(job: ExactJob, report: (message: ExactMessage) => Promise<void>): Promise<ExactEnd>;
    cancel(): void;
  };
  vigieReport?: (message: ExactMessage) => Promise<void>;
}

/** Serves the built page, opens it in a headless browser, and finds out what that browser can do. */
export async function openPage(host: CliHost, backend: BackendId | null): Promise<VigiePage> {
  const server = await host.serve(host.dist);
  try {
    let browser = await launch(host, []);
    let bestBackend: BackendId = 'wasm';
    // WebGL in software is slower than WebAssembly, so without a GPU it is not the next best.
    if (backend !== 'wasm' && (await gpuOf(browser, server.url)) !== null) bestBackend = 'webgpu';
    else if (backend === 'webgpu') {
      await browser.close();
      browser = await launch(host, SOFTWARE_WEBGPU);
    }
    return new BrowserPage(browser, server, bestBackend);
  } catch (error) {
    await server.close();
    throw error;
  }
}

export async function launch(host: CliHost, extra: readonly string[]): Promise<Browser> {
  const executablePath = host.findBrowser();
  try {
    return await chromium.launch({
      executablePath,
      args: [...host.browserFlags, ...extra],
      handleSIGINT: false,
    });
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new CommandError(
      `The browser ${executablePath} does not start (${reason}): choose another with CHROME_PATH.`,
    );
  }
}

/** The name of the graphics card that WebGPU offers a page, or null where there is none in hardware. */
export async function gpuOf(browser: Browser, url: string): Promise<string | null> {
  const page = await browser.newPage();
  try {
    await page.goto(url);
    return await page.evaluate(async () => {
      interface Info {
        readonly isFallbackAdapter?: boolean;
        readonly vendor: string;
        readonly architecture: string;
        readonly description: string;
      }
      interface Gpu {
        requestAdapter(): Promise<{ info: Info } | null>;
      }
      const adapter = await (navigator as { gpu?: Gpu }).gpu?.requestAdapter();
      if (!adapter || adapter.info.isFallbackAdapter) return null;
      const { description, vendor, architecture } = adapter.info;
      return description || `${vendor} ${architecture}`.trim() || 'unnamed';
    });
  } finally {
    await page.close();
  }
}

class BrowserPage implements VigiePage {
  readonly bestBackend: BackendId;
  private readonly browser: Browser;
  private readonly server: { readonly url: string; close(): Promise<void> };
  private page: Page | null = null;

  constructor(
    browser: Browser,
    server: { readonly url: string; close(): Promise<void> },
    bestBackend: BackendId,
  ) {
    this.browser = browser;
    this.server = server;
    this.bestBackend = bestBackend;
  }

  async run(
    video: string | null,
    job: ExactJob,
    onMessage: (message: ExactMessage) => Promise<void>,
  ): Promise<ExactEnd> {
    // A page and a browser profile of its own for each video: nothing of one leaks into the next.
    const context = await this.browser.newContext();
    const page = await context.newPage();
    this.page = page;
    const silence = new Silence();
    const gone = new Promise<never>((_, reject) => {
      page.once('crash', () => reject(new CommandError('The browser’s page crashed: too little memory?')));
      page.once('close', () => reject(new CommandError('The browser was closed.')));
    });
    try {
      await page.exposeFunction('vigieReport', (message: ExactMessage) => {
        silence.broken();
        return onMessage(message);
      });
      await page.goto(this.server.url);
      const input = await page.evaluateHandle(() => (globalThis as PageSide).vigie?.fileInput() ?? null);
      const element = input.asElement();
      if (!element) throw new CommandError('The built page has no automation: run “npm run build” again.');
      if (video !== null) await element.setInputFiles(video);
      const ending = page.evaluate((job) => {
        const { vigie, vigieReport } = globalThis as PageSide;
        return vigie!.run(job, vigieReport!);
      }, job);
      return await Promise.race([ending, gone, silence.tooLong]);
    } finally {
      silence.end();
      this.page = null;
      gone.catch(() => undefined);
      await context.close().catch(() => undefined);
    }
  }

  async cancel(): Promise<void> {
    await this.page?.evaluate(() => (globalThis as PageSide).vigie?.cancel());
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }
}

/** Rejects when nothing was heard for too long. */
class Silence {
  readonly tooLong: Promise<never>;
  private readonly timer: NodeJS.Timeout;

  constructor() {
    let reject: (reason: Error) => void;
    this.tooLong = new Promise<never>((_, fail) => (reject = fail));
    this.tooLong.catch(() => undefined);
    this.timer = setTimeout(() => {
      reject(new CommandError(`The page has said nothing for ${SILENCE_SECONDS} s and was ended.`));
    }, SILENCE_SECONDS * 1000);
  }

  broken(): void {
    this.timer.refresh();
  }

  end(): void {
    clearTimeout(this.timer);
  }
}
