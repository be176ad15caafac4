import type { VideoSample } from 'mediabunny';
import { VigieError } from '../core/errors.ts';
import { abortError, isAbort, throwIfAborted, untilAborted } from './abort.ts';
import { createFrameSchedule } from './frame-schedule.ts';
import type { FrameSchedule } from './frame-schedule.ts';
import type { Frame, FrameSource, SourceInfo, SourceStats } from './frame-source.ts';
import { openVideo, requireDecodable } from './open-video.ts';
import type { NamedBlob, OpenedVideo } from './open-video.ts';
import { createSampleReader } from './sample-reader.ts';
import type { LostSpan, SampleReader } from './sample-reader.ts';
import { createUprightPainter } from './upright-image.ts';
import type { UprightPainter } from './upright-image.ts';

/** Ends this close to what the file declares are its end: players and cameras round durations. */
const END_TOLERANCE = { seconds: 0.5, share: 0.02 } as const;

/**
 * A video file, frame by frame as fast as frames are asked for, with nothing left out: the same file and
 * rate give the same frames at the same times. Times are seconds from the first frame. Needs WebCodecs.
 *
 * `open` throws VigieError `file-empty`, `file-not-video`, `file-no-video-track`, `file-codec`,
 * `file-unreadable` or `no-webcodecs`. Damage on the way (`file-corrupt`) and an early end
 * (`file-truncated`) are warnings, and gaps in `stats`.
 */
export function createExactFileSource(file: NamedBlob): FrameSource {
  return new ExactFileSource(file);
}

interface Reading {
  readonly video: OpenedVideo;
  readonly reader: SampleReader;
  readonly schedule: FrameSchedule;
  readonly painter: UprightPainter;
}

class ExactFileSource implements FrameSource {
  readonly view = null;
  readonly transport = null;
  onWarning: ((warning: VigieError) => void) | null = null;

  private readonly file: NamedBlob;
  private readonly gaps: { from: number; to: number; reason: string }[] = [];
  private reading: Reading | null = null;
  private pull: Promise<Frame | null> | null = null;
  private delivered = 0;
  private lost = 0;
  private finished = false;
  private closed = false;

  constructor(file: NamedBlob) {
    this.file = file;
  }

  async open(rate: number, signal: AbortSignal): Promise<SourceInfo> {
    throwIfAborted(signal);
    const schedule = createFrameSchedule(rate);
    const opening = openVideo(this.file);
    let video: OpenedVideo;
    try {
      video = await untilAborted(opening, signal);
    } catch (error) {
      this.closed = true;
      if (isAbort(error))
        void opening.then(
          (late) => late.close(),
          () => undefined,
        );
      throw error;
    }
    try {
      await untilAborted(requireDecodable(video, this.file.name), signal);
      if (this.closed) throw abortError();
    } catch (error) {
      this.closed = true;
      video.close();
      throw error;
    }
    const reader = createSampleReader(video, { onLost: (span) => this.onLost(span) });
    this.reading = { video, reader, schedule, painter: createUprightPainter(video.size) };
    const { size, duration } = video;
    return { kind: 'file', name: this.file.name, size, duration, pacing: 'exact' };
  }

  async next(signal: AbortSignal): Promise<Frame | null> {
    throwIfAborted(signal);
    if (this.closed) throw abortError();
    if (this.reading === null) throw new Error('next() before open()');
    if (this.finished) return null;
    // A pull that an abort left behind is taken up again, so no frame is lost.
    const pull = (this.pull ??= this.pullFrame(this.reading));
    try {
      const frame = await untilAborted(pull, signal);
      this.pull = null;
      if (frame === null) this.finished = true;
      else this.delivered++;
      return frame;
    } catch (error) {
      if (!signal.aborted) this.pull = null;
      throw error;
    }
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.reading?.reader.close();
    this.reading?.video.close();
    const pull = this.pull;
    this.pull = null;
    await pull?.then(
      (frame) => frame?.image.close(),
      () => undefined,
    );
  }

  stats(): SourceStats {
    return { delivered: this.delivered, dropped: 0, gaps: this.gaps.map((gap) => ({ ...gap })) };
  }

  truth(): null {
    return null;
  }

  private async pullFrame(reading: Reading): Promise<Frame | null> {
    const { reader, video, schedule, painter } = reading;
    for (;;) {
      const sample = await this.read(reader);
      if (sample === null) {
        await this.checkEnd(reading);
        return null;
      }
      try {
        const time = sample.timestamp - video.start;
        if (schedule.take(time)) return { image: this.paint(painter, sample), time, size: video.size };
      } finally {
        sample.close();
      }
    }
  }

  private paint(painter: UprightPainter, sample: VideoSample): Frame['image'] {
    try {
      return painter.paint(sample);
    } catch (cause) {
      throw new VigieError('file-unreadable', { name: this.file.name }, { cause });
    }
  }

  private async read(reader: SampleReader): Promise<VideoSample | null> {
    try {
      return await reader.next();
    } catch (cause) {
      if (this.closed || isAbort(cause)) throw abortError();
      throw new VigieError('file-unreadable', { name: this.file.name }, { cause });
    }
  }

  private onLost(span: LostSpan): void {
    const start = this.reading?.video.start ?? 0;
    this.gaps.push({ from: span.from - start, to: span.to - start, reason: 'file-corrupt' });
    this.lost += span.to - span.from;
    this.warn(new VigieError('file-corrupt', { name: this.file.name, lost: rounded(this.lost) }));
  }

  /** mediabunny reads a file that was cut off without an error, so its end is compared with its promise. */
  private async checkEnd({ video, reader }: Reading): Promise<void> {
    const declared = video.duration;
    if (declared === null) return;
    const reached = Math.max(0, reader.end - video.start);
    const accounted = Math.max(reached, this.gaps.at(-1)?.to ?? 0);
    const tolerance = Math.max(END_TOLERANCE.seconds, declared * END_TOLERANCE.share);
    if (accounted >= declared - tolerance) return;
    if ((await soundEnd(video)) >= declared - tolerance) return;
    this.gaps.push({ from: reached, to: declared, reason: 'file-truncated' });
    const details = { name: this.file.name, decoded: rounded(reached), declared: rounded(declared) };
    this.warn(new VigieError('file-truncated', details));
  }

  private warn(warning: VigieError): void {
    if (!this.closed) this.onWarning?.(warning);
  }
}

/** WebM and MKV declare the length of the whole file: sound may well outlast the picture. */
async function soundEnd(video: OpenedVideo): Promise<number> {
  const tracks = await video.input.getAudioTracks();
  if (tracks.length === 0) return 0;
  return (await video.input.computeDuration(tracks)) - video.start;
}

function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
