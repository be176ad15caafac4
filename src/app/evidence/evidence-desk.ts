import { toPlain, type PlainError } from '../../core/errors.ts';
import type { Box, Size } from '../../core/geometry/types.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import type { Track } from '../../core/tracking/track.ts';
import type { FrameResult } from '../../engine/protocol.ts';
import type { AlertClip, VigieStore } from '../../store/vigie-store.ts';
import type { AlertDesk } from '../alert-desk.ts';
import type { SnapshotCamera } from '../snapshot-camera.ts';
import { AnonymousPicture } from './anonymous-picture.ts';
import { ClipRing, findClipCodec } from './clip-ring.ts';
import { drawOverlays } from './draw-overlays.ts';
import type { EvidenceSettings } from './evidence-settings.ts';

/** Most clips that wait for their end at a time. */
const MOST_PENDING = 20;

/** How the pictures of a clip are made: clips of two kinds are never joined. */
type ClipForm = Pick<AlertClip, 'anonymous' | 'overlays'>;

/** Pictures that are being encoded, all in one form. */
interface Taking {
  readonly ring: ClipRing;
  readonly form: ClipForm;
  readonly context: OffscreenCanvasRenderingContext2D;
}

interface PendingClip {
  readonly alertId: string;
  readonly from: number;
  readonly to: number;
}

export interface EvidenceParts {
  readonly settings: () => EvidenceSettings;
  readonly scenario: () => Scenario;
  readonly alerts: Pick<AlertDesk, 'take' | 'attach'>;
  readonly store: Pick<VigieStore, 'putPlate'>;
  readonly problem: (error: PlainError) => void;
}

/** Makes the evidence of a session: pictures of alerts, the scene without its people, clips when asked for. */
export class EvidenceDesk {
  readonly #parts: EvidenceParts;
  readonly #anonymous = new AnonymousPicture();
  /** The empty scene of a past session, where it was kept. */
  #plate: ImageBitmap | null = null;
  #sessionId: string | null = null;
  #taking: Taking | null = null;
  #opening: Promise<void> | null = null;
  /** This browser encodes no video, and it was said. */
  #unable = false;
  #pending: PendingClip[] = [];
  #lastTime = Number.NaN;

  constructor(parts: EvidenceParts) {
    this.#parts = parts;
  }

  /** @param sessionId of the session that runs from now on */
  begin(sessionId: string): void {
    this.#clear();
    this.#sessionId = sessionId;
  }

  /** A session that is over is shown again. @param plate its empty scene, where it was kept */
  async show(plate: Blob | null): Promise<void> {
    this.#clear();
    // A picture that cannot be read any more leaves the scene grey.
    this.#plate = plate && (await createImageBitmap(plate).catch(() => null));
  }

