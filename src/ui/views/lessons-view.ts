import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import type { Lesson, LessonPlace } from '../../app/lesson-state.ts';
import { LESSONS, minutesOf, stepsAt } from '../../app/lessons/lessons.ts';
import { AppElement } from '../app-element.ts';
import { icon } from '../elements/vigie-icon.ts';
import { lessonWords, type LessonWords } from '../lessons/lesson-words.ts';
import { sharedStyles } from '../styles.ts';

/** The list of lessons: what each is about, how long it takes, how far the learner is, and where to begin. */
export class LessonsView extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      .page {
        display: grid;
        gap: 18px;
        max-width: 66rem;
        margin: 0 auto;
        padding: clamp(14px, 3vh, 32px) clamp(14px, 4vw, 40px) 40px;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 14px;
      }
      h1 {
        font-size: 26px;
        letter-spacing: -0.015em;
      }
      .lead {
        max-width: 46em;
        font-size: 15px;
      }
      ol {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 25rem), 1fr));
        gap: 14px;
      }
      li {
        display: grid;
        grid-template: auto 1fr auto / auto minmax(0, 1fr);
        gap: 6px 12px;
        padding: 16px;
      }
      .place {
        display: grid;
        place-items: center;
        width: 30px;
        height: 30px;
        border-radius: 50%;
        background: var(--accent-soft);
        color: var(--accent);
        font-weight: 650;
      }
      li.done .place {
        background: color-mix(in oklab, var(--good) 16%, transparent);
        color: var(--good);
      }
      h2 {
        align-self: center;
        font-size: 17px;
        line-height: 1.25;
      }
      .about {
        grid-column: 2;
        display: grid;
        align-content: start;
        gap: 6px;
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 14px;
      }
      .facts span {
        display: inline-flex;
        align-items: center;
        gap: 5px;
      }
      .buttons {
        grid-column: 2;
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-top: 6px;
      }
      .trainer {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 10px 18px;
        padding: 16px;
      }
      .trainer div {
        flex: 1 1 24em;
      }
    `,
  ];

  protected override slice(state: AppState): readonly unknown[] {
    return [state.lessons];
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
        <button type="button" class="quiet" @click=${() => this.app.lessons.hide()}>${icon('back', 16)} ${w.back}</button>
        <h1 tabindex="-1">${w.title}</h1>
      </header>
      <p class="lead">${w.lead}</p>
      <ol>
        ${LESSONS.map((lesson, n) => this.#lesson(lesson, n + 1))}
      </ol>
      <section class="trainer panel">
        ${icon('print', 28)}
        <div>
          <h2>${w.trainerTitle}</h2>
          <p class="muted">${w.trainerLead}</p>
        </div>
        <button type="button" @click=${() => this.app.lessons.showTrainer()}>${w.toTrainer}</button>
      </section>
    </div>`;
  } // prettier-ignore

  #lesson(lesson: Lesson, n: number): TemplateResult {
    const w = this.#w;
    const { title, learn } = w.lessons[lesson.id];
    const { current, done } = this.state.lessons;
    const place = current?.id === lesson.id ? current.place : 'stage';
    const steps = stepsAt(lesson, place);
    const mine = done[lesson.id] ?? [];
    // Done is who did all of it in one of its places.
    const count = (at: LessonPlace): number => stepsAt(lesson, at).filter(({ id }) => mine.includes(id)).length;
    const whole = lesson.places.some((at) => count(at) === stepsAt(lesson, at).length);
    return html`<li class="panel ${whole ? 'done' : ''}">
      <span class="place number">${whole ? icon('check', 17) : n}</span>
      <h2>${title}</h2>
      <div class="about">
        <p>${learn}</p>
        <p class="facts muted small">
          <span>${icon('clock', 14)} ${w.minutes(minutesOf(lesson))}</span>
          ${
            whole
              ? html`<span class="good">${icon('check', 14)} ${w.allDone}</span>`
              : mine.length > 0
                ? html`<span class="number">${w.stepsDone(count(place), steps.length)}</span>`
                : nothing
          }
        </p>
      </div>
      <div class="buttons">${lesson.places.map((at) => this.#begin(lesson, at, title))}</div>
    </li>`;
  } // prettier-ignore

  #begin({ id }: Lesson, place: LessonPlace, title: string): TemplateResult {
    const w = this.#w;
    const { current } = this.state.lessons;
    const going = current?.id === id && current.place === place && current.step !== null;
    const label = going ? w.resume : place === 'stage' ? w.onStage : w.onCamera;
    return html`<button
      type="button"
      class=${place === 'stage' ? 'primary' : ''}
      aria-label=${w.startLabel(label, title)}
      @click=${() => void this.app.lessons.start(id, place)}
    >
      ${icon(place === 'stage' ? 'stage' : 'camera', 16)} ${label}
    </button>`;
  }
}

customElements.define('vigie-lessons', LessonsView);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-lessons': LessonsView;
  }
}
