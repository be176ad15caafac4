import type { Box } from '../geometry/types.ts';
import { findComponents, type Component } from './components.ts';
import { FLAMES, type Flame, type FlameState } from './flame-state.ts';
import type { PixelFrame } from './pixel-frame.ts';

/** Bright, new, ragged and moving for a quarter of a second: enough to look, not to be sure. */
export function findIgnition(
  state: FlameState,
  frame: PixelFrame,
  changed: number,
  cloth: readonly Box[],
): Flame | null {
  const { width, height, coloured, habit20, habit1, mask, stack, delta } = state;
  let candidates = 0;
  for (let i = 0; i < mask.length; i++)
    candidates += mask[i] = coloured[i] && habit20[i]! < 0.2 && habit1[i]! < 0.5 ? 1 : 0;
  if (candidates > 0) for (const box of cloth) blank(mask, box, width, height);
  const components = findComponents(mask, width, height, Math.ceil(0.008 * width * height), stack);
  const largest = components.sort((a, b) => b.pixels.length - a.pixels.length)[0];
  if (!largest || !isBlazing(largest, state, frame) || changed >= 0.4) {
    state.ignition = null;
    return null;
  }
  let sum = 0;
  let abs = 0;
  for (const i of largest.pixels) {
    sum += delta[i]!;
    abs += Math.abs(delta[i]!);
  }
  const ragged = abs / largest.pixels.length >= 8 && Math.abs(sum) <= FLAMES.coherence * abs;
  const before = state.ignition ?? { since: state.time, steps: 0, motion: 0 };
  // The first two steps are the flash itself: everything brightens together there.
  const motion = before.motion + (before.steps >= 2 && ragged ? 1 : 0);
  state.ignition = { since: before.since, steps: before.steps + 1, motion };
  const lasted = state.time - before.since;
  if (lasted < 0.25 || state.ignition.steps < 3 || motion === 0) return null;
  return {
    box: [
      largest.left / width,
      largest.top / height,
      (largest.right - largest.left + 1) / width,
      (largest.bottom - largest.top + 1) / height,
    ],
    kind: 'ignition',
    evidence: lasted,
    flicker: 0,
    coherence: abs > 0 ? Math.abs(sum) / abs : 0,
    growth: 1,
    areaVariation: 0,
  };
}

/** Limbs and hems reach a little beyond a box, share of its size. */
const BEYOND = 0.1;

function blank(mask: Uint8Array, [x, y, w, h]: Box, width: number, height: number): void {
  const [left, right] = [Math.floor((x - BEYOND * w) * width), Math.ceil((x + (1 + BEYOND) * w) * width)];
  const [top, bottom] = [Math.floor((y - BEYOND * h) * height), Math.ceil((y + (1 + BEYOND) * h) * height)];
  for (let row = Math.max(0, top); row < Math.min(height, bottom); row++)
    mask.fill(0, row * width + Math.max(0, left), row * width + Math.min(width, Math.max(0, right)));
}

function isBlazing(component: Component, { width, height }: FlameState, frame: PixelFrame): boolean {
  const { left, right, top, bottom, pixels } = component;
  if (left === 0 || top === 0 || right === width - 1 || bottom === height - 1) return false;
  let white = 0;
  for (const i of pixels) if (frame.data[i * 4]! > 230) white++;
  return white >= 0.3 * pixels.length;
}
