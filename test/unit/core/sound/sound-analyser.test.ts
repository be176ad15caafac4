import { describe, expect, it } from 'vitest';
import { aWeight, bandOf, BANDS, edgesOf } from '../../../../src/core/sound/bands.ts';
import { Fft } from '../../../../src/core/sound/fft.ts';
import { RingReader } from '../../../../src/core/sound/ring-reader.ts';
import { SoundAnalyser } from '../../../../src/core/sound/sound-analyser.ts';
import type { SoundFrame } from '../../../../src/core/sound/sound-frame.ts';
import {
  during,
  pink,
  random,
  RATE,
  render,
  sine,
  vowel,
  white,
  type Sound,
} from '../../../fixtures/sounds.ts';

function last(sound: Sound, seconds = 0.5): SoundFrame {
  return new SoundAnalyser(RATE).hear(render(sound, seconds), seconds).at(-1)!;
}

describe('the transform', () => {
  it('is that of the definition', () => {
    const next = random(1);
    const values = Float64Array.from({ length: 16 }, next);
    const [re, im] = [values.slice(), new Float64Array(16)];
    new Fft(16).transform(re, im);
    for (let k = 0; k < 16; k++) {
      const sum = [0, 0];
      values.forEach((value, n) => {
        sum[0]! += value * Math.cos((2 * Math.PI * k * n) / 16);
        sum[1]! -= value * Math.sin((2 * Math.PI * k * n) / 16);
      });
      expect(re[k]).toBeCloseTo(sum[0]!, 9);
      expect(im[k]).toBeCloseTo(sum[1]!, 9);
    }
  });

  it('wants a power of two', () => {
    expect(() => new Fft(12)).toThrow(RangeError);
  });
});

describe('bands and weights', () => {
  it.each([
    [1000, 0],
    [100, -19.1],
    [251.19, -8.6],
    [4000, 1],
    [6300, -0.1],
  ])('weighs %d Hz by %d dB (IEC 61672-1, table 3)', (frequency, decibels) => {
    expect(10 * Math.log10(aWeight(frequency))).toBeCloseTo(decibels, 1);
  });

  it('are a third of an octave wide and next to one another', () => {
    for (const [i, centre] of BANDS.entries()) {
      expect(bandOf(centre)).toBe(i);
      const [low, high] = edgesOf(centre);
      expect(high / low).toBeCloseTo(2 ** (1 / 3), 6);
    }
  });
});

describe('what is measured', () => {
  it.each([-10, -40])('of a tone at 1 kHz and %d dBFS', (level) => {
    // A sine whose peak is full scale has 0 dBFS (AES17): `sine` is given its RMS.
    const frame = last(sine(level - 3.01, 1000));
    expect(frame.level).toBeCloseTo(level, 0);
    expect(frame.partial).toBeCloseTo(1000, -0.5);
    expect(frame.purity).toBeGreaterThan(0.95);
    expect(frame.bands[bandOf(1000)]).toBeCloseTo(level, 0);
    expect(frame.bands[bandOf(250)]!).toBeLessThan(level - 40);
  });

  it.each([120, 210, 300, 430, 650, 900])('of a voice at %d Hz', (pitch) => {
    const frame = last(vowel({ level: -20, pitch, sway: 0, fall: 6 }));
    expect(Math.abs(frame.pitch / pitch - 1)).toBeLessThan(0.03);
    expect(frame.voicing).toBeGreaterThan(0.7);
  });

  it.each([
    ['pink', pink(-20)],
    ['white', white(-20)],
  ])('of %s noise: nothing that repeats, nothing pure', (_, noise) => {
    const frame = last(noise);
    expect(frame.voicing).toBeLessThan(0.4);
    expect(frame.purity).toBeLessThan(0.3);
    expect(frame.rise).toBeLessThan(6);
  });

  it('tells a sudden beginning from a slow one', () => {
    const sudden = new SoundAnalyser(RATE).hear(render(during(0.3, 1, white(-20)), 0.6), 0.6);
    expect(Math.max(...sudden.map(({ rise }) => rise))).toBeGreaterThan(40);
  });

  it('gives times of its own, and silence as silence', () => {
    const frames = new SoundAnalyser(RATE).hear(new Float32Array(RATE), 11);
    expect(frames).toHaveLength(30);
    expect(frames.at(-1)!.time).toBeCloseTo(10.992, 3);
    expect(frames[1]!.time - frames[0]!.time).toBeCloseTo(0.032, 6);
    expect(frames.at(-1)).toMatchObject({ level: -100, voicing: 0, purity: 0, rise: 0 });
  });

  it('does not mind how the sound is cut, nor numbers that are none', () => {
    const samples = render(vowel({ level: -20, pitch: 200, sway: 0.1, fall: 6 }), 1);
    const whole = new SoundAnalyser(RATE).hear(samples, 1);
    const analyser = new SoundAnalyser(RATE);
    const cut: SoundFrame[] = [];
    for (let at = 0; at < samples.length; at += 777) {
      const end = Math.min(samples.length, at + 777);
      cut.push(...analyser.hear(samples.subarray(at, end), end / RATE));
    }
    expect(cut.map(({ level }) => level)).toEqual(whole.map(({ level }) => level));
    samples[5000] = Number.NaN;
    const odd = new SoundAnalyser(RATE).hear(samples, 1);
    expect(odd.every(({ level, pitch }) => Number.isFinite(level) && Number.isFinite(pitch))).toBe(true);
  });

  it.each([8000, 44_100, 48_000])('at %d samples a second', (rate) => {
    const samples = Float32Array.from(
      { length: rate },
      (_, i) => 0.1 * Math.sin((2 * Math.PI * 700 * i) / rate),
    );
    const frame = new SoundAnalyser(rate).hear(samples, 1).at(-1)!;
    expect(Math.abs(frame.partial / 700 - 1)).toBeLessThan(0.01);
    // 700 Hz weighs -1.4 dB.
    expect(frame.level).toBeCloseTo(-21.4, 1);
  });
});

describe('windows that overlap', () => {
  it('are a stream without repetition, wherever they are cut', () => {
    const next = random(5);
    const stream = Float32Array.from({ length: 40_000 }, next);
    const reader = new RingReader();
    const heard: number[] = [];
    let at = 2048;
    reader.take(stream.subarray(0, at), 100);
    while (at < 38_000) {
      const count = Math.floor(600 + 500 * next());
      at += count;
      // The clock that says how many there should be is not exact.
      const { fresh, gap } = reader.take(stream.subarray(at - 2048, at), count + Math.round(128 * next()));
      expect(gap).toBe(false);
      heard.push(...fresh);
    }
    expect(heard).toEqual([...stream.subarray(2048, at)]);
  });

  it('say when something was lost between them', () => {
    const stream = Float32Array.from({ length: 8000 }, random(6));
    const reader = new RingReader();
    reader.take(stream.subarray(0, 2048), 2048);
    expect(reader.take(stream.subarray(5000, 7048), 5000).gap).toBe(true);
  });

  it('do not tear a silence', () => {
    const reader = new RingReader();
    reader.take(new Float32Array(2048), 100);
    const { fresh, gap } = reader.take(new Float32Array(2048), 500);
    expect([fresh.length, gap]).toEqual([500, false]);
  });
});
