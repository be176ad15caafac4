import { html, nothing, type TemplateResult } from 'lit';
import type { AskStep, Lesson } from '../../app/lesson-state.ts';
import { LESSONS, minutesOf } from '../../app/lessons/lessons.ts';
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
import { trainerStyles } from './trainer-styles.ts';

/** Plans of workshops and a sheet for each lesson, to be read on the screen or printed. */
export class TrainerView extends AppElement {
  static override styles = [sharedStyles, trainerStyles];

  protected override slice(): readonly unknown[] {
    return [];
  }

  get #w(): LessonWords {
    return lessonWords(this.state.language);
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }

  protected override render(): TemplateResult {
    const w = this.#w;
    return html`<div class="page">
      <header>
        <button type="button" class="quiet" @click=${() => this.app.lessons.showList()}>
          ${icon('back', 16)} ${w.toLessons}
        </button>
        <h1 tabindex="-1">${w.trainer}</h1>
        <button type="button" class="primary" @click=${() => print()}>${icon('print', 16)} ${w.print}</button>
        <p class="muted small">${w.printHelp}</p>
      </header>
      ${this.#plans()} ${LESSONS.map((lesson, n) => this.#sheet(lesson, n + 1))}
    </div>`;
  }

  #plans(): TemplateResult {
    const w = this.#w;
    return html`<section class="sheet panel">
      <header>
        <h2>${w.plans}</h2>
        <span class="muted">Vigie</span>
      </header>
      <div class="plans">
        ${w.planList.map(
          ({ title, rows }) =>
            html`<div>
              <h3>${title}</h3>
              ${table(rows.map(({ minutes, text }) => [w.minutesShort(minutes), text]))}
            </div>`,
        )}
      </div>
      <div>
        <h3>${w.before}</h3>
        ${dots(w.beforeList)}
      </div>
      <div>
        <h3>${w.legalTitle}</h3>
        ${this.#facts(w.legal)}
      </div>
    </section>`;
  }

  #sheet(lesson: Lesson, n: number): TemplateResult {
    const w = this.#w;
    const text = w.lessons[lesson.id];
    const facts = lesson.steps.flatMap(({ id }) => text.steps[id]?.fact ?? []);
    return html`<section class="sheet panel">
      <header>
        <h2>${n}. ${text.title}</h2>
        <span class="muted">${w.minutes(minutesOf(lesson))} · ${w.where(lesson.places.map((place) => w.places[place]).join(', '))}</span>
      </header>
      <dl class="short">
        <dt>${w.goal}</dt>
        <dd>${text.goal}</dd>
        <dt>${w.material}</dt>
        <dd>${text.material}</dd>
      </dl>
      <div>
        <h3>${w.timing}</h3>
        ${table(lesson.steps.map((step) => [w.minutesShort(step.minutes), this.#course(lesson, step.on, text.steps[step.id]!)]))}
      </div>
      <div>
        <h3>${w.questions}</h3>
        <ul class="dots">
          ${lesson.steps.flatMap((step) => (step.kind === 'ask' ? this.#answer(step, text) : []))}
        </ul>
      </div>
      ${
        facts.length === 0
          ? nothing
          : html`<div>
              <h3>${w.facts}</h3>
              ${this.#facts(facts)}
            </div>`
      }
      <div>
        <h3>${w.talkAbout}</h3>
        ${dots(text.talk)}
      </div>
      <p class="keep">${w.keepTitle} — ${text.keep}</p>
    </section>`;
  } // prettier-ignore

  /** A step in the course; where only one of the places has it, that is said. */
  #course({ places }: Lesson, on: Lesson['places'][number] | undefined, { title, text }: StepText): TemplateResult {
    const w = this.#w;
    const only = on === undefined || places.length === 1 ? null : on === 'camera' ? w.cameraOnly : w.stageOnly;
    return html`<strong>${title}</strong>${only ? html` <span class="source">(${only})</span>` : nothing}. ${text}`;
  } // prettier-ignore

  #answer(step: AskStep, text: LessonText): readonly TemplateResult[] {
    const w = this.#w;
    const { title, text: question, choices = {} } = text.steps[step.id]!;
    // What is only to be kept in mind has no answer to print.
    const reasons = new Set(step.right.map((choice) => choices[choice]?.why));
    if (step.right.length > 1 && reasons.size === 1) return [];
    const opinion = step.right.length > 1;
    const answers = step.right.map((choice) => `${choices[choice]?.label}. ${choices[choice]?.why}`);
    return [
      html`<li>
        <strong>${opinion ? title : question}</strong> <em>${opinion ? w.anyAnswer : w.answerIs}</em>
        ${answers.join(' ')}
      </li>`,
    ];
  }

  #facts(facts: readonly Fact[]): TemplateResult {
    return html`<ul class="dots">
      ${facts.map(({ text, source }) => html`<li>${text} <span class="source">${this.#w.source(source)}</span></li>`)}
    </ul>`;
  }
}

function table(rows: readonly (readonly [string, unknown])[]): TemplateResult {
  return html`<table>
    <tbody>
      ${rows.map(
        ([first, second]) =>
          html`<tr>
            <td>${first}</td>
            <td>${second}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function dots(lines: readonly string[]): TemplateResult {
  return html`<ul class="dots">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
}

customElements.define('vigie-trainer', TrainerView);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-trainer': TrainerView;
  }
}
