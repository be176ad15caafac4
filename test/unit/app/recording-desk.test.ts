import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Recorded } from '../../../src/app/lab-state.ts';
import { RecordingDesk } from '../../../src/app/recording-desk.ts';
import { VigieError, type PlainError } from '../../../src/core/errors.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { result, track } from './factories.ts';

class Disk extends MemoryStore {
  override readonly persistent = true as unknown as false;
  override writable = true as const;
  full = false;

  override putChunk(...args: Parameters<MemoryStore['putChunk']>): Promise<void> {
    if (this.full) return Promise.reject(new VigieError('storage-full', { what: 'recording' }));
    return super.putChunk(...args);
  }
}

describe('RecordingDesk', () => {
  let disk: Disk;
  let problems: PlainError[];
  let recorded: Recorded | null;
  let desk: RecordingDesk;
  beforeEach(() => {
    vi.useFakeTimers();
    disk = new Disk();
    problems = [];
    desk = new RecordingDesk({
      store: disk,
      changed: (next) => (recorded = next),
      problem: (error) => problems.push(error),
    });
  });
  afterEach(() => {
    desk.clear();
    vi.useRealTimers();
  });

  const feed = (from: number, frames: number): void => {
    for (let i = 0; i < frames; i++) desk.take(result(from + i / 10, [track(1)]));
  };
  const kept = async (id = 's'): Promise<number> => {
    const chunks = (await disk.recording(id))?.chunks ?? [];
    return chunks.reduce((sum, chunk) => sum + chunk.tables.frames.length / 10, 0);
  };

  test('writes as it goes, and the rest at the end', async () => {
    desk.begin('s');
    feed(0, 600);
    await vi.advanceTimersByTimeAsync(0);
    expect(await kept()).toBeGreaterThanOrEqual(513);
    feed(60, 20);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await kept()).toBe(620);
    feed(62, 5);
    await desk.end();
    expect(await kept()).toBe(625);
    expect(recorded).toMatchObject({ frames: 625, from: 0, forgotten: 0, stored: true });
    expect(problems).toEqual([]);
  });

  test('a full disk is said once; the recording goes on in memory', async () => {
    desk.begin('s');
    feed(0, 10);
    await vi.advanceTimersByTimeAsync(0);
    disk.full = true;
    feed(1, 10);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(problems.map(({ code }) => code)).toEqual(['storage-full']);
    await desk.end();
    expect(recorded).toMatchObject({ frames: 20, stored: false });
    expect(desk.recording?.length).toBe(20);
    expect(problems).toHaveLength(1);
  });

  test('another session begins anew, and does not write into the one before', async () => {
    desk.begin('s');
    feed(0, 10);
    await desk.end();
    desk.begin('t');
    feed(0, 3);
    await desk.end();
    expect([await kept('s'), await kept('t')]).toEqual([10, 3]);
    desk.clear();
    expect(recorded).toBeNull();
    desk.take(result(1));
    expect(desk.recording).toBeNull();
  });

  test('a past one is shown as it was kept, and not written', async () => {
    desk.begin('s');
    feed(0, 10);
    await desk.end();
    const before = await disk.recording('s');
    desk.adopt(before, true);
    expect(recorded).toMatchObject({ frames: 10, stored: true });
    disk.full = true;
    await desk.end();
    expect(problems).toEqual([]);
    desk.adopt(null, true);
    expect(recorded).toBeNull();
  });
});
