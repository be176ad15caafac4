import type { AppState } from '../app/app-state.ts';
import type { ShownTracks } from '../app/shown-tracks.ts';
import type { Box } from '../core/geometry/types.ts';
import type { Messages } from '../core/messages/messages.ts';
import type { RuleReading } from '../core/pipeline-types.ts';
import type { Track } from '../core/tracking/track.ts';
import { paintFound } from './found-mark.ts';
import { LabelLayout, type LabelWish, type Rect } from './label-layout.ts';
import type { TrailStore } from './trail-store.ts';

export interface Layers {
  readonly boxes: boolean;
  readonly trails: boolean;
  readonly truth: boolean;
}

/** Colours on the picture are the same in both themes: what is filmed has no theme. */
const INK = {
  person: '#ffffff',
  object: '#8fd3ff',
  suspect: '#ffd37a',
  attention: '#ffb52e',
  alarm: '#ff5a4c',
  truth: '#8dffb0',
  selected: '#74c7ff',
  halo: 'rgb(0 0 0 / 70%)',
  plate: 'rgb(9 12 16 / 78%)',
} as const;

const FONT = '600 12px system-ui, sans-serif';
const PLATE_HEIGHT = 18;
const SIGN_HEIGHT = 20;
const PADDING = 5;
const LOST_DASH = [5, 4];
const TRUTH_DASH = [2, 3];
const SOLID: number[] = [];
/** Boxes older than this, in seconds, are drawn faint: the picture has gone on without them. */
const STALE = 1.5;
const STALE_ALPHA = 0.35;
const MOST_WIDTHS = 500;

/** What the words on the picture are made from. */
export interface PaintWords {
  readonly messages: Messages;
  readonly lost: string;
  percent(share: number): string;
}

/** What is painted at one moment. */
export interface Scene {
  readonly state: AppState;
  readonly shown: ShownTracks | null;
  readonly layers: Layers;
  /** Where names must not stand: the names of zones are there. */
  readonly taken: readonly Rect[];
  readonly trails: TrailStore;
  readonly words: PaintWords;
}

interface Sign {
  readonly box: Box;
  readonly level: 'attention' | 'alarm';
  readonly text: string;
  readonly plate: Rect;
}

/**
 * Draws boxes, trails, suspicions, alerts and truth over the picture. Each stroke is drawn twice, dark
 * under light, so that it reads on any picture. Works on CSS pixels.
 */
export class OverlayPainter {
  readonly #labels = new LabelLayout();
  readonly #widths = new Map<string, number>();
  #context!: CanvasRenderingContext2D;
  #width = 1;
  #height = 1;

  /** Paints `scene` over `width` by `height` CSS pixels. */
  paint(context: CanvasRenderingContext2D, width: number, height: number, scene: Scene): void {
    this.#context = context;
    this.#width = width;
    this.#height = height;
    context.clearRect(0, 0, width, height);
    context.font = FONT;
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    this.#paint(scene);
    context.globalAlpha = 1;
  }

  #paint({ state, shown, layers, trails, words, taken }: Scene): void {
    if (layers.truth && state.truth) {
      for (const object of state.truth.objects)
        if (object.visible > 0.05) this.#frame(object.box, INK.truth, 1.5, TRUTH_DASH, 2);
    }
    const { chosen } = state.lookBack;
    const now = shown?.time ?? state.playback?.time ?? null;
    if (chosen) paintFound(this.#context, this.#width, this.#height, chosen, now);
    if (!shown) return;
    const { tracks, age, time } = shown;
    this.#context.globalAlpha = age > STALE ? STALE_ALPHA : 1;
    if (layers.trails) for (const track of tracks) this.#trail(track, trails);
    const selected = state.selection?.kind === 'track' ? state.selection.id : null;
    const signs = this.#signs(state, tracks, time, words);
    if (layers.boxes) {
      for (const track of tracks) this.#track(track, track.id === selected);
      this.#names(tracks, selected, [...taken, ...signs.map(({ plate }) => plate)], words);
    }
    if (state.phase === 'running') {
      for (const reading of state.result?.output.readings ?? [])
        if (reading.phase === 'suspect') this.#suspect(reading, tracks);
    }
    for (const sign of signs) this.#sign(sign);
  }

