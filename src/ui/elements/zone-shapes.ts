import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { Point, Size } from '../../core/geometry/types.ts';
import type { Zone } from '../../core/scenario/scenario.ts';
import type { EditWords } from '../i18n/edit-en.ts';
import type { ZoneDraft } from './zone-draft.ts';
import { isRectangleTool, rectangle } from './zone-draft.ts';

/** Length of the direction arrow, in CSS pixels. */
export const ARROW = 46;

export interface ShapeContext {
  readonly size: Size;
  readonly words: EditWords;
  readonly percent: (share: number) => string;
  readonly editing: boolean;
  readonly selected: string | null;
  /** The vertex that the next click moves. */
  readonly picked: { readonly zoneId: string; readonly index: number } | null;
  /** The zone whose shape is refused as it stands. */
  readonly broken: string | null;
}

const px = ([x, y]: Point, size: Size): [number, number] => [x * size.width, y * size.height];

export function path(points: readonly Point[], size: Size): string {
  return points
    .map((point) =>
      px(point, size)
        .map((value) => value.toFixed(1))
        .join(','),
    )
    .join(' ');
}

/** The mean of the vertices: where a zone's name and arrow stand. Shares of the picture. */
export function anchor(points: readonly Point[]): Point {
  let x = 0;
  let y = 0;
  for (const point of points) {
    x += point[0];
    y += point[1];
  }
  const n = Math.max(1, points.length);
  return [x / n, y / n];
}

/** Angle of a direction in degrees, 0 = right, clockwise as seen. */
export function degrees(direction: readonly [number, number]): number {
  return Math.round(((Math.atan2(direction[1], direction[0]) * 180) / Math.PI + 360) % 360);
}

export function directionOf(angle: number): [number, number] {
  const radians = (angle * Math.PI) / 180;
  return [Math.round(Math.cos(radians) * 1e4) / 1e4, Math.round(Math.sin(radians) * 1e4) / 1e4];
}

/** A zone with its outline, name, and, when it is selected and editable, its handles. */
export function zoneShape(zone: Zone, context: ShapeContext): SVGTemplateResult {
  const { size, words, selected, editing, broken } = context;
  const line = path(zone.points, size);
  const open = zone.kind === 'line';
  const isSelected = zone.id === selected;
  const state = `${isSelected ? ' selected' : ''}${broken === zone.id ? ' broken' : ''}`;
  const outline = (cls: string): SVGTemplateResult =>
    open ? svg`<polyline class=${cls} points=${line} />` : svg`<polygon class=${cls} points=${line} />`;
  return svg`<g class=${`zone ${zone.kind}${state}`} role="group" aria-label=${zone.name}>
    ${open ? nothing : svg`<polygon class="fill" points=${line} />`}
    ${outline('halo')} ${outline('edge')}
    <g data-role="body" data-zone=${zone.id} class="hit" role="button" tabindex=${editing ? 0 : -1}
      aria-pressed=${isSelected} aria-label=${words.zoneLabel(zone.name, words.kinds[zone.kind], zone.points.length)}>
      ${outline('body')}
    </g>
    ${nameTag(zone, context)}
    ${zone.direction ? arrow(zone, zone.direction, context, isSelected) : nothing}
    ${isSelected && editing ? handles(zone, context) : nothing}
  </g>`;
}

/** Where a zone's name stands, in CSS pixels of a picture of `size`, with the words for its kind. */
export function tagOf(
  zone: Zone,
  size: Size,
  kind: string,
): { x: number; y: number; width: number; height: number; text: string } {
  const top = zone.points.reduce(
    (best, point) => (point[1] < best[1] ? point : best),
    zone.points[0] ?? [0, 0],
  );
  const [x, y] = px(top, size);
  const text = `${zone.name} · ${kind}`;
  const width = Math.min(size.width, text.length * 7 + 14);
  return {
    x: Math.min(Math.max(2, x - width / 2), Math.max(2, size.width - width - 2)),
    y: Math.min(Math.max(2, y - 24), Math.max(2, size.height - 22)),
    width,
    height: 20,
    text,
  };
}

function nameTag(zone: Zone, { size, words }: ShapeContext): SVGTemplateResult {
  const { x, y, width, height, text } = tagOf(zone, size, words.kinds[zone.kind]);
  return svg`<g class="tag" aria-hidden="true">
    <rect x=${x} y=${y} width=${width} height=${height} rx="4" />
    <text x=${x + width / 2} y=${y + 14} text-anchor="middle" textLength=${Math.max(0, width - 12)} lengthAdjust="spacingAndGlyphs">${text}</text>
  </g>`;
}

