import { toPlain, type PlainError } from '../../core/errors.ts';
import type { Size } from '../../core/geometry/types.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import type { FrameResult } from '../../engine/protocol.ts';
import type { Clip } from '../../store/vigie-store.ts';
import { AnonymousPicture } from './anonymous-picture.ts';
import { ClipRing, findClipCodec } from './clip-ring.ts';
import { drawOverlays } from './draw-overlays.ts';
import type { EvidenceSettings } from './evidence-settings.ts';

/** Most clips that wait for their end at a time. */
const MOST_PENDING = 20;

interface PendingClip {
  readonly alertId: string;
  readonly from: number;
  readonly to: number;
}

export interface EvidenceParts {
  readonly settings: () => EvidenceSettings;
  /** A clip of that alert is being taken; null: nothing came of it. */
  readonly taking: (alertId: string, clip: Clip | 'taking' | null) => void;
  readonly problem: (error: PlainError) => void;
}

/** Makes the evidence of a session: the anonymous picture, and clips of alerts when they are asked for. */
export class EvidenceDesk {
  readonly anonymous = new AnonymousPicture();
  readonly #parts: EvidenceParts;
  #ring: ClipRing | null = null;
  #opening: Promise<void> | null = null;
  #told = false;
  #canvas: OffscreenCanvasRenderingContext2D | null = null;
  /** What the pictures in the ring show; clips of two kinds are never joined. */
  #kind = '';
  #pending: PendingClip[] = [];
  #lastTime = Number.NaN;
  /** Grows with each session: what ends late is not the next one's. */
  #generation = 0;

  constructor(parts: EvidenceParts) {
    this.#parts = parts;
  }

  begin(): void {
    this.#generation++;
    this.#close();
    this.#told = false;
    this.anonymous.clear();
  }

  /**
   * A frame was analysed.
   * @param picture its picture, masks burnt in
   */
  take(picture: OffscreenCanvas | null, result: FrameResult, scenario: Scenario): void {
    if (!picture) return;
    this.anonymous.learn(picture, result);
    const { settings } = this.#parts;
    const { clips, before, after } = settings();
    if (!clips) return this.#close();
    const { time, changed } = result.output;
    this.#encode(picture, result, scenario);
    const raised = this.#ring
      ? changed.filter(({ raisedAt, clearedAt }) => raisedAt === time && !clearedAt)
      : [];
    for (const { id } of raised) {
      if (this.#pending.length >= MOST_PENDING) break;
      this.#pending.push({ alertId: id, from: time - before, to: time + after });
      this.#parts.taking(id, 'taking');
    }
    const oldest = Math.min(time - before, ...this.#pending.map(({ from }) => from));
    this.#ring?.forgetBefore(oldest);
  }

  /** An alert's picture with its people as figures, or null before anything was learnt. */
  still(result: FrameResult, scenario: Scenario): Promise<Blob> | null {
    const { size } = this.anonymous;
    const context = size && new OffscreenCanvas(size.width, size.height).getContext('2d');
    if (!context) return null;
    this.anonymous.draw(context, { tracks: result.output.tracks, masks: scenario.zones });
    return context.canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
  }

  /** The session is over: clips whose end has not come end here. */
  async over(): Promise<void> {
    await this.#opening;
    await this.#ring?.finish();
    this.#settle(true);
    this.#close();
  }

  #encode(picture: OffscreenCanvas, result: FrameResult, scenario: Scenario): void {
    const { anonymous, overlays } = this.#parts.settings();
    const kind = `${String(anonymous)} ${String(overlays)} ${picture.width}`;
    if (kind !== this.#kind) this.#close();
    this.#kind = kind;
    // Encoders take even sizes only.
    const size = { width: picture.width & ~1, height: picture.height & ~1 };
    if (!this.#ring?.alive) return void this.#open(size);
    const context = (this.#canvas ??= new OffscreenCanvas(size.width, size.height).getContext('2d'));
    if (!context) return;
    if (anonymous) this.anonymous.draw(context, { tracks: result.output.tracks, masks: scenario.zones });
    else context.drawImage(picture, 0, 0, size.width, size.height);
    if (overlays) drawOverlays(context, result, scenario);
    const { time } = result.output;
    const step = time - this.#lastTime;
    this.#lastTime = time;
    const usual = 1 / scenario.analysis.rate;
    this.#ring.add(context.canvas, time, step > 0 && step < 2 ? step : usual);
  }

  #open(size: Size): void {
    if (this.#opening || this.#told) return;
    const generation = this.#generation;
    this.#opening = (async () => {
      const codec = await findClipCodec(size.width, size.height);
      if (generation !== this.#generation) return;
      if (codec) this.#ring = new ClipRing(codec, size.width, size.height, () => this.#settle(false));
      else {
        this.#told = true;
        this.#parts.problem({ code: 'clip-unsupported', details: {} });
      }
    })().finally(() => (this.#opening = null));
  }

  /** Writes the clips whose end is encoded, or all. */
  #settle(all: boolean): void {
    const ring = this.#ring;
    if (!ring) return;
    const done = this.#pending.filter(({ to }) => all || ring.encodedUntil >= to);
    if (done.length === 0) return;
    this.#pending = this.#pending.filter((one) => !done.includes(one));
    for (const one of done) void this.#write(ring, one);
  }

  async #write(ring: ClipRing, { alertId, from, to }: PendingClip): Promise<void> {
    const { anonymous, overlays } = this.#parts.settings();
    const cut = ring.cut(from, to);
    try {
      if (!cut) return this.#parts.taking(alertId, null);
      const { writeClip } = await import('./clip-file.ts');
      const blob = await writeClip(cut, ring.codec);
      const [begin, end] = [cut.packets[0]!.time, cut.packets.at(-1)!.time];
      this.#parts.taking(alertId, { blob, from: begin, to: end, anonymous, overlays });
    } catch (error) {
      this.#parts.taking(alertId, null);
      this.#parts.problem(toPlain(error));
    }
  }

  #close(): void {
    for (const { alertId } of this.#pending) this.#parts.taking(alertId, null);
    this.#pending = [];
    this.#ring?.close();
    this.#ring = null;
    this.#canvas = null;
    this.#kind = '';
  }
}
