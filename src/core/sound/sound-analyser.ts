import { aWeight, BANDS, decibels, edgesOf, FLOOR } from './bands.ts';
import { Fft } from './fft.ts';
import { BLOCK, HOP, RISE_OVER, type SoundFrame } from './sound-frame.ts';

/** Seconds that a spectrum looks at, at least. */
const WINDOW = 0.06;
/** Hz. Below it there is wind and handling, which blocks leave out. */
const HIGH_PASS = 150;
const PARTIAL = [300, 7000] as const;
const PITCH = [100, 1000] as const;
/** Bins to either side that a partial spreads over under a Hann window. */
const LOBE = 2;
/** A shorter period that is nearly as good is the true one: longer ones are its multiples. */
const OCTAVE = 0.9;

/**
 * Turns sound, as it comes, into frames of measurements. Keeps the last tenth of a second of sound and no more.
 */
export class SoundAnalyser {
  readonly #rate: number;
  readonly #hop: number;
  readonly #block: number;
  /** What the high-pass keeps of the sample before. */
  readonly #keep: number;
  readonly #size: number;
  readonly #fft: Fft;
  readonly #hann: Float64Array;
  readonly #weights: Float64Array;
  /** Bins of each band, `[from, to)`. */
  readonly #edges: readonly (readonly [number, number])[];
  /** Autocorrelation of the window, at each lag. */
  readonly #windowLags: Float64Array;
  readonly #ring: Float32Array;
  readonly #real: Float64Array;
  readonly #imaginary: Float64Array;
  readonly #power: Float64Array;
  #filled = 0;
  #heard = 0;
  #lastIn = 0;
  #lastOut = 0;
  #blockSum = 0;
  #blockCount = 0;
  /** Levels of the newest blocks, oldest first. */
  #blocks: number[] = [];
  #fresh = 0;

