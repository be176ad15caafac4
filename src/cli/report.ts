import type { EngineFacts, ExactEnd, VideoFacts } from '../core/evaluation/exact-run.ts';
import { argue, messages } from '../core/messages/messages.ts';
import type { Alert } from '../core/rules/alert.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import { inOrder } from './alerts-file.ts';
import { html, type Html } from '../core/report/html.ts';

export interface ReportInput {
  readonly app: string;
  readonly video: VideoFacts;
  readonly scenario: Scenario;
  readonly engine: EngineFacts;
  readonly end: ExactEnd;
  /** Sentences about what went wrong on the way. */
  readonly warnings: readonly string[];
}

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #8886; }
td.n { font-variant-numeric: tabular-nums; white-space: nowrap; }
ul { margin: 0; padding-left: 1.1rem; } svg { width: 100%; height: auto; }
.alarm { fill: #c62828; } .attention { fill: #ef8f00; } .gap { fill: #8888; } .lane { fill: #8882; }
svg text { font: 11px system-ui, sans-serif; fill: currentColor; }
.quiet { opacity: .75; }
`;

/** The report of a run: one file without scripts or anything loaded, every value from outside escaped. */
export function reportHtml(input: ReportInput): string {
  const { app, video, scenario, engine, end, warnings } = input;
  const alerts = inOrder(end.alerts);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>Vigie: ${video.name}</title>
        <style>
          ${{ html: STYLE }}
        </style>
      </head>
      <body>
        <h1>${video.name}</h1>
        <p>${headline(alerts, end)}</p>
        ${warnings.map((warning) => html`<p role="note">${warning}</p>`)}
        ${timeline(alerts, scenario, end, video.duration ?? end.coverage.analysed)}
        <h2>Alerts</h2>
        ${alerts.length === 0 ? html`<p>None.</p>` : alertTable(alerts, scenario)}
        <h2>How it was analysed</h2>
        ${facts(input)}
        <p class="quiet">
          An alert is a machine’s finding, not a fact: look at the video before you act on it. Vigie ${app},
          model ${engine.detector} (SHA-256 <code>${engine.modelSha256}</code>).
        </p>
      </body>
    </html> `;
  return page.html;
}

function headline(alerts: readonly Alert[], end: ExactEnd): string {
  const count = alerts.length === 1 ? '1 alert' : `${alerts.length} alerts`;
  const stopped = {
    done: '',
    cancelled: ' The analysis was stopped early.',
    failed: ' The analysis failed early.',
  };
  return `${count} in ${clock(end.coverage.analysed)} analysed.${stopped[end.outcome]}`;
}

function alertTable(alerts: readonly Alert[], scenario: Scenario): Html {
  const words = messages('en');
  const rows = alerts.map(
    (alert) =>
      html`<tr>
        <td class="n">
          ${clock(alert.raisedAt)}${alert.clearedAt === null ? '' : ` – ${clock(alert.clearedAt)}`}
        </td>
        <td>${words.events[alert.event].name}<br />${words.levels[alert.level]}</td>
        <td>${placeOf(alert.zone, scenario)}</td>
        <td>
          <ul>
            ${alert.because.map((line) => html`<li>${argue('en', line)} <span class="quiet">since ${clock(line.since)}</span></li>`)}
          </ul>
        </td>
      </tr> `,
  );
  return html`<table>
    <thead>
      <tr>
        <th>Time</th>
        <th>Event</th>
        <th>Place</th>
        <th>Because</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

/** A lane for each rule, alerts as bars, what was not analysed in grey. */
function timeline(alerts: readonly Alert[], scenario: Scenario, end: ExactEnd, duration: number): Html {
  const words = messages('en');
  const lane = 22;
  const left = 170;
  const width = 900;
  const height = Math.max(1, scenario.rules.length) * lane + 20;
  const x = (time: number): string =>
    (left + (Math.min(time, duration) / Math.max(duration, 0.001)) * (width - left)).toFixed(1);
  const span = (from: number, to: number): string => Math.max(3, Number(x(to)) - Number(x(from))).toFixed(1);
  const lanes = scenario.rules.map((rule, i) => {
    const bars = alerts
      .filter((alert) => alert.ruleId === rule.id)
      .map(
        (alert) =>
          html`<rect
            class="${alert.level}"
            x="${x(alert.raisedAt)}"
            y="${i * lane + 4}"
            height="${lane - 8}"
            width="${span(alert.raisedAt, alert.clearedAt ?? duration)}"
            ><title>${words.levels[alert.level]}, ${clock(alert.raisedAt)}</title></rect
          >`,
      );
    return html`<rect
        class="lane"
        x="${left}"
        y="${i * lane + 2}"
        width="${width - left}"
        height="${lane - 4}"
      />
      <text x="0" y="${i * lane + 15}">${words.events[rule.event].name}</text>${bars}`;
  });
  const gaps = end.coverage.gaps.map(
    ({ from, to, reason }) =>
      html`<rect class="gap" x="${x(from)}" y="0" height="${height - 18}" width="${span(from, to)}"
        ><title>${reason}</title></rect
      >`,
  );
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Timeline of the alerts">
    ${lanes}${gaps}
    <text x="${left}" y="${height - 4}">0:00</text>
    <text x="${width}" y="${height - 4}" text-anchor="end">${clock(duration)}</text>
  </svg>`;
}

function facts({ video, scenario, engine, end }: ReportInput): Html {
  const { size, fps } = video;
  const rows: readonly (readonly [string, string])[] = [
    [
      'Video',
      `${size.width} × ${size.height} pixels${fps === null ? '' : `, ${Number(fps.toFixed(2))} frames a second`}`,
    ],
    ['Analysed', `${end.frames} frames, ${clock(end.coverage.analysed)}, ${scenario.analysis.rate} a second`],
    [
      'Not analysed',
      end.coverage.gaps.map((gap) => `${clock(gap.from)} – ${clock(gap.to)} (${gap.reason})`).join('; ') ||
        'nothing',
    ],
    ['Scenario', scenario.name || 'without a name'],
    [
      'Rules',
      scenario.rules
        .map((rule) => `${messages('en').events[rule.event].name} (${placeOf(rule.zone, scenario)})`)
        .join('; ') || 'none',
    ],
    [
      'Engine',
      `${engine.detector} on ${engine.backend}${engine.adapter === '' ? '' : `, ${engine.adapter}`}`,
    ],
  ];
  return html`<table>
    <tbody>
      ${rows.map(
        ([name, value]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${value}</td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}

/** The name of a rule's zone, in words. */
export function placeOf(zone: string | null, scenario: Scenario): string {
  if (zone === null) return messages('en').wholePicture;
  return scenario.zones.find((one) => one.id === zone)?.name || zone;
}

/** Seconds as `1:02:03.4`, with tenths. */
export function clock(seconds: number): string {
  const tenths = Math.max(0, Math.round(seconds * 10));
  const pad = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(tenths / 36000), Math.floor(tenths / 600) % 60, tenths % 600];
  const short = `${pad(Math.floor(rest / 10))}.${rest % 10}`;
  return hours > 0 ? `${hours}:${pad(minutes)}:${short}` : `${minutes}:${short}`;
}
