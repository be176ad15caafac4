import { isSimplePolygon } from '../../core/geometry/polygon.ts';
import type { Point } from '../../core/geometry/types.ts';
import type { ZoneKind } from '../../core/scenario/scenario.ts';

/** What the editor draws next. `rectangle` and `mask-rectangle` are finished by their second corner. */
export type ZoneTool = 'polygon' | 'rectangle' | 'line' | 'mask' | 'mask-rectangle';
export const ZONE_TOOLS: readonly ZoneTool[] = ['polygon', 'rectangle', 'line', 'mask', 'mask-rectangle'];

/** Vertices closer than this share of the picture count as the same place: a double click adds none. */
const SAME_PLACE = 0.004;
export const MAX_VERTICES = 256;

/** A zone being drawn. Plain data, changed only by `reduceDraft`. */
export interface ZoneDraft {
  readonly tool: ZoneTool;
  readonly points: readonly Point[];
  /** The crosshair: where the next vertex would go. */
  readonly cursor: Point;
}

export type DraftAction =
  /** The crosshair goes to a place (pointer) or by a step (keyboard), in shares of the picture. */
  | { readonly type: 'point'; readonly at: Point }
  | { readonly type: 'step'; readonly by: readonly [number, number] }
  | { readonly type: 'place' }
  | { readonly type: 'remove-last' }
  | { readonly type: 'finish' };

export type DraftProblem = 'too-few' | 'crossing' | 'too-many' | 'flat';

/** Where a step of drawing leads: on, to a finished zone, or to a problem that keeps the draft as it was. */
export interface DraftStep {
  readonly draft: ZoneDraft;
  readonly finished: { readonly kind: ZoneKind; readonly points: readonly Point[] } | null;
  readonly problem: DraftProblem | null;
}

export function startDraft(tool: ZoneTool): ZoneDraft {
  return { tool, points: [], cursor: [0.5, 0.5] };
}

/** Applies one action of the person to the draft. Pure. */
export function reduceDraft(draft: ZoneDraft, action: DraftAction): DraftStep {
  switch (action.type) {
    case 'point':
      return going({ ...draft, cursor: inPicture(action.at) });
    case 'step':
      return going({
        ...draft,
        cursor: inPicture([draft.cursor[0] + action.by[0], draft.cursor[1] + action.by[1]]),
      });
    case 'place':
      return place(draft);
    case 'remove-last':
      return going({ ...draft, points: draft.points.slice(0, -1) });
    case 'finish':
      return finish(draft);
  }
}

export function kindOfTool(tool: ZoneTool): ZoneKind {
  if (tool === 'line') return 'line';
  return tool === 'mask' || tool === 'mask-rectangle' ? 'mask' : 'area';
}

export function isRectangleTool(tool: ZoneTool): boolean {
  return tool === 'rectangle' || tool === 'mask-rectangle';
}

/** The four corners of the rectangle between two opposite ones, clockwise from the top left. */
export function rectangle(a: Point, b: Point): Point[] {
  const [left, right] = a[0] < b[0] ? [a[0], b[0]] : [b[0], a[0]];
  const [top, bottom] = a[1] < b[1] ? [a[1], b[1]] : [b[1], a[1]];
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

/** Why `points` cannot be a zone of that kind, or null when they can. */
export function shapeProblem(kind: ZoneKind, points: readonly Point[]): DraftProblem | null {
  if (points.length > MAX_VERTICES) return 'too-many';
  if (points.length < (kind === 'line' ? 2 : 3)) return 'too-few';
  if (kind !== 'line') return isSimplePolygon(points) ? null : 'crossing';
  // As in a file: a line that leads nowhere cannot be crossed.
  return points.every(([x, y]) => x === points[0]![0] && y === points[0]![1]) ? 'flat' : null;
}

export function inPicture([x, y]: Point): Point {
  const clamp = (value: number): number => Math.min(1, Math.max(0, Math.round(value * 1e4) / 1e4));
  return [clamp(x), clamp(y)];
}

export function samePlace(a: Point, b: Point): boolean {
  return Math.hypot(a[0] - b[0], a[1] - b[1]) < SAME_PLACE;
}

function place(draft: ZoneDraft): DraftStep {
  const { points, cursor } = draft;
  const last = points.at(-1);
  if (last && samePlace(last, cursor)) return going(draft);
  const first = points[0];
  if (isRectangleTool(draft.tool)) {
    if (!first) return going({ ...draft, points: [cursor] });
    return finish({ ...draft, points: [first, cursor] });
  }
  if (first && points.length >= 3 && draft.tool !== 'line' && samePlace(first, cursor)) return finish(draft);
  if (points.length >= MAX_VERTICES) return { draft, finished: null, problem: 'too-many' };
  return going({ ...draft, points: [...points, cursor] });
}

function finish(draft: ZoneDraft): DraftStep {
  const kind = kindOfTool(draft.tool);
  let points = draft.points;
  if (isRectangleTool(draft.tool)) {
    const [a, b] = points;
    const flat = !a || !b || Math.abs(a[0] - b[0]) < SAME_PLACE || Math.abs(a[1] - b[1]) < SAME_PLACE;
    if (flat) return { draft: { ...draft, points: a ? [a] : [] }, finished: null, problem: 'too-few' };
    points = rectangle(a, b);
  }
  const problem = shapeProblem(kind, points);
  if (problem) return { draft, finished: null, problem };
  return { draft, finished: { kind, points }, problem: null };
}

function going(draft: ZoneDraft): DraftStep {
  return { draft, finished: null, problem: null };
}
