import { VigieError } from '../core/errors.ts';
import { abortError, throwIfAborted, untilAborted, within } from './abort.ts';
import { cameraError } from './camera-errors.ts';
import { createCameraFrames } from './camera-frames.ts';
import type { CameraFrames } from './camera-frames.ts';
import type { Frame, FrameSource, SourceInfo, SourceStats } from './frame-source.ts';
import { createFreezeWatch } from './freeze-watch.ts';

/** A camera that may be chosen. Before the first permission browsers give no ids and no labels. */
export interface CameraChoice {
  readonly id: string;
  readonly label: string;
}

/** What is asked of a camera: wishes, not demands, so that any camera will do. */
const WISHES = { width: { ideal: 1280 }, height: { ideal: 720 } } as const;
/** Cameras take seconds to warm up; one that gives nothing this long is held by another program. */
const FIRST_PICTURE_SECONDS = 10;
/** Wall seconds without a picture after which a person is told. */
const SILENT_SECONDS = 5;

/** The cameras that this machine has. Asks for no permission. */
export async function listCameras(): Promise<readonly CameraChoice[]> {
  const devices = (await mediaDevices()?.enumerateDevices()) ?? [];
  return devices
    .filter((device) => device.kind === 'videoinput')
    .map((device) => ({ id: device.deviceId, label: device.label }));
}

/**
 * A camera, live: the newest picture when one is asked for, times in seconds from its first picture.
 * `open` may show the browser's question for permission.
 * @param deviceId an id of `listCameras`, or null for the one that the browser proposes
 *
 * `open` throws VigieError `camera-denied`, `camera-none`, `camera-busy`, `camera-unsupported`, or
 * `camera-lost` when `deviceId` is gone. `next` throws `camera-lost` when the camera goes away. A picture
 * that does not change is the warning `source-frozen`.
 */
export function createCameraSource(deviceId: string | null): FrameSource {
  return new CameraSource(deviceId);
}

class CameraSource implements FrameSource {
  readonly view: HTMLVideoElement;
  readonly transport = null;
  onWarning: ((warning: VigieError) => void) | null = null;

  private readonly deviceId: string | null;
  private readonly freeze = createFreezeWatch((seconds) => this.warnFrozen(seconds));
  private readonly closing = new AbortController();
  private stream: MediaStream | null = null;
  private frames: CameraFrames | null = null;
  private delivered = 0;

  constructor(deviceId: string | null) {
    this.deviceId = deviceId;
    this.view = document.createElement('video');
    this.view.muted = true;
    this.view.playsInline = true;
  }

  async open(rate: number, signal: AbortSignal): Promise<SourceInfo> {
    const both = AbortSignal.any([signal, this.closing.signal]);
    try {
      throwIfAborted(both);
      const track = await this.ask(both);
      this.frames = createCameraFrames(track, this.view, rate);
      track.addEventListener('ended', () => this.frames?.fail(new VigieError('camera-lost')), { once: true });
      const size = await within(
        untilAborted(this.frames.size, both),
        FIRST_PICTURE_SECONDS,
        () => new VigieError('camera-busy'),
      );
      return { kind: 'camera', name: track.label || 'Camera', size, duration: null, pacing: 'live' };
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async next(signal: AbortSignal): Promise<Frame | null> {
    throwIfAborted(signal);
    if (this.closing.signal.aborted) throw abortError();
    if (this.frames === null) throw new Error('next() before open()');
    const silent = setTimeout(() => this.warnFrozen(SILENT_SECONDS), SILENT_SECONDS * 1000);
    try {
      const frame = await this.frames.next(signal);
      this.delivered++;
      this.freeze.see(frame.image, frame.time);
      return frame;
    } finally {
      clearTimeout(silent);
    }
  }

  async close(): Promise<void> {
    this.closing.abort();
    const { stream } = this;
    this.stream = null;
    await this.frames?.stop();
    for (const track of stream?.getTracks() ?? []) track.stop();
    this.view.pause();
    this.view.srcObject = null;
  }

  stats(): SourceStats {
    return { delivered: this.delivered, dropped: this.frames?.dropped ?? 0, gaps: [] };
  }

  truth(): null {
    return null;
  }

  private async ask(signal: AbortSignal): Promise<MediaStreamVideoTrack> {
    const devices = mediaDevices();
    if (devices === null) throw new VigieError('camera-unsupported');
    const which =
      this.deviceId === null ? { facingMode: 'environment' } : { deviceId: { exact: this.deviceId } };
    const asked = devices.getUserMedia({ audio: false, video: { ...WISHES, ...which } });
    try {
      this.stream = await untilAborted(asked, signal);
    } catch (error) {
      // The question stays on the screen after a cancel; a late yes must not switch the camera on.
      void asked.then(
        (late) => late.getTracks().forEach((track) => track.stop()),
        () => undefined,
      );
      throw signal.aborted ? abortError() : cameraError(error);
    }
    const track = this.stream.getVideoTracks()[0];
    if (track === undefined) throw new VigieError('camera-none');
    this.view.srcObject = this.stream;
    void this.view.play().catch(() => undefined);
    return track;
  }

  private warnFrozen(seconds: number): void {
    if (this.closing.signal.aborted) return;
    this.onWarning?.(new VigieError('source-frozen', { seconds: Math.round(seconds) }));
  }
}

/** Absent on pages that are neither secure nor local, whatever the types say. */
function mediaDevices(): MediaDevices | null {
  return 'mediaDevices' in navigator ? navigator.mediaDevices : null;
}