  /** @param rate samples a second, 8000 to 192,000 */
  constructor(rate: number) {
    if (!(rate >= 8000 && rate <= 192_000)) throw new RangeError(`${rate} samples a second`);
    this.#rate = rate;
    this.#hop = Math.round(HOP * rate);
    this.#block = Math.max(1, Math.round(BLOCK * rate));
    this.#keep = 1 / (1 + (2 * Math.PI * HIGH_PASS) / rate);
    this.#size = 2 ** Math.ceil(Math.log2(WINDOW * rate));
    // Twice as long, so that the autocorrelation does not wrap round.
    this.#fft = new Fft(2 * this.#size);
    this.#hann = Float64Array.from(
      { length: this.#size },
      (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / this.#size),
    );
    const bins = this.#size + 1;
    this.#weights = Float64Array.from({ length: bins }, (_, k) => aWeight(this.#hertz(k)));
    this.#edges = BANDS.map((centre) => {
      const [low, high] = edgesOf(centre);
      const from = Math.ceil(this.#bin(low));
      return [from, Math.min(bins, Math.max(from + 1, Math.ceil(this.#bin(high))))];
    });
    this.#windowLags = lagsOf(this.#hann, Math.ceil(rate / PITCH[0]) + 2);
    this.#ring = new Float32Array(this.#size);
    this.#real = new Float64Array(2 * this.#size);
    this.#imaginary = new Float64Array(2 * this.#size);
    this.#power = new Float64Array(bins);
  }

  /** Seconds of sound heard so far. */
  get heard(): number {
    return this.#heard / this.#rate;
  }

  /**
   * Hears the next samples, each -1..1, one channel.
   * @param end media time at the end of these samples, seconds
   * @returns the frames that ended in them, about 31 a second
   */
  hear(samples: Float32Array, end: number): SoundFrame[] {
    const frames: SoundFrame[] = [];
    for (let i = 0; i < samples.length; i++) {
      const sample = Number.isFinite(samples[i]) ? samples[i]! : 0;
      this.#ring[this.#heard % this.#size] = sample;
      this.#heard++;
      this.#filled = Math.min(this.#size, this.#filled + 1);
      this.#listenBlock(sample);
      if (this.#heard % this.#hop === 0 && this.#filled === this.#size)
        frames.push(this.#measure(end - (samples.length - 1 - i) / this.#rate));
    }
    return frames;
  }

  /** What was heard before does not belong to what comes. */
  restart(): void {
    this.#filled = 0;
    this.#blocks = [];
    this.#fresh = 0;
    this.#blockSum = this.#blockCount = 0;
  }

  /** A first-order high-pass, and the level of each block behind it. */
  #listenBlock(sample: number): void {
    this.#lastOut = this.#keep * (this.#lastOut + sample - this.#lastIn);
    this.#lastIn = sample;
    this.#blockSum += this.#lastOut ** 2;
    if (++this.#blockCount < this.#block) return;
    this.#blocks.push(decibels(this.#blockSum / this.#block));
    this.#blockSum = this.#blockCount = 0;
    this.#fresh++;
    if (this.#blocks.length > 64) this.#blocks.splice(0, 32);
  }

  #measure(time: number): SoundFrame {
    this.#transform();
    const blocks = this.#readBlocks();
    const bands = Float32Array.from(this.#edges, ([from, to]) => decibels(this.#sum(from, to)));
    const low = this.#between(PITCH[0], 1000);
    const tilt = low > 0 ? 10 * Math.log10((this.#between(1000, 5000) + 1e-12) / (low + 1e-12)) : 0;
    this.#weigh();
    const total = this.#sum(1, this.#power.length);
    const level = decibels(total);
    if (level <= FLOOR)
      return { time, level, ...blocks, bands, partial: 0, purity: 0, pitch: 0, voicing: 0, tilt: 0 };
    return { time, level, ...blocks, bands, tilt, ...this.#partial(total), ...this.#pitch() };
  }

  #readBlocks(): { peak: number; rise: number } {
    const back = Math.round(RISE_OVER / BLOCK);
    let peak = FLOOR;
    let rise = 0;
    for (let i = this.#blocks.length - this.#fresh; i < this.#blocks.length; i++) {
      peak = Math.max(peak, this.#blocks[i]!);
      rise = Math.max(rise, this.#blocks[i]! - (this.#blocks[i - back] ?? Infinity));
    }
    this.#fresh = 0;
    return { peak, rise };
  }

  /** The power of each bin, so that their sum is the mean square of the sound. */
  #transform(): void {
    const size = this.#size;
    this.#real.fill(0);
    this.#imaginary.fill(0);
    for (let i = 0; i < size; i++) this.#real[i] = this.#ring[(this.#heard + i) % size]! * this.#hann[i]!;
    this.#fft.transform(this.#real, this.#imaginary);
    // One side of 2·size bins; a Hann window keeps 3/8 of the power.
    const scale = 2 / (2 * size * size * 0.375);
    for (let k = 0; k < this.#power.length; k++) {
      this.#power[k] = scale * (this.#real[k]! ** 2 + this.#imaginary[k]! ** 2);
    }
    this.#power[0] = 0;
  }

  #weigh(): void {
    for (let k = 0; k < this.#power.length; k++) this.#power[k]! *= this.#weights[k]!;
  }

  #partial(total: number): { partial: number; purity: number } {
    const from = Math.ceil(this.#bin(PARTIAL[0]));
    const to = Math.min(this.#power.length - 1, Math.floor(this.#bin(PARTIAL[1])));
    let best = from;
    for (let k = from; k < to; k++) if (this.#power[k]! > this.#power[best]!) best = k;
    // Bins are half as wide as those of the window, because of the zeros.
    const share = this.#sum(best - 2 * LOBE, best + 2 * LOBE + 1) / total;
    const logs = [-1, 0, 1].map((d) => Math.log(this.#power[best + d]! + 1e-30));
    return { partial: this.#hertz(best + summit(logs[0]!, logs[1]!, logs[2]!)), purity: Math.min(1, share) };
  }

  /**
   * The autocorrelation of the A-weighted sound, divided by that of the window (Boersma 1993): of noise it is near 0,
   * of what repeats itself near 1.
   */
  #pitch(): { pitch: number; voicing: number } {
    const size = this.#size;
    for (let k = 0; k <= size; k++) {
      this.#real[k] = this.#power[k]!;
      if (k > 0 && k < size) this.#real[2 * size - k] = this.#power[k]!;
    }
    this.#imaginary.fill(0);
    this.#fft.transform(this.#real, this.#imaginary);
    const whole = this.#real[0]!;
    const at = (lag: number): number =>
      this.#real[lag]! / whole / (this.#windowLags[lag]! / this.#windowLags[0]!);
    const shortest = Math.max(2, Math.floor(this.#rate / PITCH[1]));
    const longest = Math.ceil(this.#rate / PITCH[0]);
    const peaks: number[] = [];
    for (let lag = shortest; lag <= longest; lag++) {
      if (at(lag) > at(lag - 1) && at(lag) >= at(lag + 1)) peaks.push(lag);
    }
    const most = Math.max(0, ...peaks.map(at));
    const lag = peaks.find((one) => at(one) >= OCTAVE * most);
    if (lag === undefined || most <= 0) return { pitch: 0, voicing: 0 };
    return {
      pitch: this.#rate / (lag + summit(at(lag - 1), at(lag), at(lag + 1))),
      voicing: Math.min(1, at(lag)),
    };
  }

  #between(low: number, high: number): number {
    return this.#sum(Math.ceil(this.#bin(low)), Math.min(this.#power.length, Math.ceil(this.#bin(high))));
  }

  #sum(from: number, to: number): number {
    let sum = 0;
    for (let k = Math.max(0, from); k < Math.min(to, this.#power.length); k++) sum += this.#power[k]!;
    return sum;
  }

  #hertz(bin: number): number {
    return (bin * this.#rate) / (2 * this.#size);
  }

  #bin(hertz: number): number {
    return (hertz * 2 * this.#size) / this.#rate;
  }
}

/** Where between -0.5 and 0.5 a parabola through three values has its summit; the middle one is the largest. */
function summit(before: number, middle: number, after: number): number {
  const bend = before - 2 * middle + after;
  return bend >= 0 ? 0 : Math.min(0.5, Math.max(-0.5, (0.5 * (before - after)) / bend));
}

function lagsOf(values: Float64Array, count: number): Float64Array {
  return Float64Array.from({ length: count + 1 }, (_, lag) => {
    let sum = 0;
    for (let i = 0; i + lag < values.length; i++) sum += values[i]! * values[i + lag]!;
    return sum;
  });
}
