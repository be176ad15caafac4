import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import { AppElement } from '../app-element.ts';
import { formatClock, formatFixed, formatNumber } from '../i18n/i18n.ts';
import { sharedStyles } from '../styles.ts';
import { icon } from './vigie-icon.ts';

const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;

/** Play, pause, seek, speed; for an exact analysis its progress in frames and seconds, and a way to stop. */
export class PlaybackBar extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 10px;
        min-width: 0;
        min-height: 40px;
        flex-wrap: wrap;
      }
      input[type='range'] {
        flex: 1 1 120px;
        min-width: 80px;
      }
      progress {
        flex: 1 1 120px;
        min-width: 80px;
        height: 8px;
        accent-color: var(--accent);
      }
      .live {
        color: var(--text);
        font-weight: 600;
      }
      .dot {
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--alarm);
      }
      select {
        padding-inline: 4px;
      }
      :host([compact]) {
        flex-wrap: nowrap;
      }
      :host([compact]) .people {
        display: none;
      }
      :host([compact]) input[type='range'] {
        min-width: 40px;
      }
    `,
  ];

  static override properties = { compact: { type: Boolean, reflect: true } };
  /** On a narrow screen: everything in one row, the count of people is shown elsewhere. */
  declare compact: boolean;

  constructor() {
    super();
    this.compact = false;
  }

  protected override slice(state: AppState): readonly unknown[] {
    const time = state.playback?.time ?? state.result?.time ?? 0;
    return [
      state.source,
      state.phase,
      state.steerable,
      state.playback?.playing,
      state.playback?.speed,
      Math.floor(time * 4),
      state.source?.pacing === 'exact' ? state.live : null,
    ];
  }

  protected override render(): TemplateResult | typeof nothing {
    const { source, playback, steerable, result } = this.state;
    if (!source) return nothing;
    const reviewing = this.state.phase === 'ended' && steerable;
    if (source.pacing === 'exact' && source.kind === 'file' && !reviewing) return this.#exact();
    const time = playback?.time ?? this.state.result?.time ?? 0;
    return html`
      ${steerable && playback ? this.#playButton(playback.playing) : nothing}
      ${
        source.kind === 'camera' || source.kind === 'screen'
          ? html`<span class="badge live"><span class="dot"></span>${this.t.live}</span>`
          : nothing
      }
      <span class="number">
        ${formatClock(time)}${
          source.duration === null
            ? nothing
            : html`<span class="muted"> / ${formatClock(source.duration)}</span>`
        }
      </span>
      ${
        result && this.state.phase === 'running'
          ? html`<span class="badge number people">${this.t.people(result.output.people)}</span>`
          : nothing
      }
      ${source.duration !== null && steerable ? this.#slider(time, source.duration) : html`<span class="grow"></span>`}
      ${steerable && playback ? this.#speed(playback.speed) : nothing}
    `;
  }

  #playButton(playing: boolean): TemplateResult {
    const label = playing ? this.t.pause : this.t.play;
    return html`<button
      type="button"
      class="icon"
      aria-label=${label}
      title=${`${label} (${this.t.keys.space})`}
      @click=${() => (playing ? this.app.pause() : this.app.play())}
    >
      ${icon(playing ? 'pause' : 'play')}
    </button>`;
  }

  #slider(time: number, duration: number): TemplateResult {
    return html`<input
      type="range"
      min="0"
      max=${duration}
      step="0.1"
      aria-label=${this.t.position}
      aria-valuetext=${formatClock(time)}
      .value=${String(time)}
      @input=${(event: InputEvent) => this.app.seek(Number((event.target as HTMLInputElement).value))}
    />`;
  }

  #speed(speed: number): TemplateResult {
    const { language } = this.state;
    return html`<select
      aria-label=${this.t.playbackSpeed}
      @change=${(event: Event) => this.app.setSpeed(Number((event.target as HTMLSelectElement).value))}
    >
      ${SPEEDS.map(
        (value) =>
          html`<option value=${value} ?selected=${value === speed}>
            × ${formatNumber(language, value, 2)}
          </option>`,
      )}
    </select>`;
  }

  #exact(): TemplateResult {
    const { source, live, result, language, phase } = this.state;
    const time = result?.time ?? 0;
    const frames = formatNumber(language, live.analysed, 0);
    const duration = source?.duration ?? null;
    const text =
      duration === null
        ? this.t.exactProgressOpen(frames, formatClock(time))
        : this.t.exactProgress(frames, formatClock(time), formatClock(duration));
    if (phase === 'ended')
      return html`<strong>${this.t.exactDone}</strong><span class="number">${text}</span>`;
    return html`<progress
        max=${duration ?? 1}
        .value=${duration === null ? 0 : Math.min(time, duration)}
        aria-label=${this.t.doors.file.exact}
      ></progress>
      <span class="number small">${text}</span>
      <span class="number small muted">${this.t.speedTimes(formatFixed(language, live.speed, 1))}</span>
      <button type="button" @click=${() => this.app.cancel()}>
        ${icon('stop', 14)} ${this.t.cancelAnalysis}
      </button>`;
  }
}

customElements.define('vigie-playback-bar', PlaybackBar);
