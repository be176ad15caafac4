import { html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import type { EvaluatedClip } from '../../app/lab-state.ts';
import { errorSentence } from '../../core/messages/messages.ts';
import { AppElement } from '../app-element.ts';
import '../elements/event-table.ts';
import { icon, type IconName } from '../elements/vigie-icon.ts';
import { formatClock, formatFixed, formatNumber } from '../i18n/i18n.ts';
import type { LabWords } from '../i18n/lab-en.ts';
import { labWords } from '../i18n/lab-words.ts';
import { sharedStyles } from '../styles.ts';
import { evaluationStyles } from './evaluation-styles.ts';

const SIGNS: Readonly<Record<EvaluatedClip['status'], IconName>> = {
  missing: 'unsure',
  waiting: 'clock',
  running: 'play',
  done: 'check',
  failed: 'alarm',
  stopped: 'stop',
};

/** Clips with known truth: a manifest and its videos, run one after the other, in the table of the command. */
export class EvaluationView extends AppElement {
  static override styles = [sharedStyles, evaluationStyles];

  protected override slice(state: AppState): readonly unknown[] {
    return [state.evaluation, state.phase];
  }

  get #w(): LabWords {
    return labWords(this.state.language);
  }

  protected override render(): TemplateResult {
    const { manifest } = this.state.evaluation;
    return html`<div class="page">
      <header>
        <button type="button" class="quiet" @click=${() => this.app.lab.hideEvaluation()}>
          ${icon('back', 16)} ${this.#w.back}
        </button>
        <h1>${this.#w.evaluation}</h1>
      </header>
      <p class="lead">${this.#w.evaluationLead}</p>
      ${this.#files()}
      ${manifest === null ? nothing : html`${this.#run()} ${this.#results()} ${this.#clips()}`}
    </div>`;
  }

  #files(): TemplateResult {
    const { manifest, clips, progress } = this.state.evaluation;
    const missing = clips.filter(({ status }) => status === 'missing').length;
    return html`<section class="panel files">
      ${manifest === null ? nothing : html`<p><strong>${this.#w.manifestOf(manifest, clips.length)}</strong></p>`}
      ${missing > 0 ? html`<p class="attention">${this.#w.missingFiles(missing)}</p>` : nothing}
      <div class="row wrap">
        <button
          type="button"
          class=${manifest === null ? 'primary' : ''}
          @click=${() => this.#choose('#files')}
        >
          ${icon('open', 16)} ${this.#w.load}
        </button>
        <button type="button" @click=${() => this.#choose('#folder')}>
          ${icon('open', 16)} ${this.#w.loadFolder}
        </button>
        ${
          manifest === null
            ? nothing
            : html`<button
                type="button"
                class="quiet"
                ?disabled=${progress !== null}
                @click=${() => this.app.lab.closeManifest()}
              >
                ${icon('close', 16)} ${this.#w.closeManifest}
              </button>`
        }
      </div>
      <p class="muted small">${this.#w.loadHelp}</p>
      <input id="files" type="file" multiple hidden aria-label=${this.#w.load} @change=${this.#onFiles} />
      <input
        id="folder"
        type="file"
        webkitdirectory
        hidden
        aria-label=${this.#w.loadFolder}
        @change=${this.#onFiles}
      />
    </section>`;
  }

  #choose(id: string): void {
    this.renderRoot.querySelector<HTMLInputElement>(id)?.click();
  }

  readonly #onFiles = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) void this.app.lab.addFiles(files);
  };

  #run(): TemplateResult {
    const { clips, progress } = this.state.evaluation;
    const { language } = this.state;
    const ready = clips.filter(({ status }) => ['waiting', 'failed', 'stopped'].includes(status)).length;
    const done = clips.some(({ status }) => status === 'done');
    if (progress === null)
      return html`<div class="row wrap">
        <button
          type="button"
          class="primary"
          ?disabled=${ready === 0}
          @click=${() => void this.app.lab.runClips()}
        >
          ${icon('play', 16)} ${this.#w.run(ready)}
        </button>
        ${done ? html`<button type="button" @click=${() => this.app.lab.resetClips()}>${icon('undo', 16)} ${this.#w.runAgain}</button>` : nothing}
        ${done ? html`<button type="button" @click=${() => this.app.lab.exportResults()}>${icon('download', 16)} ${this.#w.exportResults}</button>` : nothing}
      </div>`;
    const { clip, of, id, time, duration, frames } = progress;
    const share = duration ? Math.min(1, time / duration) : 0;
    return html`<section class="panel progress">
      <p><strong>${this.#w.progress(clip, of, id)}</strong></p>
      <progress max=${of} .value=${clip - 1 + share} aria-label=${this.#w.progress(clip, of, id)}></progress>
      <div class="row wrap">
        <span class="number grow"
          >${
            frames === 0
              ? this.#w.preparing
              : this.#w.progressIn(
                  formatClock(time),
                  duration === null ? null : formatClock(duration),
                  formatNumber(language, frames, 0),
                )
          }</span
        >
        <button type="button" title=${this.#w.stopHelp} @click=${() => this.app.lab.stopClips()}>
          ${icon('stop', 14)} ${this.#w.stop}
        </button>
      </div>
    </section>`;
  }

  #results(): TemplateResult | typeof nothing {
    const { summary, clips } = this.state.evaluation;
    const { language } = this.state;
    if (!summary) return nothing;
    const { tracking, counting } = summary;
    const fixed = (value: number | null): string => (value === null ? '–' : formatFixed(language, value, 2));
    return html`<section class="panel results">
      <vigie-event-table .summary=${summary} .language=${language}></vigie-event-table>
      <p class="muted small">
        ${this.#w.resultsOf(summary.clips, clips.length, formatNumber(language, summary.seconds / 60, 1))}.
        ${tracking ? this.#w.tracking(fixed(tracking.mota), fixed(tracking.idf1), tracking.switches) : nothing}
        ${counting ? this.#w.counting(fixed(counting.meanAbsolute), counting.samples) : nothing}
      </p>
    </section>`;
  }

  #clips(): TemplateResult {
    const { clips } = this.state.evaluation;
    const { table } = this.#w;
    return html`<section class="panel clips">
      <h2>${this.#w.clips}</h2>
      <div class="scroll" tabindex="0" role="group" aria-label=${this.#w.clips}>
        <table>
          <thead>
            <tr>
              <th scope="col">${this.#w.clip}</th>
              <th><span class="visually-hidden">${this.#w.look}</span></th>
              <th scope="col">${this.#w.status}</th>
              <th scope="col" class="n">${table.events}</th>
              <th scope="col" class="n">${table.true}</th>
              <th scope="col" class="n">${table.missed}</th>
              <th scope="col" class="n">${table.false}</th>
            </tr>
          </thead>
          <tbody>
            ${clips.map((clip) => this.#clip(clip))}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #clip({ id, video, events, status, error, result, findings }: EvaluatedClip): TemplateResult {
    const found = result?.judgement.events.filter((event) => event.found && !event.optional).length;
    const count = (kind: 'missed' | 'false'): string =>
      result ? String(findings.filter((one) => one.kind === kind).length) : '';
    return html`<tr class=${status}>
      <th scope="row">${id}</th>
      <td>
        ${
          result
            ? html`<button
                type="button"
                aria-label=${this.#w.lookAt(id)}
                @click=${() => void this.app.lab.openClip(id)}
              >
                ${this.#w.look}
              </button>`
            : nothing
        }
      </td>
      <td>
        <span class="status ${status}">${icon(SIGNS[status], 15)} ${this.#w.statuses[status]}</span>
        ${status === 'missing' ? html`<small class="muted">${this.#w.wantsVideo(video)}</small>` : nothing}
        ${error ? html`<small class="alarm">${errorSentence(this.state.language, error)}</small>` : nothing}
      </td>
      <td class="n">${events ?? ''}</td>
      <td class="n">${found ?? ''}</td>
      <td class="n">${count('missed')}</td>
      <td class="n">${count('false')}</td>
    </tr>`;
  }
}

customElements.define('vigie-evaluation', EvaluationView);
