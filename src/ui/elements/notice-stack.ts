import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState, Notice } from '../../app/app-state.ts';
import { errorSentence } from '../../core/messages/messages.ts';
import { AppElement } from '../app-element.ts';
import { sharedStyles } from '../styles.ts';
import { icon } from './vigie-icon.ts';

/** Sentences for the person, newest last; each stays until dismissed or solved. */
export class NoticeStack extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        z-index: 20;
        display: grid;
        align-self: start;
        justify-items: center;
        gap: 8px;
        padding: 10px 12px 0;
        pointer-events: none;
      }
      .notice {
        display: flex;
        align-items: flex-start;
        gap: 10px;
        width: fit-content;
        max-width: min(44rem, 100%);
        padding: 10px 8px 10px 14px;
        border: 1px solid var(--line-strong);
        border-left: 4px solid var(--accent);
        border-radius: var(--radius);
        background: var(--panel);
        box-shadow: var(--shadow);
        pointer-events: auto;
      }
      .notice.error {
        border-left-color: var(--alarm);
      }
      .notice.warning {
        border-left-color: var(--attention);
      }
      .notice > svg {
        margin-top: 5px;
      }
      .error > svg {
        color: var(--alarm-text);
      }
      .warning > svg {
        color: var(--attention-text);
      }
      p {
        margin-block: 4px;
        overflow-wrap: anywhere;
      }
      button {
        flex: none;
      }
    `,
  ];

  protected override slice(state: AppState): readonly unknown[] {
    return [state.notices];
  }

  protected override render(): TemplateResult | typeof nothing {
    const { notices } = this.state;
    if (notices.length === 0) return nothing;
    return html`${notices.slice(-4).map((notice) => this.#notice(notice))}`;
  }

  #notice({ id, level, error }: Notice): TemplateResult {
    const sign = level === 'error' ? 'alarm' : level === 'warning' ? 'attention' : 'info';
    return html`<div class="notice ${level}" role=${level === 'error' ? 'alert' : 'status'}>
      ${icon(sign)}
      <p>
        <span class="visually-hidden">${this.t.labelled(this.t.levels[level], '')}</span
        >${errorSentence(this.state.language, error)}
      </p>
      <button
        type="button"
        class="icon quiet"
        aria-label=${this.t.dismiss}
        title=${this.t.dismiss}
        @click=${() => this.app.dismiss(id)}
      >
        ${icon('close', 16)}
      </button>
    </div>`;
  }
}

customElements.define('vigie-notices', NoticeStack);
