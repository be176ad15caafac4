import { describe, expect, it } from 'vitest';
import { FramePace } from '../../../../src/sources/stage/frame-pace.ts';

function playing(rate = 10): FramePace {
  const pace = new FramePace(rate);
  pace.playing = true;
  pace.tick(0, Infinity);
  return pace;
}

describe('pace of a live stage', () => {
  it('refuses a rate that is not above 0', () => {
    for (const rate of [0, -1, Number.NaN]) expect(() => new FramePace(rate)).toThrow(RangeError);
  });

  it('stands while paused, and does not make up for it', () => {
    const pace = new FramePace(10);
    for (let now = 0; now <= 5000; now += 16) pace.tick(now, Infinity);
    expect(pace.time).toBe(0);
    pace.playing = true;
    pace.tick(5016, Infinity);
    expect(pace.time).toBeCloseTo(0.024, 3);
  });

  it('follows the clock at its speed, to the end and not beyond', () => {
    const pace = playing();
    pace.speed = 2;
    for (let now = 0; now <= 1000; now += 20) pace.tick(now, 1.5);
    expect(pace.time).toBe(1.5);
  });

  it('whoever slept for an hour does not jump', () => {
    const pace = playing();
    pace.tick(3_600_000, Infinity);
    expect(pace.time).toBeLessThan(0.5);
  });

  it('a frame is due once for each interval; what nobody took is counted', () => {
    const pace = playing(10);
    expect(pace.frameDue()).toBe(true);
    pace.delivered();
    expect(pace.frameDue()).toBe(false);
    for (let now = 20; now <= 1000; now += 20) pace.tick(now, Infinity);
    expect(pace.frameDue()).toBe(true);
    pace.delivered();
    expect(pace.dropped).toBe(9);
  });

  it('leaves half of the time to others where drawing is slow', () => {
    const pace = playing();
    pace.drawn(0);
    pace.took(100);
    expect(pace.viewDue(150)).toBe(false);
    expect(pace.viewDue(200)).toBe(true);
    pace.took(2);
    expect(pace.viewDue(20)).toBe(false);
    expect(pace.viewDue(33)).toBe(true);
  });

  it('a move makes the picture there due at once', () => {
    const pace = playing();
    pace.delivered();
    pace.drawn(0);
    pace.moveTo(40);
    expect(pace.frameDue()).toBe(true);
    expect(pace.viewDue(1)).toBe(true);
    pace.delivered();
    expect(pace.dropped).toBe(0);
  });

  it('with patience leaves no frame out, however late they are asked for, and they come at k / rate', () => {
    const pace = new FramePace(4, true);
    pace.playing = true;
    const times: number[] = [];
    for (let now = 0; now < 6000; now += 16) {
      pace.tick(now, Infinity);
      // Somebody is ready for a picture twice a second only.
      if (now % 480 !== 0 || !pace.frameDue()) continue;
      times.push(pace.time);
      pace.delivered();
    }
    expect(times.length).toBeGreaterThan(9);
    times.forEach((time, k) => expect(time).toBeCloseTo(k / 4, 9));
    expect(pace.dropped).toBe(0);
    pace.patient = false;
    pace.tick(6016, Infinity);
    pace.tick(6216, Infinity);
    expect(pace.time).toBeGreaterThan(times.at(-1)! + 0.25);
  });
});
