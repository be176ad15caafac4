import { css, html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import { foot } from '../../core/geometry/box.ts';
import type { Messages } from '../../core/messages/messages.ts';
import type { ColourBin } from '../../core/pixels/colour-bins.ts';
import { directionOf, present, wayAcross } from '../../core/recording/search.ts';
import type { ColourShare, TrackRow } from '../../core/recording/track-index.ts';
import { isDated } from '../../app/session-date.ts';
import { cssProps } from '../css-props.ts';
import { formatClock, formatSeconds, formatTimeOfDay } from '../i18n/i18n.ts';
import type { LookBackWords } from '../i18n/look-back-en.ts';
import { placeName } from '../place-name.ts';
import { icon } from './vigie-icon.ts';

/** Places that a card names at most. */
const MOST_PLACES = 4;
/** A colour is named from this share of the clear looks on. */
const NAMED_SHARE = 0.25;
/** Width of the drawing, in its own units. */
const WIDTH = 160;

export const foundCardStyles = css`
  .card {
    position: relative;
    display: grid;
    grid-template-columns: 104px minmax(0, 1fr);
    gap: 2px 12px;
    padding: 8px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--raised);
  }
  .card:hover {
    background: var(--hover);
  }
  .card.chosen {
    border-color: var(--accent);
    box-shadow: inset 3px 0 var(--accent);
  }
  .thumb {
    position: relative;
    align-self: start;
    overflow: hidden;
    aspect-ratio: var(--aspect);
    border-radius: 4px;
    background: #3a3f46;
  }
  .thumb img,
  .thumb svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  .halo {
    fill: none;
    stroke: rgb(0 0 0 / 75%);
    stroke-width: 7;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .path {
    fill: none;
    stroke: #74c7ff;
    stroke-width: 3.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .end {
    fill: #fff;
    stroke: rgb(0 0 0 / 75%);
    stroke-width: 1.5;
  }
  .what {
    all: unset;
    cursor: pointer;
    font-weight: 650;
    line-height: 1.3;
  }
  /* The whole card is the button. */
  .what::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
  }
  .what .number {
    margin-inline-start: 6px;
  }
  .what:focus-visible::after {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
    border-radius: var(--radius);
  }
  .card p {
    line-height: 1.35;
  }
  .worn {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
  }
  .worn span {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }
  .swatch {
    flex: none;
    width: 13px;
    height: 13px;
    border: 1px solid var(--line-strong);
    border-radius: 3px;
    forced-color-adjust: none;
  }
  .swatch.black {
    background: #111;
  }
  .swatch.grey {
    background: #85888c;
  }
  .swatch.white {
    background: #fff;
  }
  .swatch.red {
    background: #d42a22;
  }
  .swatch.orange {
    background: linear-gradient(135deg, #f08a1d 50%, #6b4423 50%);
  }
  .swatch.yellow {
    background: #f3d32b;
  }
  .swatch.green {
    background: #2e9d46;
  }
  .swatch.blue {
    background: #2b62d9;
  }
  .swatch.purple {
    background: linear-gradient(135deg, #8437b8 50%, #f29bc0 50%);
  }
  .arrow {
    display: inline-block;
    vertical-align: -2px;
  }
`;

export interface FoundCardParts {
  readonly row: TrackRow;
  readonly chosen: boolean;
  /** Object URL of the empty scene, or null. */
  readonly plate: string | null;
  readonly state: AppState;
  readonly w: LookBackWords;
  readonly m: Messages;
  readonly choose: () => void;
}

/** A track that was found: when, how long, where, which way, in which colours; and its way over the empty scene. */
export function foundCard(parts: FoundCardParts): TemplateResult {
  const { row, chosen, state, w, m, choose } = parts;
  const { language } = state;
  const name = m.classes[row.label];
  const duration = (seconds: number): string => formatSeconds(language, seconds);
  return html`<li class="card ${chosen ? 'chosen' : ''}">
    ${thumb(parts)}
    <div>
      <button type="button" class="what" aria-current=${chosen ? 'true' : 'false'} @click=${choose}>
        ${name.charAt(0).toUpperCase() + name.slice(1)} ${row.id}
        <span class="number">${w.span(formatClock(row.from), formatClock(row.to))}</span>
      </button>
      ${clock(row, state)}
      <p class="small">
        ${w.inView(duration(present(row)))}${row.still >= 1 ? `, ${w.stillFor(duration(row.still))}` : nothing},
        ${going(row, w)}
      </p>
      ${places(row, state, w, m)} ${row.label === 'person' ? worn(row, w) : nothing}
    </div>
  </li>`;
}

/** When it was by the clock of the place, where the source has one. */
function clock({ from, to }: TrackRow, { session, language }: AppState): TemplateResult | typeof nothing {
  if (!session || !isDated(session.source.kind)) return nothing;
  const at = (time: number): string => formatTimeOfDay(language, session.startedAt + time * 1000);
  return html`<p class="small muted number">${at(from)} – ${at(to)}</p>`;
}

function going({ angle }: TrackRow, w: LookBackWords): TemplateResult | string {
  if (angle === null) return w.noDirection;
  const way = directionOf(angle);
  return html`<span class="arrow" ${cssProps({ rotate: `${way}deg` })}>${icon('arrow', 13)}</span>
    ${w.going(w.directions[way])}`;
}

function places(
  row: TrackRow,
  state: AppState,
  w: LookBackWords,
  m: Messages,
): TemplateResult | typeof nothing {
  const { scenario, language, source } = state;
  const aspect = source ? source.size.width / source.size.height : 1;
  const visits = row.zones.map(({ zone, seconds }) => {
    return w.inZone(placeName(scenario, zone, m), formatSeconds(language, seconds));
  });
  const crossings = row.crossings.flatMap(({ zone: id, way, at }) => {
    const zone = scenario.zones.find((one) => one.id === id);
    if (!zone) return [];
    return w.crossed(zone.name, w.directions[wayAcross(zone, way, aspect)], formatClock(at));
  });
  const all = [...visits, ...crossings];
  if (all.length === 0) return nothing;
  const rest = all.length - MOST_PLACES;
  const said = rest > 0 ? [...all.slice(0, MOST_PLACES), w.moreZones(rest)] : all;
  return html`<p class="small">${said.join(' · ')}</p>`;
}

/** Colours in words; the swatches beside them say nothing more. */
function worn(row: TrackRow, w: LookBackWords): TemplateResult {
  const halves = [
    [row.upper, w.wearsUpper],
    [row.lower, w.wearsLower],
  ] as const;
  const clear = halves.filter(([shares]) => shares.length > 0);
  if (clear.length === 0) return html`<p class="small muted">${w.colourUnclear}</p>`;
  return html`<p class="small worn">
    ${clear.map(([shares, say]) => {
      const colours = named(shares);
      return html`<span
        >${colours.map((colour) => swatch(colour))}
        ${say(colours.map((one) => w.colours[one]).join(', '))}</span
      >`;
    })}
  </p>`;
}

function named(shares: readonly ColourShare[]): ColourBin[] {
  return shares.filter(({ share }, i) => i === 0 || share >= NAMED_SHARE).map(({ colour }) => colour);
}

export function swatch(colour: ColourBin): TemplateResult {
  return html`<i class="swatch ${colour}" aria-hidden="true"></i>`;
}

/** The way of the feet over the empty scene: no picture of anybody. */
function thumb({ row, plate, state: { source } }: FoundCardParts): TemplateResult {
  const size = source?.size ?? { width: 4, height: 3 };
  const aspect = size.width / size.height;
  return html`<div class="thumb" aria-hidden="true" ${cssProps({ '--aspect': String(aspect) })}>
    ${plate ? html`<img src=${plate} alt="" />` : nothing}
    <svg viewBox="0 0 ${WIDTH} ${WIDTH / aspect}">${way(row, WIDTH / aspect)}</svg>
  </div>`;
}

function way({ path }: TrackRow, height: number): SVGTemplateResult {
  const places = path.map(({ box }) => {
    const [x, y] = foot(box);
    return [clamp(x) * WIDTH, clamp(y) * height] as const;
  });
  const points = places.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  const [endX, endY] = places.at(-1) ?? [0, 0];
  return svg`<polyline class="halo" points=${points} /><polyline class="path" points=${points} />
    <circle class="end" cx=${endX} cy=${endY} r="5" />`;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