  /** A frame was analysed. @param camera still holds its picture, masks burnt in */
  take(camera: SnapshotCamera, result: FrameResult): void {
    const { alerts } = this.#parts;
    const { picture } = camera;
    const take = async (box: Box | null): ReturnType<Parameters<AlertDesk['take']>[1]['take']> => {
      const [plain, hidden] = [camera.take(box), this.#still(result.output.tracks)];
      const taken = await plain;
      return taken && { picture: taken, hidden: await hidden };
    };
    if (picture) this.#anonymous.learn(picture, result);
    alerts.take(result.output.changed, { take });
    if (picture && this.#parts.settings().clips) this.#film(picture, result);
    else this.#close();
  }

  /** The session is over: clips whose end has not come end here, and its empty scene is kept. */
  async over(): Promise<void> {
    const sessionId = this.#sessionId;
    if (sessionId === null) return;
    this.#sessionId = null;
    await this.#opening;
    await this.#taking?.ring.finish();
    await this.#settle(true);
    this.#close();
    const plate = await this.scene();
    try {
      if (plate) await this.#parts.store.putPlate(sessionId, plate);
    } catch (error) {
      this.#parts.problem(toPlain(error));
    }
  }

  /** The scene without its people as a JPEG, or null where it is not known. */
  scene(): Promise<Blob | null> {
    return this.#still([]);
  }

  /** Draws the scene without its people, and figures where they are, over a whole canvas. */
  draw(context: CanvasRenderingContext2D, tracks: readonly Track[]): void {
    this.#anonymous.draw(context, { tracks, masks: this.#parts.scenario().zones }, this.#plate ?? undefined);
  }

  /**
   * Draws the empty scene with figures of any time over a whole canvas.
   * @returns whether the scene is known; else the ground is plain
   */
  drawScene(
    context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
    tracks: readonly Track[],
  ): boolean {
    const shown = { tracks, masks: this.#parts.scenario().zones, timeless: true };
    this.#anonymous.draw(context, shown, this.#plate ?? undefined);
    return (this.#plate ?? this.#anonymous.size) !== null;
  }

  #still(tracks: readonly Track[]): Promise<Blob | null> {
    const size = this.#plate ?? this.#anonymous.size;
    const context = size && new OffscreenCanvas(size.width, size.height).getContext('2d');
    if (!context) return Promise.resolve(null);
    const shown = { tracks, masks: this.#parts.scenario().zones };
    this.#anonymous.draw(context, shown, this.#plate ?? undefined);
    return context.canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
  }

  /** Encodes the picture, and begins a clip for each alert that was raised with it. */
  #film(picture: OffscreenCanvas, result: FrameResult): void {
    const { before, after, anonymous, overlays } = this.#parts.settings();
    // Encoders take even sizes only.
    const size = { width: picture.width & ~1, height: picture.height & ~1 };
    const { form, ring } = this.#taking ?? {};
    const same = form?.anonymous === anonymous && form.overlays === overlays;
    if (!same || !ring?.alive || ring.width !== size.width || ring.height !== size.height) {
      this.#close();
      return this.#open(size, { anonymous, overlays });
    }
    this.#encode(this.#taking!, picture, result);
    const { time, changed } = result.output;
    for (const { id, raisedAt, clearedAt } of changed) {
      if (raisedAt !== time || clearedAt !== null || this.#pending.length >= MOST_PENDING) continue;
      this.#pending.push({ alertId: id, from: time - before, to: time + after });
      this.#parts.alerts.attach(id, 'taking');
    }
    ring.forgetBefore(Math.min(time - before, ...this.#pending.map(({ from }) => from)));
  }

  #encode({ ring, form, context }: Taking, picture: OffscreenCanvas, result: FrameResult): void {
    const scenario = this.#parts.scenario();
    const { time, tracks } = result.output;
    if (form.anonymous) this.#anonymous.draw(context, { tracks, masks: scenario.zones });
    else context.drawImage(picture, 0, 0, ring.width, ring.height);
    if (form.overlays) drawOverlays(context, result, scenario);
    const step = time - this.#lastTime;
    this.#lastTime = time;
    ring.add(context.canvas, time, step > 0 && step < 2 ? step : 1 / scenario.analysis.rate);
  }

  #open({ width, height }: Size, form: ClipForm): void {
    if (this.#opening || this.#unable) return;
    const sessionId = this.#sessionId;
    this.#opening = (async () => {
      const codec = await findClipCodec(width, height);
      const context = new OffscreenCanvas(width, height).getContext('2d');
      if (sessionId !== this.#sessionId) return;
      if (codec && context) {
        const ring = new ClipRing(codec, width, height, () => void this.#settle(false));
        this.#taking = { ring, form, context };
        return;
      }
      this.#unable = true;
      this.#parts.problem({ code: 'clip-unsupported', details: {} });
    })().finally(() => (this.#opening = null));
  }

  /** Writes the clips whose end is encoded, or all. */
  async #settle(all: boolean): Promise<void> {
    const taking = this.#taking;
    if (!taking) return;
    const done = this.#pending.filter(({ to }) => all || taking.ring.encodedUntil >= to);
    if (done.length === 0) return;
    this.#pending = this.#pending.filter((one) => !done.includes(one));
    await Promise.all(done.map((one) => this.#write(taking, one)));
  }

  async #write({ ring, form }: Taking, { alertId, from, to }: PendingClip): Promise<void> {
    const { alerts } = this.#parts;
    const cut = ring.cut(from, to);
    if (!cut) return alerts.attach(alertId, null);
    try {
      const { writeClip } = await import('./clip-file.ts');
      const blob = await writeClip(cut, ring.codec);
      alerts.attach(alertId, { blob, from: cut.packets[0]!.time, to: cut.packets.at(-1)!.time, ...form });
    } catch (error) {
      alerts.attach(alertId, null);
      this.#parts.problem(toPlain(error));
    }
  }

  #close(): void {
    for (const { alertId } of this.#pending) this.#parts.alerts.attach(alertId, null);
    this.#pending = [];
    this.#taking?.ring.close();
    this.#taking = null;
  }

  #clear(): void {
    this.#close();
    this.#sessionId = null;
    this.#anonymous.clear();
    this.#plate?.close();
    this.#plate = null;
  }
}
