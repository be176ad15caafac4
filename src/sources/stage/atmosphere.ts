import { clamp, mix, smooth } from './stage-math.ts';

/** What befalls the whole picture: the light of the hall, and the camera itself. Plain data; angles in radians. */
export interface Atmosphere {
  /** The light goes from one level to another between two moments; 1 is full. */
  readonly light: {
    readonly from: number;
    readonly to: number;
    readonly at: number;
    readonly seconds: number;
  };
  /** Knocks that the camera got: each shakes it, and may leave it turned. */
  readonly knocks: readonly Knock[];
}

export interface Knock {
  readonly at: number;
  /** How far the camera is thrown, and how far it stays turned: right and down positive. */
  readonly swing: number;
  readonly stays: readonly [yaw: number, pitch: number];
}

export const CALM: Atmosphere = { light: { from: 1, to: 1, at: 0, seconds: 0 }, knocks: [] };

/** Turns of the camera after a knock a second, and seconds in which they die down. */
const SWINGS = 3.1;
const DIES = 0.42;
const OVER = 2.2;

export function lightAt({ light }: Atmosphere, time: number): number {
  const { from, to, at, seconds } = light;
  return seconds <= 0 ? (time >= at ? to : from) : mix(from, to, smooth((time - at) / seconds));
}

/** How far the camera is turned from where it was set up. */
export function swayAt({ knocks }: Atmosphere, time: number): readonly [yaw: number, pitch: number] {
  let [yaw, pitch] = [0, 0];
  for (const { at, swing, stays } of knocks) {
    const t = time - at;
    if (t <= 0) continue;
    const settled = smooth(t / 0.35);
    yaw += stays[0] * settled;
    pitch += stays[1] * settled;
    if (t > OVER) continue;
    const left = swing * Math.exp(-t / DIES) * clamp((OVER - t) / 0.4, 0, 1);
    yaw += left * Math.sin(2 * Math.PI * SWINGS * t);
    pitch += 0.6 * left * Math.sin(2 * Math.PI * SWINGS * 1.27 * t);
  }
  return [yaw, pitch];
}

export function dimmed(now: Atmosphere, time: number, to: number, seconds: number): Atmosphere {
  return { ...now, light: { from: lightAt(now, time), to, at: time, seconds } };
}

export function knocked(now: Atmosphere, knock: Knock): Atmosphere {
  return { ...now, knocks: [...now.knocks, knock] };
}
