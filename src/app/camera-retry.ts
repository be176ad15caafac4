import { toPlain, type PlainError } from '../core/errors.ts';
import type { FrameSource } from '../sources/frame-source.ts';

/** Waits in milliseconds before a lost camera is tried again. */
const CAMERA_TRIES = [1000, 3000, 8000] as const;

/**
 * Tries to open a camera again after it was lost, with growing waits.
 * @param rate analysed frames a second
 * @param wanted asked before each try: false gives up
 * @param denied told when the browser no longer lets the page have a camera, which is another matter than a plug
 * @returns the opened camera, or null
 */
export async function reopenCamera(
  make: () => FrameSource,
  rate: number,
  wanted: () => boolean,
  denied: (error: PlainError) => void,
): Promise<FrameSource | null> {
  for (const wait of CAMERA_TRIES) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (!wanted()) return null;
    const source = make();
    try {
      await source.open(rate, new AbortController().signal);
      return source;
    } catch (error) {
      await source.close();
      const plain = toPlain(error);
      if (plain.code === 'camera-denied') denied(plain);
    }
  }
  return null;
}
