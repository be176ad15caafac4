import { html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import type { ClipEvent } from '../../core/evaluation/manifest.ts';
import type { Finding } from '../../core/evaluation/score-session.ts';
import { EVENTS, type EventId } from '../../core/scenario/scenario.ts';
import { AppElement } from '../app-element.ts';
import '../elements/event-table.ts';
import { icon } from '../elements/vigie-icon.ts';
import { formatClock } from '../i18n/i18n.ts';
import type { LabWords } from '../i18n/lab-en.ts';
import { labWords } from '../i18n/lab-words.ts';
import { sharedStyles } from '../styles.ts';
import { truthStyles } from './truth-styles.ts';

/** A longer list of events is cut: the timeline shows them all. */
const MOST_ROWS = 100;

/** What really happened in the session, marked by hand or known; the table; misses and false alerts. */
export class TruthPanel extends AppElement {
  static override styles = [sharedStyles, truthStyles];

  protected override slice(state: AppState): readonly unknown[] {
    const { marks, score, session, source, scenario, evaluation, steerable, phase } = state;
    return [marks, score, session, source, scenario.rules, evaluation.opened, steerable, phase];
  }

  get #w(): LabWords {
    return labWords(this.state.language);
  }

  protected override render(): TemplateResult {
    const { source } = this.state;
    return html`<div class="panel-body">
      <h3>${this.#w.truthTitle}</h3>
      <p class="muted small">${source?.kind === 'stage' ? this.#w.truthStage : this.#w.truthHelp}</p>
      ${this.#marking()} ${this.#score()} ${this.#events()} ${this.#complete()} ${this.#files()}
    </div>`;
  }

  #nameOf(event: EventId): string {
    return this.m.events[event].name;
  }

  #marking(): TemplateResult {
    const { marks } = this.state;
    const { marking, open, type } = marks;
    const { lab } = this.app;
    if (!marking)
      return html`<div class="row wrap">
        <button type="button" @click=${() => lab.setMarking(true)}>
          ${icon('plus', 15)} ${this.#w.markOn}
        </button>
      </div>`;
    return html`<div class="marking">
      <p class="small">${this.#w.markHelp}</p>
      <label class="stacked small"
        >${this.#w.markType}
        <select
          ?disabled=${open !== null}
          @change=${(event: Event) => {
            const chosen = EVENTS.find((one) => one === (event.target as HTMLSelectElement).value);
            if (chosen) lab.setMarkType(chosen);
          }}
        >
          ${EVENTS.map((one) => html`<option value=${one} ?selected=${one === type}>${this.#nameOf(one)}</option>`)}
        </select>
      </label>
      ${open ? html`<p class="number" role="status">${this.#w.markOpen(this.#nameOf(open.type), formatClock(open.from))}</p>` : nothing}
      <div class="row wrap">
        <button type="button" class="primary" @click=${() => lab.toggleMark()}>
          ${open ? this.#w.markEnd : this.#w.markStart} <kbd>M</kbd>
        </button>
        ${
          open
            ? html`<button type="button" @click=${() => lab.cancelMark()}>${this.#w.markCancel}</button>`
            : html`<button type="button" @click=${() => lab.setMarking(false)}>${this.#w.markOff}</button>`
        }
      </div>
    </div>`;
  }

  #score(): TemplateResult {
    const { score, language } = this.state;
    if (!score) return html`<p class="muted small">${this.#w.scoreNone}</p>`;
    return html`<section>
        <h3>${this.#w.scoreTitle}</h3>
        <vigie-event-table tall .summary=${score.summary} .language=${language}></vigie-event-table>
      </section>
      <section>
        <h3>${this.#w.stepTitle}</h3>
        ${score.findings.length === 0 && this.state.evaluation.opened === null ? html`<p class="good">${this.#w.stepNone}</p>` : this.#steps(score)}
      </section>`;
  }

  #steps({ findings, at }: NonNullable<AppState['score']>): TemplateResult {
    const now = at === null ? null : findings[at];
    return html`<div class="steps">
        <button type="button" @click=${() => this.app.lab.step(-1)}>
          ${icon('back', 16)} ${this.#w.previous}
        </button>
        <span class="number" role="status"
          >${at === null ? this.#w.stepAll(findings.length) : this.#w.stepOf(at + 1, findings.length)}</span
        >
        <button type="button" @click=${() => this.app.lab.step(1)}>
          ${this.#w.next} ${icon('forward', 16)}
        </button>
      </div>
      ${now ? html`<p class=${now.kind === 'missed' ? 'attention' : 'alarm'}>${this.#finding(now)}</p>` : nothing}`;
  }

  #finding({ kind, event, time }: Finding): string {
    const words = kind === 'missed' ? this.#w.findingMissed : this.#w.findingFalse;
    return words(this.#nameOf(event), formatClock(time));
  }

  #events(): TemplateResult {
    const { events } = this.state.marks;
    return html`<section>
      <h3>${this.#w.marks} <span class="number">${events.length}</span></h3>
      ${
        events.length === 0
          ? html`<p class="muted small">${this.#w.noMarks}</p>`
          : html`<ul class="events">
              ${events.slice(0, MOST_ROWS).map((event, i) => this.#event(event, i))}
            </ul>`
      }
      ${events.length > MOST_ROWS ? html`<p class="muted small">${this.#w.more(events.length - MOST_ROWS)}</p>` : nothing}
    </section>`;
  }

  #event(event: ClipEvent, index: number): TemplateResult {
    const [from, to] = event.raise;
    const name = this.#nameOf(event.type);
    const byHand = this.state.source?.kind !== 'stage' || this.state.phase === 'ended';
    const time = (end: 0 | 1, label: string): TemplateResult =>
      html`<input
        type="number"
        min="0"
        step="0.1"
        aria-label=${`${name}: ${label}`}
        title=${label}
        .value=${String(event.raise[end])}
        @change=${(change: Event) => this.#change(event, index, end, change.target as HTMLInputElement)}
      />`;
    return html`<li>
      <button
        type="button"
        class="quiet go"
        aria-label=${this.#w.markGo(name, formatClock(from))}
        ?disabled=${!this.state.steerable}
        @click=${() => this.app.seek(from)}
      >
        ${icon(event.type, 16)} <span>${this.m.events[event.type].short}</span>
        <small class="muted">${this.#became(event)}</small>
      </button>
      ${
        byHand
          ? html`${time(0, this.#w.markFrom)}<span aria-hidden="true">–</span>${time(1, this.#w.markTo)}
              <button
                type="button"
                class="quiet icon"
                aria-label=${this.#w.markRemove(name, formatClock(from))}
                title=${this.#w.markRemove(name, formatClock(from))}
                @click=${() => this.app.lab.removeMark(index)}
              >
                ${icon('trash', 16)}
              </button>`
          : html`<span class="number muted">${formatClock(from)} – ${formatClock(to)}</span>`
      }
    </li>`;
  }

  #change(event: ClipEvent, index: number, end: 0 | 1, input: HTMLInputElement): void {
    const value = Number(input.value);
    const raise: [number, number] = [event.raise[0], event.raise[1]];
    raise[end] = value;
    if (input.value === '' || !Number.isFinite(value) || value < 0 || raise[0] > raise[1]) {
      input.value = String(event.raise[end]);
      return;
    }
    this.app.lab.changeMark(index, { ...event, raise });
  }

  #became(event: ClipEvent): string {
    if (event.optional) return this.#w.markOptional;
    const judged = this.state.score?.result.judgement.events.find(
      ({ type, raise }) => type === event.type && raise[0] === event.raise[0] && raise[1] === event.raise[1],
    );
    return judged ? (judged.found ? this.#w.markFound : this.#w.markMissed) : this.#w.markPending;
  }

  #complete(): TemplateResult {
    const { marks, scenario } = this.state;
    const kinds = EVENTS.filter(
      (event) =>
        scenario.rules.some((rule) => rule.event === event) ||
        marks.complete.includes(event) ||
        marks.events.some(({ type }) => type === event),
    );
    return html`<fieldset>
      <legend>${this.#w.completeTitle}</legend>
      <p class="muted small">${this.#w.completeHelp}</p>
      ${kinds.map(
        (event) =>
          html`<label
            ><input
              type="checkbox"
              .checked=${marks.complete.includes(event)}
              @change=${(change: Event) =>
                this.app.lab.setComplete(event, (change.target as HTMLInputElement).checked)}
            />${this.#nameOf(event)}</label
          >`,
      )}
    </fieldset>`;
  }

  #files(): TemplateResult {
    const { source, evaluation } = this.state;
    const { lab } = this.app;
    return html`<div class="row wrap">
        ${
          source?.kind === 'file'
            ? html`<button
                type="button"
                title=${this.#w.exportManifestHelp}
                @click=${() => lab.exportManifest()}
              >
                ${icon('download', 16)} ${this.#w.exportManifest}
              </button>`
            : nothing
        }
        <button type="button" @click=${() => lab.showEvaluation()}>
          ${icon('check', 16)} ${evaluation.opened === null ? this.#w.toEvaluation : this.#w.backToClips}
        </button>
      </div>
      ${source?.kind === 'file' ? html`<p class="muted small">${this.#w.exportManifestHelp}</p>` : nothing}`;
  }
}

customElements.define('vigie-truth-panel', TruthPanel);
