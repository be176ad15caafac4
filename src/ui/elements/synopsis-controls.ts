import type { nothing } from 'lit';
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Language } from '../../app/app-state.ts';
import { colourOf } from '../../app/evidence/anonymous-picture.ts';
import { messages } from '../../core/messages/messages.ts';
import {
  usualLength,
  type Synopsis,
  type SynopsisWish,
  type Visible,
} from '../../core/recording/synopsis.ts';
import { TUBE_KINDS, type TubeKind } from '../../core/recording/tubes.ts';
import { cssProps } from '../css-props.ts';
import { formatClock, formatNumber, formatSeconds } from '../i18n/i18n.ts';
import { synopsisWords } from '../i18n/synopsis-words.ts';
import type { SynopsisClock } from '../synopsis-clock.ts';
import { icon } from './vigie-icon.ts';

const LENGTHS = [10, 20, 30, 45, 60] as const;
const SPEEDS = [0.5, 1, 2, 4] as const;
/** Of what is no person, here and on the picture. */
const THING = '#8fd3ff';

const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

export interface ClockActions {
  readonly play: () => void;
  readonly pause: () => void;
  readonly moveTo: (at: number) => void;
}

/** Play, pause, place, speed. */
export function clockControls(
  language: Language,
  clock: SynopsisClock,
  { seconds, tubes }: Synopsis,
  { play, pause, moveTo }: ClockActions,
): TemplateResult {
  const w = synopsisWords(language);
  const { playing, at, speed } = clock;
  const label = playing ? w.pause : w.play;
  return html`<div class="under">
    <button
      type="button"
      class="icon"
      aria-label=${label}
      title=${label}
      ?disabled=${tubes.length === 0}
      @click=${playing ? pause : play}
    >
      ${icon(playing ? 'pause' : 'play')}
    </button>
    <span class="number"
      >${formatClock(at)}<span class="muted"> / ${formatClock(Math.round(seconds))}</span></span
    >
    <input
      type="range"
      min="0"
      max=${seconds}
      step="0.1"
      aria-label=${w.position}
      aria-valuetext=${formatSeconds(language, at)}
      .value=${String(at)}
      @input=${(event: Event) => moveTo(Number(valueOf(event)))}
    />
    <select aria-label=${w.speed} @change=${(event: Event) => (clock.speed = Number(valueOf(event)))}>
      ${SPEEDS.map(
        (value) =>
          html`<option value=${value} ?selected=${value === speed}>
            × ${formatNumber(language, value, 2)}
          </option>`,
      )}
    </select>
  </div>`;
}

export interface ChoiceActions {
  readonly toggle: (kind: TubeKind) => void;
  readonly toggleZones: () => void;
  readonly length: (seconds: number | null) => void;
}

/** Kinds, zones, length. */
export function choices(
  language: Language,
  wish: SynopsisWish,
  zones: boolean,
  { from, to, counts }: Synopsis,
  { toggle, toggleZones, length }: ChoiceActions,
): TemplateResult {
  const w = synopsisWords(language);
  const usual = formatSeconds(language, usualLength(to - from));
  return html`<div class="choices">
    <fieldset>
      <legend class="visually-hidden">${w.kindsLabel}</legend>
      ${TUBE_KINDS.filter((kind) => counts[kind] > 0).map(
        (kind) =>
          html`<label>
            <input
              type="checkbox"
              .checked=${wish.kinds.includes(kind)}
              @change=${() => toggle(kind)}
            />${w.kinds[kind]} <span class="muted number">${counts[kind]}</span>
          </label>`,
      )}
      <label><input type="checkbox" .checked=${zones} @change=${toggleZones} />${w.zones}</label>
    </fieldset>
    <label>
      ${w.length}
      <select @change=${(event: Event) => length(valueOf(event) === '' ? null : Number(valueOf(event)))}>
        <option value="" ?selected=${wish.seconds === null}>${w.usual(usual)}</option>
        ${LENGTHS.filter((value) => value < to - from).map(
          (value) =>
            html`<option value=${value} ?selected=${value === wish.seconds}>
              ${formatSeconds(language, value)}
            </option>`,
        )}
      </select>
    </label>
  </div>`;
}

/** Who is seen now: for the keyboard what a click on a figure is. */
export function visibleList(
  language: Language,
  listed: readonly Visible[],
  canSeek: boolean,
  go: (time: number) => void,
  focused: () => void,
): TemplateResult | typeof nothing {
  const w = synopsisWords(language);
  const { classes } = messages(language);
  if (listed.length === 0) return html`<p class="now muted">${w.nobody}</p>`;
  return html`<ul class="now" @focusin=${focused}>
    ${repeat(
      listed,
      ({ tube }) => tube.number,
      ({ tube, time }) => {
        const thing = tube.label !== 'person';
        const what = classes[tube.label];
        return html`<li>
          <button
            type="button"
            ?disabled=${!canSeek}
            aria-label=${w.goTo(what, formatClock(time))}
            @click=${() => go(time)}
          >
            <span
              class="swatch ${thing ? 'thing' : ''}"
              ${cssProps({ background: thing ? THING : colourOf(tube.number) })}
            ></span>
            <time>${formatClock(time)}</time> ${what}
          </button>
        </li>`;
      },
    )}
  </ul>`;
}
