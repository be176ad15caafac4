import { LitElement, html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app-state.ts';
import { quantity } from '../../core/messages/messages.ts';
import { AppController } from '../app-controller.ts';
import { rectangleOf, MOST_PEOPLE, MOST_POINTS, type GroundDesk } from '../ground-desk.ts';
import { formatMetres, middleHeight, standingNow } from '../ground-figures.ts';
import { formatFixed, formatNumber, formatPercent } from '../i18n/i18n.ts';
import { placeWords } from '../i18n/place-words.ts';
import { sharedStyles } from '../styles.ts';
import { groundFormStyles } from './ground-form-styles.ts';
import { icon } from '../elements/vigie-icon.ts';

/** Rectangles that are easily found on a floor, metres: width and depth. */
const RECTANGLES: readonly (readonly [number, number])[] = [
  [1, 1],
  [2, 3],
  [2.5, 5],
];
/** What a standing person may measure, metres: beyond, the metres are wrong. */
const TALL = [1.2, 2.2] as const;
/** Live figures a second. */
const PER_SECOND = 2;
/** Beyond this a distance is only an order of size. */
const ROUGH = 0.25;

/** The numbers of a calibration that is being made, its error in words, and its end: use or cancel. */
export class VigieGroundForm extends LitElement {
  static override styles = [sharedStyles, groundFormStyles];
  static override properties = {
    app: { attribute: false },
    desk: { attribute: false },
    turn: { attribute: false },
  };
  declare app: App;
  declare desk: GroundDesk;
  declare turn: number;

  constructor() {
    super();
    this.turn = 0;
    new AppController(
      this,
      () => this.app,
      (state) => [state.language, state.result ? Math.floor(state.result.time * PER_SECOND) : null],
    );
  }

  protected override render(): TemplateResult {
    const words = placeWords(this.app.state.language);
    const { desk } = this;
    const { mode } = desk.draft;
    return html`<section aria-label=${words.calibrating}>
      <h3>${words.calibrating}</h3>
      <div class="modes" role="group" aria-label=${words.by}>
        ${(['points', 'people'] as const).map(
          (one) =>
            html`<button
              type="button"
              aria-pressed=${mode === one}
              @click=${() => mode !== one && desk.edit({ mode: one })}
            >
              ${one === 'points' ? words.byPoints : words.byPeople}
            </button>`,
        )}
      </div>
      <p class="muted small">${mode === 'points' ? words.pointsIntro : words.peopleIntro}</p>
      ${mode === 'points' ? this.#points() : this.#people()} ${this.#findings()}
      <p class="muted small">${words.keys}</p>
      <div class="actions">
        <button type="button" ?disabled=${!desk.canUndo} @click=${() => desk.undo()}>${words.undo}</button>
        <button type="button" ?disabled=${!desk.canRedo} @click=${() => desk.redo()}>${words.redo}</button>
        <button type="button" class="primary" ?disabled=${!desk.reading.ok} @click=${() => this.#end(true)}>
          ${words.apply}
        </button>
        <button type="button" @click=${() => this.#end(false)}>${words.cancel}</button>
      </div>
    </section>`;
  }

  #end(use: boolean): void {
    this.dispatchEvent(
      new CustomEvent('vigie-ground-end', { detail: { use }, bubbles: true, composed: true }),
    );
  }

  #points(): TemplateResult {
    const { language } = this.app.state;
    const words = placeWords(language);
    const { desk } = this;
    const { pairs } = desk.draft;
    const [width, depth] = rectangleSize(pairs.map(({ ground }) => ground));
    const set = (w: number | null, d: number | null): void => {
      if (w !== null && d !== null && w > 0 && d > 0) desk.setRectangle(w, d);
    };
    const metres = (value: number): string => formatNumber(language, value, 2);
    return html`<div class="chips" role="group" aria-label=${words.rectangle}>
        ${RECTANGLES.map(
          ([w, d]) =>
            html`<button type="button" aria-pressed=${w === width && d === depth} @click=${() => set(w, d)}>
              ${w === 2.5 ? `${words.parkingBay} ` : ''}${words.rectangleOf(metres(w), metres(d))}
            </button>`,
        )}
      </div>
      <div class="two">
        <label class="stacked"
          >${words.width}
          ${this.#number(width ?? '', 0.1, 1000, (value) => set(value, depth ?? value))}</label
        >
        <label class="stacked"
          >${words.depth}
          ${this.#number(depth ?? '', 0.1, 1000, (value) => set(width ?? value, value))}</label
        >
      </div>
      ${this.#table()}
      <div class="chips">
        <button type="button" ?disabled=${pairs.length >= MOST_POINTS} @click=${() => desk.addPoint()}>
          ${icon('plus', 15)} ${words.addPoint}
        </button>
      </div>`;
  }

  #table(): TemplateResult {
    const words = placeWords(this.app.state.language);
    const { pairs } = this.desk.draft;
    const { reading } = this.desk;
    const more = pairs.length > 4;
    return html`<table>
      <thead>
        <tr>
          <th scope="col"><span class="visually-hidden">${words.point}</span></th>
          <th scope="col">${words.imageX}</th>
          <th scope="col">${words.imageY}</th>
          <th scope="col">${words.groundX}</th>
          <th scope="col">${words.groundY}</th>
          ${more ? html`<th scope="col" class="last">${words.off}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${pairs.map((_, i) => {
          const guilty = !reading.ok && reading.guilty.includes(i);
          return html`<tr class=${guilty ? 'guilty' : ''}>
            <th scope="row">${i + 1}</th>
            ${this.#cells(i)} ${more ? this.#last(i) : nothing}
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  #cells(i: number): readonly TemplateResult[] {
    const words = placeWords(this.app.state.language);
    const { desk } = this;
    const { image, ground } = desk.draft.pairs[i]!;
    const cell = (
      name: string,
      value: number,
      min: number,
      max: number,
      set: (to: number) => void,
    ): TemplateResult => html`<td>${this.#number(value, min, max, set, words.field(name, i + 1))}</td>`;
    const percent = (share: number): number => Math.round(share * 1000) / 10;
    return [
      cell(words.imageX, percent(image[0]), 0, 100, (x) => desk.movePoint(i, [x / 100, image[1]])),
      cell(words.imageY, percent(image[1]), 0, 100, (y) => desk.movePoint(i, [image[0], y / 100])),
      cell(words.groundX, ground[0], -1e4, 1e4, (x) => desk.placePoint(i, [x, ground[1]])),
      cell(words.groundY, ground[1], -1e4, 1e4, (y) => desk.placePoint(i, [ground[0], y])),
    ];
  }

  #last(i: number): TemplateResult {
    const { language } = this.app.state;
    const words = placeWords(language);
    const { reading } = this.desk;
    const error = reading.ok ? reading.errors[i] : undefined;
    return html`<td class="off">
      ${error ? formatMetres(language, error.metres) : '–'}
      <button
        type="button"
        class="quiet icon"
        aria-label=${words.removePoint(i + 1)}
        title=${words.removePoint(i + 1)}
        @click=${() => this.desk.removePoint(i)}
      >
        ${icon('close', 14)}
      </button>
    </td>`;
  }

  #people(): TemplateResult {
    const { language } = this.app.state;
    const words = placeWords(language);
    const { desk } = this;
    const { people, height, fieldOfView } = desk.draft;
    const standing = standingNow(this.app).slice(0, 12);
    const { count, distances } = desk.sightings;
    const full = people.length >= MOST_PEOPLE;
    return html`<div class="two">
        <label class="stacked"
          >${words.height} ${this.#number(height, 1, 2.2, (value) => desk.edit({ height: value }))}</label
        >
        <label class="stacked" title=${words.fieldOfViewHelp}
          >${words.fieldOfView}
          ${this.#number(fieldOfView, 20, 130, (value) => desk.edit({ fieldOfView: value }))}</label
        >
      </div>
      <p class="muted small">${words.fieldOfViewHelp}</p>
      <div class="chips" role="group" aria-label=${words.standing}>
        ${standing.map(
          (track) =>
            html`<button type="button" ?disabled=${full} @click=${() => desk.addPerson(track)}>
              ${icon('plus', 14)} ${words.addTrack(track.id)}
            </button>`,
        )}
        <button type="button" ?disabled=${full} @click=${() => desk.addPerson(null)}>
          ${icon('plus', 14)} ${words.addPerson}
        </button>
      </div>
      ${standing.length === 0 ? html`<p class="muted small">${words.noneStanding}</p>` : nothing}
      <p class="small muted">${words.sightings(count, distances)}</p>
      ${
        distances >= 2
          ? html`<div class="chips">
              <button type="button" @click=${() => desk.useSightings()}>${words.useSightings}</button>
            </div>`
          : nothing
      }
      <ul class="people">
        ${people.map((_, i) => this.#person(i))}
      </ul>`;
  }

  #person(i: number): TemplateResult {
    const { language } = this.app.state;
    const words = placeWords(language);
    const { reading } = this.desk;
    const tall = reading.ok ? reading.upright?.heights[i] : undefined;
    const guilty = !reading.ok && reading.guilty.includes(i);
    return html`<li class=${guilty ? 'problem' : ''}>
      <span>
        ${words.person(i + 1)}${tall === undefined ? nothing : html`<span class="muted">, ${words.comesOut(formatMetres(language, tall))}</span>`}</span
      >
      <button
        type="button"
        class="quiet icon"
        aria-label=${words.removePerson(i + 1)}
        title=${words.removePerson(i + 1)}
        @click=${() => this.desk.removePerson(i)}
      >
        ${icon('close', 14)}
      </button>
    </li>`;
  }

  /** What the draft gives, and how far it can be trusted. */
  #findings(): TemplateResult {
    const { language, source } = this.app.state;
    const words = placeWords(language);
    const { reading, draft } = this.desk;
    if (!reading.ok) {
      return html`<p class="findings problem" role="alert">
        ${words.problems[reading.code](reading.guilty.map((index) => index + 1))}
      </p>`;
    }
    const lines: (string | TemplateResult)[] = [words.gridStep(formatMetres(language, reading.grid.step))];
    if (reading.upright) {
      const { cameraHeight, tilt, heights, uncertainty } = reading.upright;
      const degrees = quantity(language, Math.round(tilt), 'deg');
      lines.push(words.camera(formatMetres(language, cameraHeight), degrees));
      const ends = [Math.min(...heights), Math.max(...heights)].map((one) => formatMetres(language, one));
      lines.push(words.heights(ends[0]!, ends[1]!));
      lines.push(words.share(formatPercent(language, uncertainty)));
      if (uncertainty > ROUGH) lines.push(html`<span class="problem">${words.rough}</span>`);
    } else {
      const pixels = Math.max(...reading.errors.map((error) => error.pixels));
      const metres = Math.max(...reading.errors.map((error) => error.metres));
      lines.push(
        draft.pairs.length === 4
          ? words.exact
          : words.fits(formatFixed(language, pixels, 1), formatMetres(language, metres)),
      );
      if (reading.slip !== null) lines.push(words.slip(formatMetres(language, reading.slip)));
    }
    const aspect = source ? source.size.width / source.size.height : 1;
    const tall = reading.upright ? null : middleHeight(reading.map, standingNow(this.app), aspect);
    if (tall !== null) {
      const wrong = tall < TALL[0] || tall > TALL[1];
      lines.push(
        html`<span class=${wrong ? 'problem' : ''}
          >${words.check(formatMetres(language, tall))} ${wrong ? words.checkBad : ''}</span
        >`,
      );
    }
    return html`<div class="findings" role="status">${lines.map((line) => html`<p>${line}</p>`)}</div>`;
  }

  #number(
    value: number | '',
    min: number,
    max: number,
    set: (value: number) => void,
    label: string | null = null,
  ): TemplateResult {
    return html`<input
      type="number"
      step="any"
      min=${min}
      max=${max}
      aria-label=${label ?? nothing}
      .value=${String(value)}
      @change=${(event: Event) => {
        const input = event.target as HTMLInputElement;
        const entered = Number(input.value);
        if (input.value !== '' && Number.isFinite(entered) && entered >= min && entered <= max) set(entered);
        else input.value = String(value);
      }}
    />`;
  }
}

/** Width and depth of the rectangle that four places on the ground make, nulls when they make none. */
function rectangleSize(
  ground: readonly (readonly [number, number])[],
): readonly [number, number] | readonly [null, null] {
  const [width, depth] = [ground[1]?.[0] ?? 0, ground[0]?.[1] ?? 0];
  const same = rectangleOf(width, depth).every(([x, y], i) => ground[i]?.join() === `${x},${y}`);
  return same && width > 0 && depth > 0 ? [width, depth] : [null, null];
}

customElements.define('vigie-ground-form', VigieGroundForm);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-ground-form': VigieGroundForm;
  }
}
