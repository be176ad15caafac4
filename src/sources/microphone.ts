import { VigieError, type ErrorCode } from '../core/errors.ts';
import { RingReader } from '../core/sound/ring-reader.ts';
import { SoundAnalyser } from '../core/sound/sound-analyser.ts';
import type { SoundFrame } from '../core/sound/sound-frame.ts';
import { abortError, throwIfAborted, untilAborted } from './abort.ts';
import type { Ear } from './ear.ts';

/** The rate that is asked for, samples a second: enough for 8 kHz. Not every browser converts a microphone to it. */
const RATE = 16_000;
/** Samples that an analyser holds: two seconds at that rate, so that a page that is held up loses nothing. */
const WINDOW = 32_768;
/** Milliseconds between two looks. */
const LOOK_EVERY = 100;
/** Frames that nobody asked for are dropped after this many: five minutes. */
const MOST_WAITING = 10_000;
/** The clock of the samples may fall behind that of the session, which comes with late pictures, by this much, seconds. */
const DRIFT = 3;

const CODES: Readonly<Record<string, ErrorCode>> = {
  NotAllowedError: 'microphone-denied',
  SecurityError: 'microphone-denied',
  NotFoundError: 'microphone-none',
  OverconstrainedError: 'microphone-none',
  NotReadableError: 'microphone-busy',
  AbortError: 'microphone-busy',
  TypeError: 'microphone-unsupported',
};

export interface MicrophoneEvents {
  /** Frames as they are heard; `hear` gives the same. */
  heard(frames: readonly SoundFrame[]): void;
  /** It was unplugged, or its permission was taken back. */
  lost(error: VigieError): void;
}

/**
 * Asks for the microphone, and listens. Nothing improves the sound before it is measured, because levels are the point.
 * An analyser node is read from the page: it needs no script of its own, which a page on a disk may not load.
 * @param now session time, seconds
 * @throws VigieError `microphone-denied`, `-none`, `-busy` or `-unsupported`; AbortError when `signal` aborts
 */
export async function openMicrophone(
  now: () => number,
  events: MicrophoneEvents,
  signal: AbortSignal,
): Promise<Ear> {
  throwIfAborted(signal);
  if (!('mediaDevices' in navigator)) throw new VigieError('microphone-unsupported');
  const wishes = {
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
    channelCount: 1,
  };
  const asked = navigator.mediaDevices.getUserMedia({ audio: wishes, video: false });
  const end = (stream: MediaStream): void => stream.getTracks().forEach((track) => track.stop());
  let stream: MediaStream;
  try {
    stream = await untilAborted(asked, signal);
  } catch (error) {
    // The question stays on the screen after a cancel; a late yes must not switch the microphone on.
    void asked.then(end, () => undefined);
    throw signal.aborted ? abortError() : microphoneError(error);
  }
  try {
    return new Microphone(stream, now, events);
  } catch (error) {
    end(stream);
    throw microphoneError(error);
  }
}

/** The failure of `getUserMedia` with what a person can do about it. */
export function microphoneError(error: unknown): VigieError {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  const code = CODES[name];
  if (code !== undefined) return new VigieError(code, {}, { cause: error });
  return new VigieError('unexpected', { reason: error instanceof Error ? error.message : String(error) });
}

class Microphone implements Ear {
  readonly #stream: MediaStream;
  readonly #context: AudioContext;
  readonly #node: AnalyserNode;
  readonly #window = new Float32Array(WINDOW);
  readonly #reader = new RingReader();
  readonly #analyser: SoundAnalyser;
  readonly #now: () => number;
  readonly #events: MicrophoneEvents;
  readonly #timer: ReturnType<typeof setInterval>;
  #waiting: SoundFrame[] = [];
  /** The context's time of the last look, and the session time up to which was heard; seconds. */
  #lookedAt: number;
  #time = Number.NaN;
  #closed = false;

  constructor(stream: MediaStream, now: () => number, events: MicrophoneEvents) {
    this.#stream = stream;
    this.#now = now;
    this.#events = events;
    const { context, source } = connect(stream);
    this.#context = context;
    this.#node = new AnalyserNode(context, {
      fftSize: WINDOW,
      channelCount: 1,
      channelCountMode: 'explicit',
    });
    source.connect(this.#node);
    this.#analyser = new SoundAnalyser(context.sampleRate);
    this.#lookedAt = context.currentTime;
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY);
    for (const track of stream.getAudioTracks()) {
      track.addEventListener('ended', () => this.#lose(), { once: true });
    }
  }

  async hear(): Promise<readonly SoundFrame[]> {
    this.#look();
    return this.#waiting.splice(0);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#timer);
    for (const track of this.#stream.getTracks()) track.stop();
    this.#node.disconnect();
    await this.#context.close().catch(() => undefined);
  }

  #lose(): void {
    if (this.#closed) return;
    void this.close();
    this.#events.lost(new VigieError('microphone-lost'));
  }

  #look(): void {
    if (this.#closed) return;
    const { currentTime, sampleRate } = this.#context;
    const expected = Math.round((currentTime - this.#lookedAt) * sampleRate);
    if (expected <= 0) return;
    this.#lookedAt = currentTime;
    this.#node.getFloatTimeDomainData(this.#window);
    const { fresh, gap } = this.#reader.take(this.#window, expected);
    if (gap) this.#analyser.restart();
    if (fresh.length === 0) return;
    this.#time += fresh.length / sampleRate;
    const now = this.#now();
    // Forwards only: what is followed must not be heard twice.
    if (!(now - this.#time <= DRIFT)) this.#time = now;
    const frames = this.#analyser.hear(fresh, this.#time);
    if (frames.length === 0) return;
    this.#waiting.push(...frames);
    if (this.#waiting.length > MOST_WAITING) this.#waiting.splice(0, this.#waiting.length - MOST_WAITING);
    this.#events.heard(frames);
  }
}

/** A context at our own rate where the browser converts to it, else at the microphone's. */
function connect(stream: MediaStream): { context: AudioContext; source: MediaStreamAudioSourceNode } {
  const context = new AudioContext({ sampleRate: RATE });
  try {
    return { context, source: context.createMediaStreamSource(stream) };
  } catch {
    void context.close();
    const own = new AudioContext();
    return { context: own, source: own.createMediaStreamSource(stream) };
  }
}
