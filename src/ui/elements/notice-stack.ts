import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState, Notice } from '../../app/app-state.ts';
import { errorSentence } from '../../core/messages/messages.ts';
import { AppElement } from '../app-element.ts';
import { sharedStyles } from '../styles.ts';
import { icon } from './vigie-icon.ts';

/** So many are shown, the newest. */
const MOST = 3;

/**
 * Sentences for the person, newest last; each stays until dismissed or solved. They stand in a row of their own
 * under the top bar, so that they cover nothing.
 */
export class NoticeStack extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }
      .notice {
        display: flex;
        align-items: flex-start;
        gap: 10px;
        padding: 5px 12px 5px 14px;
        border-bottom: 1px solid var(--line);
        border-left: 4px solid var(--accent);
        background: var(--raised);
      }
      .notice.error {
        border-left-color: var(--alarm);
        background: color-mix(in oklab, var(--alarm) 12%, var(--panel));
      }
      .notice.warning {
        border-left-color: var(--attention);
        background: color-mix(in oklab, var(--attention) 10%, var(--panel));
      }
      .notice > svg {
        margin-top: 6px;
      }
      .error > svg {
        color: var(--alarm-text);
      }
      .warning > svg {
        color: var(--attention-text);
      }
      p {
        flex: 1;
        margin-block: 4px;
        min-width: 0;
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
    return html`${notices.slice(-MOST).map((notice) => this.#notice(notice))}`;
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
