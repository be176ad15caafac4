import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import type { RuleReading } from '../../core/pipeline-types.ts';
import type { Rule } from '../../core/scenario/scenario.ts';
import type { Track } from '../../core/tracking/track.ts';
import { AppElement } from '../app-element.ts';
import { formatClock, formatPercent, formatSeconds } from '../i18n/i18n.ts';
import { placeName } from '../place-name.ts';
import { sharedStyles } from '../styles.ts';
import { LUGGAGE } from '../../core/detection/detection.ts';
import type { Box } from '../../core/geometry/types.ts';
import { fixtureButton } from '../elements/fixture-button.ts';
import '../elements/ground-measures.ts';
import '../elements/honest-card.ts';
import '../elements/reading-list.ts';
import '../elements/zone-form.ts';
import { icon } from '../elements/vigie-icon.ts';
import './rule-form.ts';

/** Live figures are read by people: four times a second is enough. */
const PER_SECOND = 4;
const MAX_TRACKS = 40;

/** Why a rule does or does not fire for what is chosen: a track, a rule, a zone or an alert. */
export class InspectorView extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        padding: 12px 14px 16px;
      }
      header {
        display: flex;
        align-items: center;
        gap: 8px;
        margin-bottom: 10px;
      }
      header h2 {
        flex: 1;
        min-width: 0;
      }
      section {
        margin-top: 12px;
      }
      section + section,
      details {
        margin-top: 14px;
        padding-top: 12px;
        border-top: 1px solid var(--line);
      }
      .title {
        display: flex;
        align-items: center;
        gap: 7px;
        margin-bottom: 4px;
        font-weight: 650;
        font-size: 13px;
      }
      .tracks {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin: 6px 0 14px;
      }
      .rules {
        display: grid;
        gap: 4px;
        margin-top: 6px;
      }
      .rules button {
        width: 100%;
        justify-content: flex-start;
        text-align: left;
      }
      summary {
        cursor: pointer;
        font-weight: 650;
        font-size: 13px;
        min-height: 24px;
      }
      details vigie-honest-card {
        margin-top: 8px;
      }
      .mark {
        margin-block: 8px;
      }
      .intro {
        margin-bottom: 12px;
      }
    `,
  ];

  protected override slice(state: AppState): readonly unknown[] {
    const { selection, result } = state;
    const live = selection?.kind !== 'zone' && result ? Math.floor(result.time * PER_SECOND) : null;
    const alerts = selection?.kind === 'alert' ? state.alerts : null;
    return [selection, state.scenario, alerts, live, Boolean(result), state.phase];
  }

  protected override render(): TemplateResult {
    const { selection } = this.state;
    switch (selection?.kind) {
      case 'track':
        return this.#track(selection.id);
      case 'rule':
        return this.#rule(selection.id);
      case 'zone':
        return this.#zone(selection.id);
      case 'alert':
        return this.#alert(selection.id);
      case undefined:
        return this.#overview();
    }
  }

  #header(title: TemplateResult | string): TemplateResult {
    return html`<header>
      <h2>${title}</h2>
      <button
        type="button"
        class="icon quiet"
        aria-label=${this.t.deselect}
        title=${this.t.deselect}
        @click=${() => this.app.select(null)}
      >
        ${icon('close')}
      </button>
    </header>`;
  }

  #overview(): TemplateResult {
    const tracks = (this.state.result?.output.tracks ?? []).filter(({ state }) => state !== 'tentative');
    const { rules } = this.state.scenario;
    return html`<p class="intro muted">${this.t.inspectorEmpty}</p>
      <h3>${this.t.inspectorTracks}</h3>
      ${
        tracks.length === 0
          ? html`<p class="tracks muted small">${this.t.inspectorNoTracks}</p>`
          : html`<div class="tracks">
              ${tracks
                .slice(0, MAX_TRACKS)
                .map(
                  ({ id, label }) =>
                    html`<button type="button" @click=${() => this.app.select({ kind: 'track', id })}>
                      ${this.t.trackName(this.m.classes[label], id)}
                    </button>`,
                )}
            </div>`
      }
      <h3>${this.t.inspectorRules}</h3>
      <div class="rules">
        ${rules.length === 0 ? html`<p class="muted small">${this.t.noRules}</p>` : nothing}
        ${rules.map(
          (rule) =>
            html`<button type="button" @click=${() => this.app.select({ kind: 'rule', id: rule.id })}>
              ${icon(rule.event, 17)} ${this.#ruleName(rule)}
            </button>`,
        )}
      </div>`;
  }

  #ruleName(rule: Rule): string {
    return this.t.ruleOf(this.m.events[rule.event].name, placeName(this.state.scenario, rule, this.m));
  }

  #track(id: number): TemplateResult {
    const { result, language } = this.state;
    const track = result?.output.tracks.find((one) => one.id === id);
    if (!track)
      return html`${this.#header(String(id))}
        <p class="muted">${this.t.trackGone}</p>`;
    const readings = (result?.output.readings ?? []).filter(({ finding }) => finding.trackIds.includes(id));
    const name = this.t.trackName(this.m.classes[track.label], id);
    const seen = this.t.trackSeen(
      formatSeconds(language, track.lastSeen - track.firstSeen),
      formatPercent(language, track.score),
    );
    return html`${this.#header(name)}
      <p class="muted small">${this.t.trackStates[track.state]}, ${seen}${this.#still(track)}</p>
      <vigie-ground-measures .track=${track}></vigie-ground-measures>
      ${LUGGAGE.includes(track.label) && track.stationarySince !== null ? this.#fixture(track.box) : nothing}
      ${
        readings.length === 0
          ? html`<p class="muted">
              ${this.state.phase === 'ended' ? this.t.noReadingsEnded : this.t.noReadings}
            </p>`
          : nothing
      }
      ${readings.map((reading) => this.#reading(reading))}`;
  }

  #still(track: Track): string {
    if (track.stationarySince === null) return '';
    const duration = formatSeconds(this.state.language, Math.max(0, track.lastSeen - track.stationarySince));
    return `, ${this.t.trackStill(duration)}`;
  }

  #reading(reading: RuleReading): TemplateResult {
    const rule = this.state.scenario.rules.find(({ id }) => id === reading.ruleId);
    return html`<section>
      <p class="title">
        ${rule ? icon(rule.event, 17) : nothing}
        <span class="grow">${rule ? this.#ruleName(rule) : reading.ruleId}</span>
        ${this.#phase(reading.phase)}
      </p>
      <vigie-reading-list .reading=${reading}></vigie-reading-list>
    </section>`;
  }

  #phase(phase: RuleReading['phase']): TemplateResult | typeof nothing {
    if (phase === 'idle' || phase === 'clearing') return nothing;
    return html`<span class="badge ${phase}">${icon(phase, 14)} ${this.t.phases[phase]}</span>`;
  }

  #rule(id: string): TemplateResult {
    const rule = this.state.scenario.rules.find((one) => one.id === id);
    if (!rule)
      return html`${this.#header(id)}
        <p class="muted">${this.t.ruleGone}</p>`;
    const readings = (this.state.result?.output.readings ?? []).filter(({ ruleId }) => ruleId === id);
    return html`${this.#header(this.#ruleName(rule))}
      <vigie-rule-form .app=${this.app} .ruleId=${id}></vigie-rule-form>
      ${
        readings.length === 0
          ? html`<section><p class="muted small">${this.t.noReadingsRule}</p></section>`
          : readings.slice(0, 6).map((reading) => this.#subject(reading))
      }
      <section><vigie-honest-card .event=${rule.event}></vigie-honest-card></section>`;
  }

  #fixture(box: Box): TemplateResult {
    return html`<p class="mark">${fixtureButton(this.app, box)}</p>`;
  }

  #subject(reading: RuleReading): TemplateResult {
    const { box } = reading.finding;
    const rule = this.state.scenario.rules.find(({ id }) => id === reading.ruleId);
    const isLeftThing = rule?.event === 'abandoned-object';
    const tracks = this.state.result?.output.tracks ?? [];
    const names = reading.finding.trackIds
      .map((id) => tracks.find((track) => track.id === id))
      .filter((track) => track !== undefined)
      .slice(0, 4)
      .map(({ id, label }) => this.t.trackName(this.m.classes[label], id));
    return html`<section>
      <p class="title">
        <span class="grow"
          >${names.join(', ') || (this.m.states[reading.finding.subject] ?? this.m.wholePicture)}</span
        >
        ${this.#phase(reading.phase)}
      </p>
      <vigie-reading-list .reading=${reading}></vigie-reading-list>
      ${isLeftThing && box ? this.#fixture(box) : nothing}
    </section>`;
  }

  #zone(id: string): TemplateResult {
    const zone = this.state.scenario.zones.find((one) => one.id === id);
    if (!zone)
      return html`${this.#header(id)}
        <p class="muted">${this.t.zoneGone}</p>`;
    return html`${this.#header(zone.name)}<vigie-zone-form .app=${this.app} .zoneId=${id}></vigie-zone-form>
      <vigie-ground-measures .zone=${zone}></vigie-ground-measures>`;
  }

  #alert(id: string): TemplateResult {
    const item = this.state.alerts.find(({ alert }) => alert.id === id);
    if (!item)
      return html`${this.#header('')}
        <p class="muted">${this.t.alertGone}</p>`;
    const { alert } = item;
    const { language } = this.state;
    const rule = this.state.scenario.rules.find((one) => one.id === alert.ruleId);
    const lasted =
      alert.clearedAt === null
        ? this.state.phase === 'ended'
          ? this.t.untilEnd
          : this.t.active
        : this.t.lasted(formatSeconds(language, alert.clearedAt - alert.raisedAt));
    return html`${this.#header(this.m.events[alert.event].name)}
      <p class="row wrap small">
        <span class="badge ${alert.level}">${icon(alert.level, 14)} ${this.m.levels[alert.level]}</span>
        <span>${placeName(this.state.scenario, alert, this.m)}</span>
        <span class="muted">${this.t.atTime(formatClock(alert.raisedAt))}, ${lasted}</span>
      </p>
      <section>
        <h3>${this.t.because}</h3>
        <vigie-reading-list .because=${alert.because}></vigie-reading-list>
        ${alert.event === 'abandoned-object' && alert.box ? this.#fixture(alert.box) : nothing}
        ${
          rule
            ? html`<button type="button" @click=${() => this.app.select({ kind: 'rule', id: rule.id })}>
                ${icon('settings', 16)} ${this.t.showRule}
              </button>`
            : nothing
        }
      </section>
      <section><vigie-honest-card .event=${alert.event}></vigie-honest-card></section>`;
  }
}

customElements.define('vigie-inspector', InspectorView);