function arrow(
  zone: Zone,
  direction: readonly [number, number],
  { size, words, editing }: ShapeContext,
  isSelected: boolean,
): SVGTemplateResult {
  const [x, y] = px(anchor(zone.points), size);
  const angle = degrees(direction);
  const radians = (angle * Math.PI) / 180;
  const tip: [number, number] = [x + Math.cos(radians) * ARROW, y + Math.sin(radians) * ARROW];
  const tail: [number, number] = [x - Math.cos(radians) * ARROW * 0.5, y - Math.sin(radians) * ARROW * 0.5];
  const head = [150, -150]
    .map((turn) => radians + (turn * Math.PI) / 180)
    .map((a) => `${(tip[0] + Math.cos(a) * 13).toFixed(1)},${(tip[1] + Math.sin(a) * 13).toFixed(1)}`);
  const points = `${tail.join(',')} ${tip.join(',')} ${head[0] ?? ''} ${tip.join(',')} ${head[1] ?? ''}`;
  const handle =
    isSelected && editing
      ? svg`<g class="handle turn" data-role="direction" data-zone=${zone.id} role="button" tabindex="0"
          aria-label=${words.directionLabel(angle)}>
          <circle class="reach" cx=${tip[0]} cy=${tip[1]} r="18" /><circle class="dot" cx=${tip[0]} cy=${tip[1]} r="6" /></g>`
      : nothing;
  return svg`<polyline class="arrow-halo" points=${points} /><polyline class="arrow" points=${points} />${handle}`;
}

function handles(zone: Zone, context: ShapeContext): SVGTemplateResult {
  const { size, words, percent, picked } = context;
  const { points } = zone;
  const sides = zone.kind === 'line' ? points.length - 1 : points.length;
  const edges = Array.from({ length: sides }, (_, index) => {
    const a = points[index] ?? [0, 0];
    const b = points[(index + 1) % points.length] ?? [0, 0];
    const [x, y] = px([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], size);
    return svg`<g class="handle mid" data-role="edge" data-zone=${zone.id} data-index=${index} role="button"
      tabindex="-1" aria-label=${words.edgeLabel(index + 1)}>
      <circle class="reach" cx=${x} cy=${y} r="12" /><path class="plus" d=${`M${x - 4} ${y}h8M${x} ${y - 4}v8`} /></g>`;
  });
  const corners = points.map((point, index) => {
    const [x, y] = px(point, size);
    const isPicked = picked?.zoneId === zone.id && picked.index === index;
    return svg`<g class=${`handle vertex${isPicked ? ' picked' : ''}`} data-role="vertex" data-zone=${zone.id}
      data-index=${index} role="button" tabindex="0" aria-pressed=${isPicked}
      aria-label=${words.vertexLabel(index + 1, points.length, percent(point[0]), percent(point[1]))}>
      <circle class="reach" cx=${x} cy=${y} r="16" /><circle class="dot" cx=${x} cy=${y} r="6.5" /></g>`;
  });
  return svg`${edges}${corners}`;
}

/** The zone being drawn, with the crosshair and the side that the next vertex would make. */
export function draftShape(draft: ZoneDraft, size: Size): SVGTemplateResult {
  const [x, y] = px(draft.cursor, size);
  const first = draft.points[0];
  const preview =
    isRectangleTool(draft.tool) && first ? rectangle(first, draft.cursor) : [...draft.points, draft.cursor];
  const line = path(preview, size);
  const closes = draft.tool !== 'line' && preview.length > 2;
  return svg`<g class="draft">
    ${closes ? svg`<polygon class="fill" points=${line} />` : nothing}
    <polyline class="halo" points=${line} /><polyline class="edge" points=${line} />
    ${draft.points.map((point, index) => {
      const [cx, cy] = px(point, size);
      return svg`<circle class=${index === 0 && draft.tool !== 'line' ? 'dot first' : 'dot'} cx=${cx} cy=${cy} r=${index === 0 ? 7 : 5} />`;
    })}
    <path class="cross-halo" d=${`M${x - 14} ${y}h28M${x} ${y - 14}v28`} />
    <path class="cross" d=${`M${x - 14} ${y}h28M${x} ${y - 14}v28`} />
  </g>`;
}
