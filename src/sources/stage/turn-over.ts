import type { Actor, Overlay } from './actor.ts';
import { clamp } from './stage-math.ts';

export function overlay(kind: Overlay['kind'], pose: Overlay['pose'], via: Partial<Overlay> = {}): Overlay {
  return {
    kind,
    pose,
    posture: null,
    from: null,
    down: null,
    up: null,
    meant: true,
    amount: 0,
    rising: false,
    ...via,
  };
}

/** Brings the overlay on (positive seconds) or off (negative). Whether it is all the way. */
export function turnOver(actor: Actor, seconds: number, dt: number): boolean {
  const { overlay: over } = actor;
  if (over === null) return true;
  over.rising = seconds < 0;
  over.amount = clamp(over.amount + dt / seconds, 0, 1);
  if (over.rising && over.amount === 0) actor.overlay = null;
  return over.amount === (over.rising ? 0 : 1);
}
