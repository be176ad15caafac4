import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import type { AskStep, CurrentLesson, LessonStep } from '../../app/lesson-state.ts';
import { lessonOf, stepsAt } from '../../app/lessons/lessons.ts';
import { AppElement } from '../app-element.ts';
import { icon } from '../elements/vigie-icon.ts';
import {
  lessonWords,
  type Fact,
  type LessonText,
  type LessonWords,
  type StepText,
} from '../lessons/lesson-words.ts';
import { sharedStyles } from '../styles.ts';
import { lessonStyles } from './lesson-styles.ts';

/** The lesson that is taken: one step at a time, what it asks for, and whether it was done. */
export class LessonPanel extends AppElement {
  static override styles = [sharedStyles, lessonStyles];
  static override properties = { folded: { type: Boolean, reflect: true }, said: { state: true } };
  /** Only its head is shown: on a small screen it would cover too much. */
  declare folded: boolean;
  /** What a screen reader is told, once. */
  declare private said: string;
  #seen = '';

  constructor() {
    super();
    this.folded = false;
    this.said = '';
    this.addEventListener('keydown', this.#onKey);
  }

  protected override slice(state: AppState): readonly unknown[] {
    return [state.lessons, state.phase, state.engine.state];
  }

  get #w(): LessonWords {
    return lessonWords(this.state.language);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { current } = this.state.lessons;
    const now = `${this.state.language} ${current?.id} ${current?.at} ${current?.met}`;
    if (!current || now === this.#seen) return;
    this.#seen = now;
    const text = this.#text(current);
    const step = this.#step(current);
    if (step === null) this.said = this.#w.finished;
    else if (current.met) this.said = `${this.#w.done} ${text.steps[step.id]?.after ?? ''}`;
    else this.said = `${this.#w.stepOf(current.at + 1, current.of)} ${text.steps[step.id]?.title ?? ''}`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { current } = this.state.lessons;
    if (!current) return nothing;
    const w = this.#w;
    const text = this.#text(current);
    const step = this.#step(current);
    const place = step === null ? w.finishedShort : w.stepOf(current.at + 1, current.of);
    const fold = this.folded ? w.unfold : w.fold;
    return html`<header>
        <div>
          <h2 title=${text.title}>${text.title}</h2>
          <p class="muted small number">${place}</p>
        </div>
        <div class="buttons">
          <button type="button" class="icon quiet" title=${fold} aria-label=${fold} aria-expanded=${!this.folded} @click=${() => (this.folded = !this.folded)}>
            ${icon(this.folded ? 'plus' : 'down')}
          </button>
          <button type="button" class="icon quiet" title=${w.leaveHelp} aria-label=${w.leave} @click=${() => this.app.lessons.leave()}>
            ${icon('close')}
          </button>
        </div>
        <progress max=${current.of} .value=${current.at + (current.met ? 1 : 0)} aria-label=${w.progress}></progress>
      </header>
      <p class="visually-hidden" role="status">${this.said}</p>
      ${
        this.folded
          ? nothing
          : html`<div class="body" tabindex="0" role="group" aria-label=${text.title}>
              ${step === null ? this.#end(current, text) : this.#body(current, step, text.steps[step.id]!)}
            </div>`
      }`;
  } // prettier-ignore

  #text({ id }: CurrentLesson): LessonText {
    return this.#w.lessons[id];
  }

  #step({ id, place, at }: CurrentLesson): LessonStep | null {
    return stepsAt(lessonOf(id), place)[at] ?? null;
  }