  #track(track: Track, selected: boolean): void {
    const context = this.#context;
    if (track.state === 'tentative') {
      const alpha = context.globalAlpha;
      context.globalAlpha = alpha * 0.45;
      this.#frame(track.box, inkOf(track), 1, SOLID, 3);
      context.globalAlpha = alpha;
      return;
    }
    const lost = track.state === 'lost';
    this.#frame(
      track.box,
      selected ? INK.selected : inkOf(track),
      selected ? 3 : 1.6,
      lost ? LOST_DASH : SOLID,
      3,
    );
  }

  /** The names of tracks: the selected one first, then the nearest, which are the largest. */
  #names(tracks: readonly Track[], selected: number | null, taken: readonly Rect[], words: PaintWords): void {
    const named = tracks
      .filter(({ state }) => state !== 'tentative')
      .sort(
        (a, b) =>
          Number(b.id === selected) - Number(a.id === selected) || areaOf(b) - areaOf(a) || a.id - b.id,
      );
    const texts = new Map(named.map((track) => [track.id, this.#nameOf(track, words)]));
    const wishes: LabelWish[] = named.map(({ id, box }) => ({
      id,
      box: this.#rect(box),
      full: this.#textWidth(texts.get(id)!) + 2 * PADDING,
      short: this.#textWidth(String(id)) + 2 * PADDING,
    }));
    const area = { width: this.#width, height: this.#height };
    const context = this.#context;
    for (const { id, isShort, x, y, width, height } of this.#labels.place(
      wishes,
      area,
      PLATE_HEIGHT,
      taken,
    )) {
      const track = named.find((one) => one.id === id)!;
      context.fillStyle = INK.plate;
      context.fillRect(x, y, width, height);
      context.fillStyle = id === selected ? INK.selected : inkOf(track);
      context.fillText(isShort ? String(id) : texts.get(id)!, x + PADDING, y + height / 2 + 0.5);
    }
  }

  #nameOf({ label, id, state, score }: Track, words: PaintWords): string {
    const more = state === 'lost' ? words.lost : words.percent(score);
    return `${words.messages.classes[label]} ${id} · ${more}`;
  }

  #trail(track: Track, trails: TrailStore): void {
    const context = this.#context;
    const n = trails.begin(track.id);
    if (n < 2 || track.state === 'tentative') return;
    const alpha = context.globalAlpha;
    context.strokeStyle = inkOf(track);
    context.lineWidth = 2;
    for (let i = 1; i < n; i += 1) {
      context.globalAlpha = (alpha * 0.7 * i) / n;
      context.beginPath();
      context.moveTo(trails.x(i - 1) * this.#width, trails.y(i - 1) * this.#height);
      context.lineTo(trails.x(i) * this.#width, trails.y(i) * this.#height);
      context.stroke();
    }
    context.globalAlpha = alpha;
  }

  /** A dashed frame with a ring that fills while the rule's time runs. */
  #suspect({ finding, heldFor }: RuleReading, tracks: readonly Track[]): void {
    const box = liveBox(finding.trackIds, tracks) ?? finding.box;
    if (!box) return;
    this.#frame(box, INK.suspect, 2, LOST_DASH, 5);
    const share = finding.holdFor > 0 ? Math.min(1, heldFor / finding.holdFor) : 1;
    const x = Math.min(this.#width - 13, (box[0] + box[2]) * this.#width);
    const y = Math.min(this.#height - 13, (box[1] + box[3]) * this.#height);
    const context = this.#context;
    context.lineWidth = 7;
    context.strokeStyle = INK.halo;
    context.beginPath();
    context.arc(x, y, 10, 0, Math.PI * 2);
    context.stroke();
    context.lineWidth = 4;
    context.strokeStyle = INK.suspect;
    context.beginPath();
    context.arc(x, y, 10, -Math.PI / 2, -Math.PI / 2 + share * Math.PI * 2);
    context.stroke();
  }

  /** The alerts that are on at `time`, each with its word below its place. */
  #signs(state: AppState, tracks: readonly Track[], time: number, words: PaintWords): Sign[] {
    const signs: Sign[] = [];
    for (const { alert } of state.alerts) {
      const { level, raisedAt, clearedAt, event, trackIds } = alert;
      if (raisedAt > time + 0.05 || (clearedAt !== null && clearedAt <= time)) continue;
      const box = liveBox(trackIds, tracks) ?? alert.box;
      if (!box) continue;
      const text = `${level === 'alarm' ? '▲' : '●'} ${words.messages.events[event].short}`;
      const width = this.#textWidth(text) + 12;
      const x = Math.max(0, Math.min(this.#width - width, box[0] * this.#width - 7));
      const y = Math.min(this.#height - SIGN_HEIGHT, (box[1] + box[3]) * this.#height + 9);
      signs.push({ box, level, text, plate: { x, y, width, height: SIGN_HEIGHT } });
    }
    return signs;
  }

  /** Solid, thick, with its sign and word: never by colour alone. */
  #sign({ box, level, text, plate }: Sign): void {
    const context = this.#context;
    this.#frame(box, INK[level], 3.5, SOLID, 7);
    context.fillStyle = INK[level];
    context.fillRect(plate.x, plate.y, plate.width, plate.height);
    context.fillStyle = '#140a05';
    context.fillText(text, plate.x + 6, plate.y + plate.height / 2 + 0.5);
  }

  #frame(box: Box, ink: string, line: number, dash: number[], grow: number): void {
    const context = this.#context;
    const { x, y, width, height } = this.#rect(box);
    context.setLineDash(SOLID);
    context.lineWidth = line + 2;
    context.strokeStyle = INK.halo;
    context.beginPath();
    context.roundRect(x - grow + 3, y - grow + 3, width + 2 * grow - 6, height + 2 * grow - 6, 3);
    context.stroke();
    context.setLineDash(dash);
    context.lineWidth = line;
    context.strokeStyle = ink;
    context.stroke();
    context.setLineDash(SOLID);
  }

  #rect([x, y, w, h]: Box): Rect {
    return { x: x * this.#width, y: y * this.#height, width: w * this.#width, height: h * this.#height };
  }

  /** Measuring a text takes longer than drawing it; the same few come again and again. */
  #textWidth(text: string): number {
    let width = this.#widths.get(text);
    if (width === undefined) {
      if (this.#widths.size >= MOST_WIDTHS) this.#widths.clear();
      width = this.#context.measureText(text).width;
      this.#widths.set(text, width);
    }
    return width;
  }
}

function inkOf({ label }: Track): string {
  return label === 'person' ? INK.person : INK.object;
}

function areaOf({ box }: Track): number {
  return box[2] * box[3];
}

/** Where an alert's subject is now, so that its frame goes with it. */
function liveBox(ids: readonly number[], tracks: readonly Track[]): Box | null {
  if (ids.length !== 1) return null;
  return tracks.find((track) => track.id === ids[0])?.box ?? null;
}
