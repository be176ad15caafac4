/** Watches that a live picture changes. */
export interface FreezeWatch {
  /**
   * Looks at a picture; it stays the caller's. Looks at most twice a second.
   * @param time seconds, increasing
   */
  see(image: VideoFrame | ImageBitmap, time: number): void;
}

/** Seconds of one identical picture before it counts as frozen. */
const FROZEN_SECONDS = 3;
const LOOK_EVERY = 0.5;
const GRID = { width: 64, height: 36 } as const;

/**
 * A camera's picture is never twice the same to the last bit: its sensor is noisy. So an identical sample of
 * pixels over seconds means that driver or cable repeat one frame, which no frame counter shows.
 * @param onFrozen called once for each freeze, with its length so far in seconds
 */
export function createFreezeWatch(onFrozen: (seconds: number) => void): FreezeWatch {
  let context: OffscreenCanvasRenderingContext2D | null = null;
  let print = '';
  let since = 0;
  let looked = -Infinity;
  let told = false;
  return {
    see(image, time) {
      if (time < looked + LOOK_EVERY) return;
      looked = time;
      context ??= sampler();
      if (context === null) return;
      const now = fingerprint(context, image);
      if (now !== print) {
        print = now;
        since = time;
        told = false;
      } else if (!told && time - since >= FROZEN_SECONDS) {
        told = true;
        onFrozen(time - since);
      }
    },
  };
}

function sampler(): OffscreenCanvasRenderingContext2D | null {
  const canvas = new OffscreenCanvas(GRID.width, GRID.height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  // Smoothing would average the noise away.
  if (context !== null) context.imageSmoothingEnabled = false;
  return context;
}

/** FNV-1a over a grid of pixels. */
function fingerprint(context: OffscreenCanvasRenderingContext2D, image: VideoFrame | ImageBitmap): string {
  context.drawImage(image, 0, 0, GRID.width, GRID.height);
  const { data } = context.getImageData(0, 0, GRID.width, GRID.height);
  let hash = 0x811c9dc5;
  for (const byte of data) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16);
}