  #body(current: CurrentLesson, step: LessonStep, text: StepText): TemplateResult {
    const w = this.#w;
    return html`<h3>${text.title}</h3>
      <p class="text">${text.text}</p>
      ${this.#place(current)} ${step.kind === 'ask' ? this.#ask(current, step, text) : this.#do(current, text)}
      ${current.met ? this.#goOn(current) : nothing} ${text.fact ? this.#fact(text.fact) : nothing}
      ${
        current.met
          ? nothing
          : html`<button type="button" class="quiet small" title=${w.skipHelp} @click=${() => this.app.lessons.skip()}>
              ${w.skip}
            </button>`
      }`;
  } // prettier-ignore

  /** Where the scene, or the camera, is closed, or the engine is on its way. */
  #place({ place, met }: CurrentLesson): TemplateResult | typeof nothing {
    const { phase } = this.state;
    if (phase === 'opening') return html`<p class="waiting">${icon('clock', 16)} ${this.#w.opening}</p>`;
    if (phase === 'ended' && place === 'stage' && !met)
      return html`<button type="button" class="quiet small" @click=${() => void this.app.lessons.openPlace()}>
        ${icon('undo', 15)} ${this.#w.again}
      </button>`;
    if (phase !== 'doors') return nothing;
    return html`<button type="button" class="primary go" @click=${() => void this.app.lessons.openPlace()}>
      ${icon(place === 'stage' ? 'stage' : 'camera', 17)} ${this.#w.open[place]}
    </button>`;
  }

  #do({ met }: CurrentLesson, { hint, after }: StepText): TemplateResult {
    const w = this.#w;
    if (met)
      return html`<div class="what met"><strong>${icon('check', 15)} ${w.done}</strong>${after ?? nothing}</div>`;
    return html`<p class="waiting small">${icon('suspect', 15)} ${w.waiting}</p>
      ${
        hint
          ? html`<details>
              <summary>${w.hint}</summary>
              <p>${hint}</p>
            </details>`
          : nothing
      }`;
  } // prettier-ignore

  #ask({ met, tried }: CurrentLesson, step: AskStep, { choices = {}, after }: StepText): TemplateResult {
    const w = this.#w;
    const last = tried.at(-1);
    const right = last !== undefined && step.right.includes(last);
    const matterOfOpinion = step.right.length === step.choices.length;
    return html`<div class="choices" role="group" aria-label=${w.answers}>
        ${step.choices.map(
          (choice) =>
            html`<button
              type="button"
              aria-pressed=${last === choice}
              ?disabled=${met && last !== choice}
              @click=${() => this.app.lessons.answer(choice)}
            >
              ${choices[choice]?.label}
              ${tried.includes(choice) ? icon(step.right.includes(choice) ? 'check' : 'cross', 15) : nothing}
            </button>`,
        )}
      </div>
      ${
        last === undefined
          ? nothing
          : html`<div class="what ${right ? 'met' : 'no'}" role="status">
              <strong>${matterOfOpinion ? w.noted : right ? w.right : w.wrong}</strong>${choices[last]?.why}
            </div>`
      }
      ${met && after ? html`<p class="text">${after}</p>` : nothing}`;
  }

  #goOn({ at, of }: CurrentLesson): TemplateResult {
    return html`<button type="button" class="primary go" @click=${this.#next}>
      ${at + 1 === of ? this.#w.finish : this.#w.goOn} ${icon('forward', 16)}
    </button>`;
  }

  #end({ id, place }: CurrentLesson, text: LessonText): TemplateResult {
    const w = this.#w;
    const steps = stepsAt(lessonOf(id), place);
    const done = this.state.lessons.done[id] ?? [];
    const mine = steps.filter((step) => done.includes(step.id)).length;
    return html`<h3>${w.finished}</h3>
      <p>${w.doneOf(mine, steps.length)}</p>
      <div class="what"><strong>${w.keep}</strong>${text.keep}</div>
      <button type="button" class="primary go" @click=${() => this.app.lessons.showList()}>
        ${w.toList}
      </button>
      <button type="button" @click=${() => this.app.lessons.leave()}>${w.stay}</button>`;
  }

  #fact({ text, source }: Fact): TemplateResult {
    return html`<p class="fact small">${text} <span class="muted">${this.#w.source(source)}</span></p>`;
  }

  readonly #next = (): void => {
    this.app.lessons.goOn();
    // What was pressed is gone: the next step is read from its beginning.
    void this.updateComplete.then(() => {
      const body = this.renderRoot.querySelector<HTMLElement>('.body');
      body?.scrollTo(0, 0);
      body?.focus({ preventScroll: true });
    });
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.app.lessons.leave();
  };
}

customElements.define('vigie-lesson', LessonPanel);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-lesson': LessonPanel;
  }
}
