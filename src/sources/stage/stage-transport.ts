import type { Transport } from '../frame-source.ts';
import type { StageState, ToStage } from './stage-protocol.ts';

const SPEEDS = { least: 0.1, most: 8 } as const;
/** The worker tells the time a few times a second; between, it is reckoned, at most so many seconds on. */
const RECKONED = 0.5;

/** What the page's controls need of the line to the worker. */
export interface StageLine {
  post(message: ToStage): void;
  watch(watcher: (state: StageState) => void): void;
  /** Sends a message that moves the playhead; resolves when the picture there is drawn. */
  move(message: (take: number) => ToStage): Promise<void>;
}

export function createStageTransport(line: StageLine): Transport {
  let playing = false;
  let speed = 1;
  let told = 0;
  let toldAt = 0;
  let moving = 0;
  let ended = false;
  line.watch((state) => {
    if (moving > 0) return;
    ({ playing, ended } = state);
    // The clock stands while nobody asks for frames: then the same time is told again, or nothing.
    if (state.time !== told) toldAt = performance.now();
    told = state.time;
  });
  return {
    get playing() {
      return playing;
    },
    get time() {
      if (!playing || toldAt === 0) return told;
      const passed = (performance.now() - toldAt) / 1000;
      return passed > RECKONED ? told : told + passed * speed;
    },
    get speed() {
      return speed;
    },
    async play() {
      if (ended) await this.seek(0);
      playing = true;
      line.post({ type: 'play' });
    },
    pause() {
      playing = false;
      line.post({ type: 'pause' });
    },
    async seek(time) {
      const to = Math.max(0, time);
      told = to;
      toldAt = 0;
      moving++;
      ended = false;
      await line.move((take) => ({ type: 'seek', take, time: to }));
      moving--;
    },
    setSpeed(wanted) {
      speed = Math.min(Math.max(SPEEDS.least, wanted), SPEEDS.most);
      line.post({ type: 'speed', speed });
    },
  };
}
