import { svg, type SVGTemplateResult } from 'lit';
import type { GroundGrid } from '../../core/geometry/ground-grid.ts';
import type { Box, Point, Size } from '../../core/geometry/types.ts';

/** A metric grid over the picture; each line twice, dark below light. `size` in CSS pixels. */
export function gridShape({ lines }: GroundGrid, { width, height }: Size): SVGTemplateResult {
  const d = (strong: boolean): string =>
    lines
      .filter((line) => line.strong === strong)
      .map(({ from, to }) => `M${at(from, width, height)}L${at(to, width, height)}`)
      .join('');
  return svg`<g class="grid" aria-hidden="true">
    <path class="halo" d=${d(false) + d(true)} /><path class="fine" d=${d(false)} /><path class="strong" d=${d(true)} />
  </g>`;
}

const at = ([x, y]: Point, width: number, height: number): string =>
  `${(x * width).toFixed(1)} ${(y * height).toFixed(1)}`;

/** Places of things that belong here, faint, with a tick. */
export function fixtureShapes(fixtures: readonly Box[], { width, height }: Size): SVGTemplateResult {
  return svg`<g class="fixtures" aria-hidden="true">${fixtures.map(([x, y, w, h]) => {
    const [left, top] = [x * width, y * height];
    const tick = `M${left + 4} ${top + 9}l3.5 3.5l6 -7`;
    return svg`<rect class="dark" x=${left} y=${top} width=${w * width} height=${h * height} rx="3" />
      <rect class="light" x=${left} y=${top} width=${w * width} height=${h * height} rx="3" />
      <path class="dark" d=${tick} /><path class="light solid" d=${tick} />`;
  })}</g>`;
}
