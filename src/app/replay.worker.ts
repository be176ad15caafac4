import { ReplayHost } from './replay-host.ts';
import type { ToReplay } from './replay-protocol.ts';

const host = new ReplayHost({
  post: (message) => postMessage(message),
  pause: () => new Promise((resolve) => setTimeout(resolve)),
  now: () => performance.now(),
});

addEventListener('message', ({ data }: MessageEvent<ToReplay>) => host.receive(data));
