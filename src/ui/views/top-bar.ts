import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState, Theme } from '../../app/app-state.ts';
import { AppElement } from '../app-element.ts';
import { sourceName } from '../source-name.ts';
import { sharedStyles } from '../styles.ts';
import '../elements/engine-badge.ts';
import '../elements/microphone-badge.ts';
import '../elements/network-badge.ts';
import { saveSessionButton } from '../elements/save-session-button.ts';
import { icon, type IconName } from '../elements/vigie-icon.ts';
import { wordmark } from '../elements/wordmark.ts';
import './settings-menu.ts';

const NEXT_THEME: Readonly<Record<Theme, Theme>> = { dark: 'light', light: 'auto', auto: 'dark' };
const THEME_ICON: Readonly<Record<Theme, IconName>> = { dark: 'moon', light: 'sun', auto: 'auto' };

/** Name, source, engine, requests, language, theme, help, settings. */
export class TopBar extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: 48px;
        padding: 4px 12px;
        border-bottom: 1px solid var(--line);
        background: var(--panel);
      }
      .mark {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        padding-inline: 4px;
        border: 0;
        background: none !important;
      }
      .name {
        font-size: 18px;
        font-weight: 650;
        letter-spacing: -0.02em;
      }
      .source {
        display: flex;
        align-items: center;
        gap: 8px;
        min-width: 0;
        flex: 1;
      }
      .source strong {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-weight: 600;
      }
      .tools {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .languages {
        display: flex;
      }
      .languages button {
        padding-inline: 8px;
        font-size: 12.5px;
      }
      .languages button:first-child {
        border-radius: var(--radius-small) 0 0 var(--radius-small);
      }
      .languages button:last-child {
        margin-left: -1px;
        border-radius: 0 var(--radius-small) var(--radius-small) 0;
      }
      .languages button[aria-pressed='true'] {
        position: relative;
      }
      .source button {
        flex: none;
      }
      @media (max-width: 1100px) {
        .kind,
        .save span {
          display: none;
        }
      }
      @media (max-width: 720px) {
        .mark .name {
          display: none;
        }
        :host {
          flex-wrap: wrap;
          padding-inline: 8px;
        }
        .source {
          order: 2;
          flex-basis: 100%;
        }
        .tools {
          flex: 1;
          flex-wrap: wrap;
          justify-content: flex-end;
          gap: 4px;
        }
        .source:empty {
          display: none;
        }
      }
      @media (max-width: 480px) {
        .help,
        .lessons {
          display: none;
        }
        .languages button {
          min-width: 28px;
          padding-inline: 5px;
        }
      }
    `,
  ];

  protected override slice(state: AppState): readonly unknown[] {
    return [state.phase, state.source, state.theme, state.writable, state.session === null];
  }

  protected override render(): TemplateResult {
    const { phase, theme } = this.state;
    const themeLabel = this.t.labelled(this.t.theme, this.t.themes[theme]);
    return html`
      ${
        phase === 'doors'
          ? nothing
          : html`<button
              type="button"
              class="mark"
              aria-label=${this.t.backToStart}
              title=${this.t.backToStart}
              @click=${() => void this.app.closeSource()}
            >
              ${wordmark(24)}
            </button>`
      }
      <div class="source">${phase === 'doors' ? nothing : this.#source()}</div>
      <div class="tools">
        ${
          this.state.writable
            ? nothing
            : html`<span class="badge attention" title=${this.t.readOnly}
                >${icon('attention', 14)}<span class="visually-hidden">${this.t.readOnly}</span></span
              >`
        }
        <vigie-microphone-badge></vigie-microphone-badge>
        <vigie-engine-badge ?hidden=${phase === 'doors'}></vigie-engine-badge>
        <vigie-network-badge></vigie-network-badge>
        ${this.#languages()}
        <button
          type="button"
          class="icon quiet lessons"
          aria-label=${this.t.lessons}
          title=${this.t.lessons}
          @click=${() => this.app.lessons.showList()}
        >
          ${icon('lessons')}
        </button>
        <button
          type="button"
          class="icon"
          aria-label=${themeLabel}
          title=${themeLabel}
          @click=${() => this.app.setTheme(NEXT_THEME[theme])}
        >
          ${icon(THEME_ICON[theme])}
        </button>
        <button
          type="button"
          class="icon help"
          aria-label=${this.t.shortcuts}
          title=${`${this.t.shortcuts} (?)`}
          @click=${() => this.dispatchEvent(new CustomEvent('vigie-help', { bubbles: true, composed: true }))}
        >
          ${icon('help')}
        </button>
        <vigie-settings></vigie-settings>
      </div>
    `;
  }

  /** Opens the text that says how to check that nothing is sent. */
  showHowToCheck(): void {
    this.renderRoot.querySelector('vigie-network-badge')?.open();
  }

  #source(): TemplateResult | typeof nothing {
    const { source } = this.state;
    if (!source) return nothing;
    const name = sourceName(source, this.t);
    return html`<span class="badge kind muted" ?hidden=${source.kind === 'stage'}
        >${this.t.sourceKinds[source.kind]}${
          source.kind === 'file' && source.pacing === 'exact' ? ` · ${this.t.exact}` : ''
        }</span
      >
      <strong title=${name}>${name}</strong>
      <button
        type="button"
        class="quiet"
        title=${this.t.closeSourceHelp}
        @click=${() => void this.app.closeSource()}
      >
        ${icon('close', 16)} ${this.t.closeSource}
      </button>
      ${this.state.session ? saveSessionButton(this.state.language) : nothing}`;
  }

  #languages(): TemplateResult {
    const { language } = this.state;
    return html`<div class="languages" role="group" aria-label=${this.t.languageName}>
      ${(['fr', 'en'] as const).map(
        (one) =>
          html`<button
            type="button"
            lang=${one}
            aria-pressed=${language === one}
            aria-label=${one === 'fr' ? 'FR, français' : 'EN, English'}
            @click=${() => this.app.setLanguage(one)}
          >
            ${one.toUpperCase()}
          </button>`,
      )}
    </div>`;
  }
}

customElements.define('vigie-top-bar', TopBar);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-top-bar': TopBar;
  }
}
