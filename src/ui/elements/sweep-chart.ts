import { svg, type SVGTemplateResult } from 'lit';
import type { SweepPoint } from '../../core/recording/sweep.ts';

export const CURVES = ['true', 'false', 'missed', 'unjudged'] as const;
export type Curve = (typeof CURVES)[number];

/** Which curves say something: without a yardstick, only how many alerts there would be. */
export function curvesOf(points: readonly SweepPoint[], judged: boolean): readonly Curve[] {
  return CURVES.filter((curve) =>
    judged ? curve !== 'unjudged' || points.some((point) => point.unjudged > 0) : curve === 'unjudged',
  );
}

/** Size of the drawing in its own units; it is scaled to the room there is. */
export const CHART = { width: 360, height: 190, left: 30, right: 10, top: 22, bottom: 26 } as const;
const MARKER = 2.6;

export interface ChartFrame {
  readonly x: (value: number) => number;
  readonly y: (count: number) => number;
  readonly most: number;
}

/** Values of a sweep grow by a factor, so the axis does too. */
export function frameOf(
  values: readonly number[],
  points: readonly SweepPoint[],
  curves: readonly Curve[],
): ChartFrame {
  const { width, height, left, right, top, bottom } = CHART;
  const positive = values.filter((value) => value > 0);
  const least = Math.log(positive[0] ?? 1);
  const span = Math.log(positive.at(-1) ?? 2) - least || 1;
  const most = niceTop(Math.max(1, ...points.flatMap((point) => curves.map((curve) => point[curve]))));
  return {
    x: (value) => {
      const share = value <= 0 ? 0 : (Math.log(value) - least) / span;
      return left + Math.min(1, Math.max(0, share)) * (width - left - right);
    },
    y: (count) => height - bottom - (count / most) * (height - top - bottom),
    most,
  };
}

/** The next number above that halves evenly, so that three grid lines carry whole numbers. */
function niceTop(most: number): number {
  return [2, 4, 6, 8, 10, 20, 40, 60, 80, 100, 200, 400, 600, 1000].find((top) => top >= most) ?? most;
}

/** A line through the points, each with its own marker: nothing is told by colour alone. */
export function curveLine(curve: Curve, points: readonly SweepPoint[], frame: ChartFrame): SVGTemplateResult {
  const at = points.map((point) => [frame.x(point.value), frame.y(point[curve])] as const);
  const path = at.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  return svg`<g class=${curve}><path class="line" d=${path} />${at.map(([x, y]) => marker(curve, x, y))}</g>`;
}

function marker(curve: Curve, x: number, y: number): SVGTemplateResult {
  const r = MARKER;
  switch (curve) {
    case 'true':
      return svg`<circle class="dot" cx=${x} cy=${y} r=${r} />`;
    case 'false':
      return svg`<path class="cross" d=${`M${x - r} ${y - r}l${2 * r} ${2 * r}M${x + r} ${y - r}l${-2 * r} ${2 * r}`} />`;
    case 'missed':
      return svg`<circle class="ring" cx=${x} cy=${y} r=${r} />`;
    case 'unjudged':
      return svg`<rect class="dot" x=${x - r} y=${y - r} width=${2 * r} height=${2 * r} />`;
  }
}
