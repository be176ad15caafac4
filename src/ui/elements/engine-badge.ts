import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import { AppElement } from '../app-element.ts';
import { formatFixed, formatNumber } from '../i18n/i18n.ts';
import { placeUnder } from '../popover.ts';
import { sharedStyles } from '../styles.ts';
import { icon } from './vigie-icon.ts';

/** `WebGPU · 42 fps`; behind it what was refused and why, what was dropped, and where the time goes. */
export class EngineBadge extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: inline-flex;
      }
      button {
        border-radius: 99px;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .short {
        display: none;
      }
      @media (max-width: 620px) {
        .long {
          display: none;
        }
        .short {
          display: inline;
        }
      }
      [popover] {
        width: min(25rem, calc(100vw - 16px));
        overflow-y: auto;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(0, 9.5em) minmax(0, 1fr);
        gap: 5px 14px;
        margin-top: 10px;
        font-size: 13px;
      }
      dt {
        color: var(--muted);
      }
      dd {
        overflow-wrap: anywhere;
      }
      code {
        font: 11.5px/1.3 var(--mono);
      }
    `,
  ];

  protected override slice(state: AppState): readonly unknown[] {
    return [state.engine, state.live, state.source?.pacing];
  }

  protected override render(): TemplateResult {
    const { engine, live, language } = this.state;
    const { info } = engine;
    const trouble = engine.state === 'failed' || engine.state === 'restarting';
    const slow = info?.backend === 'wasm' || info?.backend === 'webgl';
    const running = engine.state === 'ready' && info;
    const label = running ? this.t.backends[info.backend] : this.t.engineStates[engine.state];
    const rate = running
      ? this.t.fps(formatFixed(language, live.analysedPerSecond, live.analysedPerSecond < 10 ? 1 : 0))
      : '';
    const tone = trouble ? 'alarm' : slow ? 'attention' : '';
    return html`<button
        type="button"
        class=${tone}
        popovertarget="engine"
        aria-label=${this.t.labelled(this.t.engine, `${label} ${rate}`)}
      >
        ${icon(trouble ? 'alarm' : 'chip', 16)}<span class="long">${label}${rate ? ' · ' : ''}</span
        ><span>${rate || html`<span class="short">${label}</span>`}</span>
      </button>
      <div id="engine" popover @toggle=${placeUnder}>
        <h2>${this.t.labelled(this.t.engine, label)}</h2>
        ${info ? html`<p class="muted small">${this.t.backendNotes[info.backend]}</p>` : nothing}
        ${this.#details()}
      </div>`;
  }

  /** The engine says of WebAssembly how many threads it has, in English. */
  #adapter(name: string): string {
    const threads = /^(\d+) thread/.exec(name)?.[1];
    return threads === undefined ? name : this.t.threads(Number(threads));
  }

  #details(): TemplateResult {
    const { engine, live, language, result, source } = this.state;
    const { info } = engine;
    const n = (value: number): string => formatNumber(language, value, 0);
    return html`<dl class="number">
      ${
        info
          ? html`<dt>${this.t.detector}</dt>
              <dd>${this.t.detectors[info.detector]}</dd>
              ${
                info.adapter
                  ? html`<dt>${this.t.adapter}</dt>
                      <dd>${this.#adapter(info.adapter)}</dd>`
                  : nothing
              }
              <dt>${this.t.refused}</dt>
              <dd>
                ${
                  info.refused.length === 0
                    ? this.t.noneRefused
                    : html`<ul>
                        ${info.refused.map(
                          ({ backend, reason }) =>
                            html`<li>
                              ${this.t.labelled(this.t.backends[backend], this.m.reasons[reason] ?? reason)}
                            </li>`,
                        )}
                      </ul>`
                }
              </dd>`
          : nothing
      }
      <dt>${this.t.analysedFrames}</dt>
      <dd>${n(live.analysed)}</dd>
      ${
        source?.pacing === 'exact'
          ? html`<dt>${this.t.speed}</dt>
              <dd>${this.t.speedTimes(formatFixed(language, live.speed, 1))}</dd>`
          : html`<dt>${this.t.dropped}</dt>
              <dd>${n(live.dropped)} <span class="muted small">${this.t.droppedHelp}</span></dd>
              <dt>${this.t.late}</dt>
              <dd>${n(live.late)}</dd>
              ${
                live.limit === null
                  ? nothing
                  : html`<dt>${this.t.limit}</dt>
                      <dd>${this.t.limitedTo(n(live.limit))}</dd>`
              }`
      }
      ${
        result
          ? html`<dt>${this.t.frameTime}</dt>
              <dd>
                ${this.t.timing(
                  n(result.timing.prepare),
                  n(result.timing.network),
                  n(result.timing.decode),
                  n(result.timing.pipeline),
                )}
              </dd>`
          : nothing
      }
      ${
        info
          ? html`<dt>${this.t.modelHash}</dt>
              <dd><code>${info.modelSha256}</code></dd>`
          : nothing
      }
    </dl>`;
  }
}

customElements.define('vigie-engine-badge', EngineBadge);
