import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import { AppElement } from '../app-element.ts';
import { sharedStyles } from '../styles.ts';
import { icon } from './vigie-icon.ts';

/** In the bar for as long as the microphone is on, whatever else is on the screen: a click ends it. */
export class MicrophoneBadge extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      button {
        border-color: var(--alarm);
        color: var(--alarm-text);
        font-size: 12.5px;
      }
      @media (max-width: 480px) {
        .word {
          display: none;
        }
      }
    `,
  ];

  protected override slice(state: AppState): readonly unknown[] {
    return [state.sound];
  }

  protected override render(): TemplateResult | typeof nothing {
    const { from, state } = this.state.sound;
    if (from !== 'microphone' || state !== 'on') return nothing;
    return html`<button
      type="button"
      title=${this.t.microphoneOff}
      aria-label=${`${this.t.microphoneOn}. ${this.t.microphoneOff}`}
      @click=${() => this.app.sound.stopListening()}
    >
      ${icon('microphone', 15)} <span class="word">${this.t.microphoneOn}</span>
    </button>`;
  }
}

customElements.define('vigie-microphone-badge', MicrophoneBadge);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-microphone-badge': MicrophoneBadge;
  }
}
