import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import { AppElement } from '../app-element.ts';
import { placeUnder } from '../popover.ts';
import { sharedStyles } from '../styles.ts';
import { icon } from './vigie-icon.ts';

/** `0 requests`, and how to check it without believing the page. */
export class NetworkBadge extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: inline-flex;
      }
      button {
        border-radius: 99px;
        white-space: nowrap;
      }
      button svg {
        color: var(--good);
      }
      button.alarm svg {
        color: inherit;
      }
      [popover] {
        width: min(24rem, calc(100vw - 16px));
        overflow-y: auto;
      }
      p,
      h3,
      ol {
        margin-top: 8px;
      }
      ol {
        padding-left: 20px;
        list-style: decimal;
      }
      li + li {
        margin-top: 5px;
      }
      @media (max-width: 480px) {
        .word {
          display: none;
        }
      }
    `,
  ];

  protected override slice(state: AppState): readonly unknown[] {
    return [state.foreignRequests, state.onDisk];
  }

  protected override render(): TemplateResult {
    const n = this.state.foreignRequests;
    const [number = '0', word = ''] = this.t.requests(n).split(/[\s\u00a0]/u);
    return html`<button
        type="button"
        class=${n > 0 ? 'alarm' : ''}
        popovertarget="network"
        aria-label=${this.t.requests(n)}
      >
        ${icon(n > 0 ? 'alarm' : 'shield', 16)}<span>${number}<span class="word"> ${word}</span></span>
      </button>
      <div id="network" popover @toggle=${placeUnder}>
        <h2>${n > 0 ? this.t.requests(n) : this.t.requestsTitle}</h2>
        <p>${n > 0 ? this.t.requestsBad(n) : this.t.requestsText}</p>
        <h3>${this.t.requestsCheck}</h3>
        <ol>
          ${this.t.requestsSteps.map((step) => html`<li>${step}</li>`)}
        </ol>
        ${this.state.onDisk ? html`<p class="small">${this.t.requestsOnDisk}</p>` : nothing}
        <p class="muted small">${this.t.requestsSelf}</p>
      </div>`;
  }

  open(): void {
    this.renderRoot.querySelector<HTMLElement>('#network')?.showPopover();
  }
}

customElements.define('vigie-network-badge', NetworkBadge);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-network-badge': NetworkBadge;
  }
}
