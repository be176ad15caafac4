import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import { BACKENDS, DETECTORS, type BackendId, type DetectorId } from '../../core/scenario/scenario.ts';
import type { StoreCounts } from '../../store/vigie-store.ts';
import { AppElement } from '../app-element.ts';
import { formatBytes } from '../i18n/i18n.ts';
import { placeUnder } from '../popover.ts';
import { sharedStyles } from '../styles.ts';
import { setSingleKeys, singleKeys } from '../view-settings.ts';
import '../elements/evidence-section.ts';
import { icon } from '../elements/vigie-icon.ts';

/** Detector, backend, shortcuts, and the one action that erases everything. */
export class SettingsMenu extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: inline-flex;
      }
      [popover] {
        width: min(23rem, calc(100vw - 16px));
        overflow-y: auto;
      }
      section + section {
        margin-top: 14px;
        padding-top: 12px;
        border-top: 1px solid var(--line);
      }
      section > * + * {
        margin-top: 8px;
      }
      .body {
        display: grid;
        gap: 14px;
        padding: 20px;
      }
      .end {
        display: flex;
        justify-content: flex-end;
        gap: 8px;
      }
    `,
  ];
  static override properties = { counts: { state: true }, keys: { state: true } };
  declare private counts: StoreCounts | null;
  declare private keys: boolean;

  constructor() {
    super();
    this.counts = null;
    this.keys = singleKeys();
  }

  protected override slice(state: AppState): readonly unknown[] {
    return [state.engine.info, state.scenario.analysis, state.writable];
  }

  protected override render(): TemplateResult {
    return html`<button
        type="button"
        class="icon"
        popovertarget="settings"
        aria-label=${this.t.settings}
        title=${this.t.settings}
      >
        ${icon('settings')}
      </button>
      <div id="settings" popover @toggle=${this.#onToggle}>
        ${this.#engine()}
        <section><vigie-evidence></vigie-evidence></section>
        ${this.#shortcuts()} ${this.#data()}
      </div>
      ${this.#eraseDialog()}`;
  }

  #engine(): TemplateResult {
    const { analysis } = this.state.scenario;
    const { info } = this.state.engine;
    const detector = analysis.detector ?? info?.detector ?? 'coco-ssd';
    return html`<section>
      <h2>${this.t.settingsEngine}</h2>
      <label class="stacked"
        >${this.t.detector}<select
          @change=${(event: Event) =>
            this.app.setEngine({ detector: (event.target as HTMLSelectElement).value as DetectorId })}
        >
          ${DETECTORS.map(
            (id) => html`<option value=${id} .selected=${id === detector}>${this.t.detectors[id]}</option>`,
          )}
        </select></label
      >
      <p class="muted small">${this.t.detectorNotes[detector]}</p>
      <label class="stacked"
        >${this.t.backend}<select
          @change=${(event: Event) => {
            const value = (event.target as HTMLSelectElement).value;
            this.app.setEngine({ backend: value === '' ? null : (value as BackendId) });
          }}
        >
          <option value="" .selected=${!analysis.backend}>${this.t.backendAuto}</option>
          ${BACKENDS.map(
            (id) =>
              html`<option value=${id} .selected=${analysis.backend === id}>${this.t.backends[id]}</option>`,
          )}
        </select></label
      >
      <p class="muted small">${this.t.settingsEngineHelp}</p>
    </section>`;
  }

  #shortcuts(): TemplateResult {
    return html`<section>
      <label
        ><input
          type="checkbox"
          .checked=${this.keys}
          @change=${(event: Event) => {
            this.keys = (event.target as HTMLInputElement).checked;
            setSingleKeys(this.keys);
          }}
        />${this.t.settingsKeys}</label
      >
      <p class="muted small">${this.t.settingsKeysHelp}</p>
    </section>`;
  }

  #data(): TemplateResult {
    const { counts } = this;
    const empty = counts !== null && counts.sessions + counts.alerts + counts.scenarios === 0;
    return html`<section>
      <h2>${this.state.onDisk ? this.t.settingsDataOnDisk : this.t.settingsData}</h2>
      <p class="small">${counts === null ? '…' : empty ? this.t.dataNothing : this.#what(counts)}</p>
      ${this.state.onDisk ? html`<p class="muted small">${this.t.onDiskNote}</p>` : nothing}
      <button
        type="button"
        class="danger"
        ?disabled=${!this.state.writable || counts === null}
        @click=${() => this.renderRoot.querySelector('dialog')?.showModal()}
      >
        ${icon('trash', 16)} ${this.t.eraseAll}
      </button>
      ${this.state.writable ? nothing : html`<p class="small attention">${this.t.readOnly}</p>`}
    </section>`;
  }

  #eraseDialog(): TemplateResult {
    const close = (): void => this.renderRoot.querySelector('dialog')?.close();
    return html`<dialog aria-labelledby="erase-title" closedby="any">
      <div class="body">
        <h2 id="erase-title">${this.t.eraseTitle}</h2>
        <p>${this.counts ? this.t.eraseText(this.#what(this.counts)) : nothing}</p>
        <div class="end">
          <button type="button" @click=${close}>${this.t.keep}</button>
          <button
            type="button"
            class="danger"
            @click=${async () => {
              close();
              await this.app.eraseAll();
              setSingleKeys(true);
              this.keys = true;
              this.counts = await this.app.counts();
            }}
          >
            ${icon('trash', 16)} ${this.t.eraseNow}
          </button>
        </div>
      </div>
    </dialog>`;
  }

  #what({ sessions, alerts, scenarios, bytes }: StoreCounts): string {
    const size = bytes === null ? null : formatBytes(this.state.language, bytes);
    return this.t.dataCounts(sessions, alerts, scenarios, size);
  }

  readonly #onToggle = (event: Event): void => {
    placeUnder(event);
    if ((event as ToggleEvent).newState !== 'open') return;
    void this.app.counts().then((counts) => {
      this.counts = counts;
    });
  };
}

customElements.define('vigie-settings', SettingsMenu);
