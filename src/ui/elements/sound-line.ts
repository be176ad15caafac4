import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import { errorSentence } from '../../core/messages/messages.ts';
import { wantsSound } from '../../core/sound/wants-sound.ts';
import { AppElement } from '../app-element.ts';
import { soundWords } from '../i18n/sound-words.ts';
import { sharedStyles } from '../styles.ts';
import { icon } from './vigie-icon.ts';

/**
 * Where a rule listens: whether anything is heard, and the one button that asks for the microphone. While it is on,
 * the line says so, with the way to end it.
 */
export class SoundLine extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 10px;
        padding: 5px 14px;
        background: var(--panel);
        border-bottom: 1px solid var(--line);
      }
      span {
        flex: 1 1 14rem;
      }
      .on {
        color: var(--alarm-text);
        font-weight: 600;
      }
      button {
        flex: none;
      }
    `,
  ];

  protected override slice(state: AppState): readonly unknown[] {
    return [state.sound, state.phase, state.scenario.rules];
  }

  protected override render(): TemplateResult | typeof nothing {
    const { sound, phase, scenario, language } = this.state;
    if (phase !== 'running' || !wantsSound(scenario)) return nothing;
    const words = soundWords(language);
    if (sound.from === 'file')
      return sound.state === 'on'
        ? html`<p class="muted">${icon('abnormal-sound', 16)} <span>${words.file}</span></p>`
        : nothing;
    if (sound.from === 'none') return nothing;
    switch (sound.state) {
      case 'on':
        return html`<p class="on">
          ${icon('microphone', 16)} <span role="status">${words.on}</span>
          <button type="button" @click=${() => this.app.sound.stopListening()}>
            ${icon('stop', 14)} ${words.stop}
          </button>
        </p>`;
      case 'asking':
        return html`<p>
          ${icon('microphone', 16)} <span role="status">${words.asking}</span>
          <button type="button" @click=${() => this.app.sound.stopListening()}>${words.cancel}</button>
        </p>`;
      case 'off':
      case 'failed':
        return html`<p>
          ${icon('microphone', 16)}
          <span>${sound.error ? errorSentence(language, sound.error) : words.off}</span>
          <button type="button" @click=${() => void this.app.sound.listen()}>
            ${sound.error ? words.again : words.listen}
          </button>
        </p>`;
    }
  }
}

customElements.define('vigie-sound-line', SoundLine);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-sound-line': SoundLine;
  }
}
