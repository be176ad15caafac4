import type { Track } from '../core/tracking/track.ts';

const LENGTH = 48;

interface Trail {
  readonly points: Float32Array;
  next: number;
  count: number;
  lastTime: number;
}

/**
 * Where each track's foot has been, for drawing. Fixed memory for each track, gone with the track.
 * Reading goes through `begin`, `x`, `y`, so that drawing makes no garbage.
 */
export class TrailStore {
  readonly #trails = new Map<number, Trail>();
  #current: Trail | null = null;

  /** Adds the tracks of one step. Time that goes back (a seek) forgets everything. */
  add(tracks: readonly Track[], time: number): void {
    const live = new Set<number>();
    for (const track of tracks) {
      live.add(track.id);
      let trail = this.#trails.get(track.id);
      if (!trail || time < trail.lastTime) {
        trail = { points: new Float32Array(LENGTH * 2), next: 0, count: 0, lastTime: time };
        this.#trails.set(track.id, trail);
      }
      const [x, y, w, h] = track.box;
      trail.points[trail.next * 2] = x + w / 2;
      trail.points[trail.next * 2 + 1] = y + h;
      trail.next = (trail.next + 1) % LENGTH;
      trail.count = Math.min(LENGTH, trail.count + 1);
      trail.lastTime = time;
    }
    for (const id of this.#trails.keys()) if (!live.has(id)) this.#trails.delete(id);
  }

  clear(): void {
    this.#trails.clear();
  }

  /** Chooses the trail to read and returns its number of points, oldest first. */
  begin(id: number): number {
    this.#current = this.#trails.get(id) ?? null;
    return this.#current?.count ?? 0;
  }

  x(index: number): number {
    return this.#at(index, 0);
  }

  y(index: number): number {
    return this.#at(index, 1);
  }

  #at(index: number, axis: 0 | 1): number {
    const trail = this.#current;
    if (!trail) return 0;
    const slot = (trail.next - trail.count + index + LENGTH) % LENGTH;
    return trail.points[slot * 2 + axis] ?? 0;
  }
}
