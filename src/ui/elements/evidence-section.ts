import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import { EVIDENCE_LIMITS, type EvidenceSettings } from '../../app/evidence/evidence-settings.ts';
import { AppElement } from '../app-element.ts';
import { evidenceWords } from '../i18n/evidence-words.ts';
import { sharedStyles } from '../styles.ts';
import { icon } from './vigie-icon.ts';

/** What is kept of alerts: clips, their form, for how long. */
export class EvidenceSection extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      .pair {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 8px;
      }
      input[type='number'] {
        width: 100%;
      }
    `,
  ];
  static override properties = { said: { state: true } };
  declare private said: string;

  constructor() {
    super();
    this.said = '';
  }

  protected override slice(state: AppState): readonly unknown[] {
    return [state.evidence, state.alerts, state.writable];
  }

  protected override render(): TemplateResult {
    const { evidence, alerts, writable, language } = this.state;
    const words = evidenceWords(language);
    const any = alerts.some(({ snapshot, clip }) => snapshot !== null || (clip && clip !== 'taking'));
    return html`<h2>${words.title}</h2>
      ${this.#flag('clips', words.clips)}
      <p class="muted small">${words.clipsHelp}</p>
      ${
        evidence.clips
          ? html`<div class="pair">
                ${this.#count('before', words.before)} ${this.#count('after', words.after)}
              </div>
              ${this.#flag('anonymous', words.anonymous)}
              <p class="muted small">${evidence.anonymous ? words.anonymousHelp : words.plainHelp}</p>
              ${this.#flag('overlays', words.overlays)}`
          : nothing
      }
      ${this.#count('keepDays', words.keepDays)}
      <p class="muted small">${words.keepDaysHelp}</p>
      ${
        any
          ? html`<button type="button" class="danger" ?disabled=${!writable} @click=${this.#erase}>
              ${icon('trash', 16)} ${words.eraseSession}
            </button>`
          : nothing
      }
      <p class="small" role="status">${this.said || nothing}</p>`;
  }

  #flag(key: 'clips' | 'anonymous' | 'overlays', label: string): TemplateResult {
    return html`<label
      ><input
        type="checkbox"
        .checked=${this.state.evidence[key]}
        @change=${(event: Event) => this.#set({ [key]: (event.target as HTMLInputElement).checked })}
      />${label}</label
    >`;
  }

  #count(key: keyof typeof EVIDENCE_LIMITS, label: string): TemplateResult {
    const [least, most] = EVIDENCE_LIMITS[key];
    return html`<label class="stacked"
      >${label}<input
        type="number"
        min=${least}
        max=${most}
        step="1"
        .value=${String(this.state.evidence[key])}
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          const value = Math.min(most, Math.max(least, Math.round(input.valueAsNumber) || least));
          input.value = String(value);
          this.#set({ [key]: value });
        }}
    /></label>`;
  }

  #set(change: Partial<EvidenceSettings>): void {
    this.said = '';
    this.app.setEvidence({ ...this.state.evidence, ...change });
  }

  readonly #erase = async (): Promise<void> => {
    await this.app.eraseEvidence(null);
    this.said = evidenceWords(this.state.language).erased;
  };
}

customElements.define('vigie-evidence', EvidenceSection);
