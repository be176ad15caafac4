import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { createServer } from 'vite';
import type { ViteDevServer } from 'vite';
import type { VideoSpec } from '../../fixtures/make-video.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** A file for a file input or a drop, made at test time: no footage is in the repository. */
export interface MadeFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Makes videos in a page of the browser under test; each description once. */
export class VideoFactory {
  readonly #browser: Browser;
  readonly #made = new Map<string, Promise<Buffer>>();
  #server: ViteDevServer | null = null;
  #page: Promise<Page> | null = null;

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** @param name the file's name; its ending does not change what is inside */
  async video(name: string, spec: VideoSpec): Promise<MadeFile> {
    const key = JSON.stringify(spec);
    const buffer = this.#made.get(key) ?? this.#make(spec);
    this.#made.set(key, buffer);
    const mimeType = name.endsWith('.webm') ? 'video/webm' : 'video/mp4';
    return { name, mimeType, buffer: await buffer };
  }

  /**
   * People as a camera sees them, in the form that Chromium's fake camera plays (Motion JPEG).
   * @param seconds how long until it begins anew
   */
  async cameraFile(seconds: number, rate: number): Promise<Buffer> {
    const page = await this.#open();
    const frames = await page.evaluate<
      string[]
    >(`import('/test/fixtures/people-picture.ts').then(async (people) => {
      const image = await people.loadPeople();
      const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
      const frames = [];
      for (let i = 0; i < ${seconds * rate}; i++) {
        people.drawPeople(canvas.getContext('2d'), image, i / ${rate}, 0);
        frames.push(canvas.toDataURL('image/jpeg', 0.9).split(',')[1]);
      }
      return frames;
    })`);
    return Buffer.concat(frames.map((frame) => Buffer.from(frame, 'base64')));
  }

  async close(): Promise<void> {
    await (await this.#page)?.close();
    await this.#server?.close();
  }

  async #make(spec: VideoSpec): Promise<Buffer> {
    const page = await this.#open();
    // As text, because the test's own compiler would rewrite an import that only the page's server knows.
    const text =
      await page.evaluate<string>(`import('/test/fixtures/make-video.ts').then(async ({ makeVideo }) => {
      const reader = new FileReader();
      reader.readAsDataURL(await makeVideo(${JSON.stringify(spec)}));
      await new Promise((resolve) => reader.addEventListener('load', resolve));
      return reader.result;
    })`);
    return Buffer.from(text.slice(text.indexOf(',') + 1), 'base64');
  }

  #open(): Promise<Page> {
    this.#page ??= this.#start();
    return this.#page;
  }

  async #start(): Promise<Page> {
    this.#server = await createServer({
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
      optimizeDeps: { noDiscovery: true },
    });
    await this.#server.listen();
    const page = await this.#browser.newPage();
    await page.goto(`${this.#server.resolvedUrls?.local[0] ?? ''}test/e2e/harness/sources.html`);
    return page;
  }
}
