import type { AppState } from '../app/app-state.ts';
import type { ClassName } from '../core/detection/detection.ts';
import type { Box } from '../core/geometry/types.ts';
import type { Messages } from '../core/messages/messages.ts';
import type { RuleReading } from '../core/pipeline-types.ts';
import type { Track } from '../core/tracking/track.ts';
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
const LOST_DASH = [5, 4];
const TRUTH_DASH = [2, 3];
const SOLID: number[] = [];

/** What the words on the picture are made from. */
export interface PaintWords {
  readonly messages: Messages;
  readonly lost: string;
  percent(share: number): string;
}

/**
 * Draws boxes, trails, suspicions, alerts and truth over the picture. Each stroke is drawn twice, dark
 * under light, so that it reads on any picture. Works on `width` by `height` CSS pixels.
 */
export function paintOverlay(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  state: AppState,
  layers: Layers,
  trails: TrailStore,
  words: PaintWords,
): void {
  context.clearRect(0, 0, width, height);
  const result = state.result;
  context.font = FONT;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const painter = new Painter(context, width, height, words);
  if (layers.truth && state.truth) {
    for (const object of state.truth.objects) {
      if (object.visible > 0.05) painter.truth(object.box);
    }
  }
  if (!result) return;
  if (layers.trails) for (const track of result.output.tracks) painter.trail(track, trails);
  const selected = state.selection?.kind === 'track' ? state.selection.id : null;
  if (layers.boxes) for (const track of result.output.tracks) painter.track(track, track.id === selected);
  for (const reading of result.output.readings) if (reading.phase === 'suspect') painter.suspect(reading);
  for (const { alert } of state.alerts) {
    if (alert.clearedAt !== null) continue;
    const box = liveBox(alert.trackIds, result.output.tracks) ?? alert.box;
    if (box) painter.alert(box, alert.level, words.messages.events[alert.event].short);
  }
}

/** Where an alert's subject is now, so that its frame goes with it. */
function liveBox(ids: readonly number[], tracks: readonly Track[]): Box | null {
  if (ids.length !== 1) return null;
  return tracks.find((track) => track.id === ids[0])?.box ?? null;
}

class Painter {
  readonly #context: CanvasRenderingContext2D;
  readonly #width: number;
  readonly #height: number;
  readonly #words: PaintWords;

  constructor(context: CanvasRenderingContext2D, width: number, height: number, words: PaintWords) {
    this.#context = context;
    this.#width = width;
    this.#height = height;
    this.#words = words;
  }

  truth(box: Box): void {
    this.#frame(box, INK.truth, 1.5, TRUTH_DASH, 2);
  }

  track(track: Track, selected: boolean): void {
    const context = this.#context;
    if (track.state === 'tentative') {
      context.globalAlpha = 0.45;
      this.#frame(track.box, this.#ink(track.label), 1, SOLID, 3);
      context.globalAlpha = 1;
      return;
    }
    const lost = track.state === 'lost';
    const ink = selected ? INK.selected : this.#ink(track.label);
    this.#frame(track.box, ink, selected ? 3 : 1.6, lost ? LOST_DASH : SOLID, 3);
    const name = `${this.#words.messages.classes[track.label]} ${track.id}`;
    const more = lost ? this.#words.lost : this.#words.percent(track.score);
    this.#plate(track.box, `${name} · ${more}`, ink);
  }

  trail(track: Track, trails: TrailStore): void {
    const context = this.#context;
    const n = trails.begin(track.id);
    if (n < 2 || track.state === 'tentative') return;
    context.strokeStyle = this.#ink(track.label);
    context.lineWidth = 2;
    for (let i = 1; i < n; i += 1) {
      context.globalAlpha = (0.7 * i) / n;
      context.beginPath();
      context.moveTo(trails.x(i - 1) * this.#width, trails.y(i - 1) * this.#height);
      context.lineTo(trails.x(i) * this.#width, trails.y(i) * this.#height);
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  /** A dashed frame with a ring that fills while the rule's time runs. */
  suspect({ finding, heldFor }: RuleReading): void {
    if (!finding.box) return;
    this.#frame(finding.box, INK.suspect, 2, LOST_DASH, 5);
    const share = finding.holdFor > 0 ? Math.min(1, heldFor / finding.holdFor) : 1;
    const x = (finding.box[0] + finding.box[2]) * this.#width;
    const y = (finding.box[1] + finding.box[3]) * this.#height;
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

  /** Solid, thick, with its sign and word: never by colour alone. */
  alert(box: Box, level: 'attention' | 'alarm', word: string): void {
    const ink = INK[level];
    this.#frame(box, ink, 3.5, SOLID, 7);
    const context = this.#context;
    const text = `${level === 'alarm' ? '▲' : '●'} ${word}`;
    const width = context.measureText(text).width + 12;
    const x = Math.max(0, Math.min(this.#width - width, box[0] * this.#width - 7));
    const below = (box[1] + box[3]) * this.#height + 9;
    const y = Math.min(this.#height - PLATE_HEIGHT - 2, below);
    context.fillStyle = ink;
    context.fillRect(x, y, width, PLATE_HEIGHT + 2);
    context.fillStyle = '#140a05';
    context.fillText(text, x + 6, y + PLATE_HEIGHT / 2 + 1.5);
  }

  #ink(label: ClassName): string {
    return label === 'person' ? INK.person : INK.object;
  }

  #frame(box: Box, ink: string, line: number, dash: number[], grow: number): void {
    const context = this.#context;
    const x = box[0] * this.#width - grow + 3;
    const y = box[1] * this.#height - grow + 3;
    const w = box[2] * this.#width + 2 * grow - 6;
    const h = box[3] * this.#height + 2 * grow - 6;
    context.setLineDash(SOLID);
    context.lineWidth = line + 2;
    context.strokeStyle = INK.halo;
    context.beginPath();
    context.roundRect(x, y, w, h, 3);
    context.stroke();
    context.setLineDash(dash);
    context.lineWidth = line;
    context.strokeStyle = ink;
    context.stroke();
    context.setLineDash(SOLID);
  }

  #plate(box: Box, text: string, ink: string): void {
    const context = this.#context;
    const width = context.measureText(text).width + 10;
    const x = Math.max(0, Math.min(this.#width - width, box[0] * this.#width));
    const above = box[1] * this.#height - PLATE_HEIGHT - 2;
    const y = Math.max(0, above);
    context.fillStyle = INK.plate;
    context.fillRect(x, y, width, PLATE_HEIGHT);
    context.fillStyle = ink;
    context.fillText(text, x + 5, y + PLATE_HEIGHT / 2 + 0.5);
  }
}
