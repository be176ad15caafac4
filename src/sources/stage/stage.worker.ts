import { createPainter } from './render/painter.ts';
import { StageHost } from './stage-host.ts';
import type { ToStage } from './stage-protocol.ts';

/** Milliseconds between looks at the clock where a worker has no animation frames, and where none are wanted. */
const PACE = { live: 1000 / 60, exact: 2 } as const;

const host = new StageHost({
  post: (message, transfer = []) => postMessage(message, { transfer }),
  createPainter,
  schedule(tick, smooth) {
    // Animation frames stop while the page is hidden: then the stage stands still.
    if (smooth && typeof requestAnimationFrame === 'function') requestAnimationFrame(tick);
    else setTimeout(tick, smooth ? PACE.live : PACE.exact);
  },
  now: () => performance.now(),
});

addEventListener('message', ({ data }: MessageEvent<ToStage>) => host.receive(data));
