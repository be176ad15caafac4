import type { Box } from '../geometry/types.ts';
import { createBackground, resetBackground, updateBackground, type BackgroundState } from './background.ts';
import { createHealth, updateHealth, type CameraHealth, type HealthState } from './camera-health.ts';
import { createFlames, type Flame, type FlameState } from './flame-state.ts';
import { updateFlames } from './flames.ts';
import { measureCrowd, type CrowdMotion } from './crowd-motion.ts';
import { createFlow, updateFlow, type FlowState } from './flow.ts';
import type { PixelFrame } from './pixel-frame.ts';
import { toPlanes } from './planes.ts';
import { createBlobs, updateBlobs, type BlobState, type StaticBlob } from './static-blobs.ts';

/** What the small picture tells the rules at one step. */
export interface PixelEvidence {
  readonly health: CameraHealth;
  /** No colour at all: an infrared or black-and-white camera, where fire cannot be told. */
  readonly colourless: boolean;
  readonly blobs: readonly StaticBlob[];
  readonly flames: readonly Flame[];
  /** How the crowd moves, or null where that cannot be told: no person's height is known, a gap, a still picture. */
  readonly motion: CrowdMotion | null;
}

/** Plain data: survives `structuredClone`. */
export interface PixelState {
  readonly background: BackgroundState;
  readonly blobs: BlobState;
  readonly flames: FlameState;
  readonly health: HealthState;
  readonly flow: FlowState;
  /** Slow mean of the distance of chroma from grey. */
  chroma: number;
}

export function createPixelState(width: number, height: number): PixelState {
  return {
    background: createBackground(width, height),
    blobs: createBlobs(width * height),
    flames: createFlames(width, height),
    health: createHealth(width, height),
    flow: createFlow(width, height),
    chroma: Number.NaN,
  };
}

/**
 * One step of the pixel evidence.
 * @param frame the small picture, of the size the state was made for
 * @param time media time in seconds, later than at the last step
 * @param people boxes of the people in this picture
 * @param heightAt height of a standing person whose feet are at `y`, in picture heights; null before one was seen
 * @param cloth boxes of people and of umbrellas, those of the people when left out
 */
export function stepPixels(
  state: PixelState,
  frame: PixelFrame,
  time: number,
  people: readonly Box[],
  heightAt: ((y: number) => number) | null,
  cloth: readonly Box[] = people,
): PixelEvidence {
  const { background } = state;
  toPlanes(frame, background.now, background.scratch);
  const first = Number.isNaN(background.time);
  if (first) resetBackground(background, time);
  const elapsed = time - background.time;
  const { health, restart } = updateHealth(state.health, background, time, elapsed);
  if (restart) {
    resetBackground(background, time);
    state.blobs.blobs = [];
  }
  const healthy = health === 'ok';
  updateBackground(background, time, people, healthy);
  if (healthy) updateBlobs(state.blobs, background, people);
  updateChroma(state, elapsed, first);
  const colourless = state.chroma < 2;
  const flames = updateFlames(state.flames, frame, time, healthy, cloth);
  const measure = healthy ? heightAt : null;
  const field = updateFlow(state.flow, background.now, time, measure !== null);
  const motion = field && measure ? measureCrowd(field, measure, frame.height) : null;
  return { health, colourless, blobs: state.blobs.blobs, flames: colourless ? [] : flames, motion };
}

function updateChroma(state: PixelState, elapsed: number, first: boolean): void {
  const { cb, cr } = state.background.now;
  let sum = 0;
  for (let i = 0; i < cb.length; i += 3) sum += Math.abs(cb[i]! - 128) + Math.abs(cr[i]! - 128);
  const mean = (3 * sum) / cb.length;
  state.chroma = first ? mean : state.chroma + (1 - Math.exp(-elapsed / 2)) * (mean - state.chroma);
}
