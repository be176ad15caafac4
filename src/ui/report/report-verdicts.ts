import type { Share } from '../../core/evaluation/wilson.ts';
import { html, type Html } from '../../core/report/html.ts';
import { EVENTS, type EventId } from '../../core/scenario/scenario.ts';
import { countVerdicts, type Judged } from '../ledger.ts';
import { MEASURED, figuresOf, PUBLISHED_FALSE } from '../rule-figures.ts';
import { cardWords } from '../i18n/cards-words.ts';
import { formatFixed, formatPercent } from '../i18n/i18n.ts';
import type { Pen } from './pen.ts';

/** The kinds of alert that a session looked for or found, in the order of the law. */
export function kindsOf({ facts: { session, alerts } }: Pen): EventId[] {
  const known = new Set<EventId>(session.scenario.rules.map(({ event }) => event));
  for (const { alert } of alerts) known.add(alert.event);
  return EVENTS.filter((event) => known.has(event));
}

/** The person's verdicts by kind, with their intervals, beside what was published. */
export function verdictSection(pen: Pen): Html {
  const { facts, r, m, rules } = pen;
  const kinds = kindsOf(pen);
  const row = (name: string, alerts: readonly Judged[], event: EventId | null): Html => {
    const ledger = countVerdicts(alerts);
    const field = event && rules[event].field;
    return html`<tr>
      <th scope="row">${name}</th>
      <td class="n r">${ledger.right}</td>
      <td class="n r">${ledger.wrong}</td>
      <td class="n r">${ledger.unsure}</td>
      <td class="n r">${ledger.open}</td>
      <td>${shareCell(pen, ledger.falseOfDecided, event)}</td>
      <td>
        ${field ? html`${field.figure ?? ''} ${field.finding} ${field.source ? html`<span class="quiet">${r.sourceOf(field.source)}</span>` : ''}` : ''}
      </td>
    </tr> `;
  };
  return html`<section>
    <h2>${r.verdictsTitle}</h2>
    <div class="scroll">
      <table class="verdicts">
        <thead>
          <tr>
            <th scope="col">${r.kind}</th>
            <th scope="col" class="r">${r.right}</th>
            <th scope="col" class="r">${r.wrong}</th>
            <th scope="col" class="r">${r.unsure}</th>
            <th scope="col" class="r">${r.open}</th>
            <th scope="col">${r.falseShare}</th>
            <th scope="col">${r.published}</th>
          </tr>
        </thead>
        <tbody>
          ${row(r.allKinds, facts.alerts, null)}
          ${kinds.map((event) =>
            row(
              m.events[event].name,
              facts.alerts.filter(({ alert }) => alert.event === event),
              event,
            ),
          )}
        </tbody>
      </table>
    </div>
    <p class="quiet">${r.verdictsNote}</p>
  </section>`;
}

function shareCell({ r, language }: Pen, share: Share | null, event: EventId | null): Html {
  if (!share) return html`<span class="quiet">${r.nothingJudged}</span>`;
  const percent = (value: number): string => formatPercent(language, value);
  const words = r.shareOf(percent(share.share), percent(share.low), percent(share.high));
  const published = event === PUBLISHED_FALSE.event ? PUBLISHED_FALSE.share : null;
  const x = (value: number): string => (4 + value * 136).toFixed(1);
  return html`<span class="n">${words}</span>
    <svg class="span" viewBox="0 0 144 16" aria-hidden="true">
      <line class="axis" x1="4" x2="140" y1="8" y2="8" />
      <line class="range" x1="${x(share.low)}" x2="${x(share.high)}" y1="8" y2="8" />
      <circle cx="${x(share.share)}" cy="8" r="4" />
      ${published === null ? '' : html`<line class="tick" x1="${x(published)}" x2="${x(published)}" y1="1" y2="15" />`}
    </svg>`;
}

/** What was measured of these rules on public footage, and what they cannot do. */
export function figuresSection(pen: Pen): Html {
  const { r, m, rules, language } = pen;
  const cards = cardWords(language);
  const figures = (event: EventId): string => {
    const { events, found, falseAlerts, counting } = figuresOf(event);
    return [
      counting && cards.counting(formatFixed(language, counting.error, 2), counting.clip),
      events > 0 ? cards.found(found, events) : cards.noEvent,
      cards.falseAlerts(falseAlerts),
    ]
      .filter(Boolean)
      .join(' · ');
  };
  const kinds = kindsOf(pen);
  if (kinds.length === 0) return html``;
  return html`<section>
    <h2>${r.figuresTitle}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${r.kind}</th>
            <th scope="col">${r.measured}</th>
            <th scope="col">${r.cannot}</th>
          </tr>
        </thead>
        <tbody>
          ${kinds.map(
            (event) =>
              html`<tr>
                <th scope="row">${m.events[event].name}</th>
                <td>${figures(event)}</td>
                <td>
                  <ul>
                    ${rules[event].cannot.map((line) => html`<li>${line}</li>`)}
                  </ul>
                </td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    <p class="quiet">${r.figuresNote(MEASURED.clips, MEASURED.detector, MEASURED.backend)}</p>
  </section>`;
}
