import type { Language } from '../../app/app-state.ts';
import type { ReportAlert, ReportFacts } from '../../app/report-facts.ts';
import { argue } from '../../core/messages/messages.ts';
import { html, type Html } from '../../core/report/html.ts';
import { evidenceWords } from '../i18n/evidence-words.ts';
import { formatClockTenths, formatDate, formatSeconds } from '../i18n/i18n.ts';
import { placeName } from '../place-name.ts';
import { penOf, type Pen } from './pen.ts';
import { scenarioSection } from './report-scene.ts';
import { sheetSection } from './report-sheet.ts';
import { REPORT_STYLE } from './report-style.ts';
import { figuresSection, verdictSection } from './report-verdicts.ts';

/**
 * The report of a session as a page: one file without scripts, whose own policy lets it load nothing. Every value
 * from outside is escaped.
 */
export function reportHtml(facts: ReportFacts, language: Language): string {
  const pen = penOf(facts, language);
  const { r, name } = pen;
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <meta name="referrer" content="no-referrer" />
        <title>Vigie · ${r.heading} · ${name}</title>
        <style>
          ${{ html: REPORT_STYLE }}
        </style>
      </head>
      <body>
        <header>
          <p class="eyebrow">Vigie · ${r.heading}</p>
          <h1>${name}</h1>
          <p class="quiet">${r.madeAt(formatDate(language, facts.madeAt))}</p>
          <p class="caution">
            ${r.caution} ${facts.peopleHidden ? evidenceWords(language).peopleHidden : ''}
          </p>
        </header>
        <main>
          ${sheetSection(pen)} ${sessionSection(pen)} ${verdictSection(pen)} ${scenarioSection(pen)}
          ${alertSection(pen)} ${figuresSection(pen)}
          <section class="keep">
            <h2>${r.limitsTitle}</h2>
            <ul>
              ${r.limits.map((line) => html`<li>${line}</li>`)}
            </ul>
          </section>
        </main>
      </body>
    </html> `;
  return page.html;
}

function sessionSection(pen: Pen): Html {
  const { facts, r, t, m, language, name } = pen;
  const { source, startedAt, endedAt, engine, coverage, app, openedFrom } = facts.session;
  const kind = Object.hasOwn(t.sourceKinds, source.kind)
    ? t.sourceKinds[source.kind as keyof typeof t.sourceKinds]
    : source.kind;
  const about = [
    `${kind} · ${name}`,
    r.sourceSize(source.size.width, source.size.height),
    ...(source.duration === null ? [] : [r.sourceLength(formatSeconds(language, source.duration))]),
  ];
  const gaps = coverage.gaps.map(({ from, to, reason }) =>
    r.gap(formatClockTenths(language, from), formatClockTenths(language, to), m.reasons[reason] ?? reason),
  );
  const ranWith =
    app === undefined || app === facts.app ? [] : [[r.appOfSession, html`<code>${app}</code>`] as const];
  const rows: readonly (readonly [string, Html | string])[] = [
    [r.source, about.join(', ')],
    [r.started, formatDate(language, startedAt)],
    [r.ended, endedAt === null ? r.notEnded : formatDate(language, endedAt)],
    [r.analysed, formatSeconds(language, coverage.analysed)],
    [
      r.gaps,
      gaps.length === 0
        ? r.noGap
        : html`<ul>
            ${gaps.map((gap) => html`<li class="n">${gap}</li>`)}
          </ul>`,
    ],
    [
      r.engine,
      engine
        ? r.engineOn(t.detectors[engine.detector as 'nanodet'], backendName(pen, engine.backend))
        : r.noEngine,
    ],
    [r.modelHash, engine ? html`<code>${engine.modelSha256}</code>` : r.noEngine],
    ...ranWith,
    [r.app, html`<code>${facts.app}</code>`],
    ...(openedFrom === undefined ? [] : [[r.openedFrom, openedFrom] as const]),
  ];
  return html`<section>
    <h2>${r.sessionTitle}</h2>
    <table class="facts">
      <tbody>
        ${rows.map(
          ([label, value]) =>
            html`<tr>
              <th scope="row">${label}</th>
              <td>${value}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </section>`;
}

function backendName({ t }: Pen, id: string): string {
  return Object.hasOwn(t.backends, id) ? t.backends[id as 'wasm'] : id;
}

function alertSection(pen: Pen): Html {
  const { facts, r } = pen;
  if (facts.alerts.length === 0)
    return html`<section>
      <h2>${r.alertsTitle}</h2>
      <p>${r.noAlerts}</p>
    </section>`;
  return html`<section>
    <h2>${r.alertsTitle} (${facts.alerts.length})</h2>
    <table class="alerts">
      <thead>
        <tr>
          <th scope="col">${r.number}</th>
          <th scope="col">${r.picture}</th>
          <th scope="col">${r.what}</th>
          <th scope="col">${r.because}</th>
          <th scope="col">${r.verdict}</th>
        </tr>
      </thead>
      <tbody>
        ${facts.alerts.map((item, i) => alertRow(pen, item, i + 1))}
      </tbody>
    </table>
  </section>`;
}

function alertRow(pen: Pen, item: ReportAlert, number: number): Html {
  const { facts, language, r, m } = pen;
  const { alert, verdict, picture, hasPicture } = item;
  const name = m.events[alert.event].name;
  const from = formatClockTenths(language, alert.raisedAt);
  const missing = hasPicture ? r.pictureLeftOut : r.noPicture;
  return html`<tr>
    <td class="n">${number}</td>
    <td class="picture">
      ${picture ? html`<img src="${picture}" alt="${r.pictureOf(name, from)}" />` : html`<span class="quiet">${missing}</span>`}
    </td>
    <td>
      <strong>${name}</strong><br />
      <span class="${alert.level}">${m.levels[alert.level]}</span><br />
      ${placeName(facts.session.scenario, alert, m)}<br />
      <span class="n"
        >${alert.clearedAt === null ? r.untilEnd(from) : r.fromTo(from, formatClockTenths(language, alert.clearedAt))}</span
      >
    </td>
    <td class="because">
      <ul>
        ${alert.because.map((line) => html`<li>${argue(language, line)} <span class="quiet n">${r.since(formatClockTenths(language, line.since))}</span></li>`)}
      </ul>
    </td>
    <td class="verdict">
      ${verdict ? m.verdicts[verdict] : html`<span class="quiet">${r.notJudged}</span>`}
    </td>
  </tr> `;
}
