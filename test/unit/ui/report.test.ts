import { describe, expect, test } from 'vitest';
import type { ReportFacts } from '../../../src/app/report-facts.ts';
import { CSV_FORMS } from '../../../src/core/report/csv.ts';
import { emptyScenario } from '../../../src/core/scenario/format-scenario.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { localTime, reportCsv, reportJson } from '../../../src/ui/report/report-data.ts';
import { reportHtml } from '../../../src/ui/report/report-html.ts';
import { alert, session } from '../app/factories.ts';

const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
const PICTURE = 'data:image/jpeg;base64,AAAA';

const SCENARIO: Scenario = {
  ...emptyScenario(HOSTILE),
  zones: [
    {
      id: 'a',
      name: HOSTILE,
      kind: 'area',
      points: [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
      direction: [0, 1],
    },
    {
      id: 'm',
      name: 'Windows',
      kind: 'mask',
      points: [
        [0, 0],
        [0.5, 0],
        [0.5, 0.5],
      ],
    },
    {
      id: 'l',
      name: 'Gate',
      kind: 'line',
      points: [
        [0, 0],
        [1, 1],
      ],
    },
  ],
  rules: [
    { id: 'r1', event: 'crowd-density', zone: 'a', params: { maxPeople: 6 } },
    { id: 'r2', event: 'abandoned-object', zone: null, params: {} },
  ],
};

function facts(more: Partial<ReportFacts> = {}): ReportFacts {
  const of = session('s', 1_764_145_805_000);
  return {
    app: '0.1.0+0123456789ab',
    madeAt: 1_764_149_405_000,
    session: {
      ...of,
      source: { ...of.source, name: HOSTILE },
      scenario: SCENARIO,
      engine: { backend: 'wasm', detector: 'coco-ssd', modelSha256: 'f00d' },
      coverage: { analysed: 61.5, gaps: [{ from: 3, to: 5, reason: 'camera-lost' }] },
    },
    alerts: [
      {
        alert: alert('one', { zone: 'a', raisedAt: 7.44, clearedAt: 12 }),
        verdict: 'false',
        picture: PICTURE,
        hasPicture: true,
      },
      { alert: alert('two', { raisedAt: 9 }), verdict: 'true', picture: null, hasPicture: false },
      { alert: alert('three', { raisedAt: 11 }), verdict: null, picture: null, hasPicture: false },
    ],
    peopleHidden: false,
    scene: { picture: PICTURE, alertId: 'one' },
    ...more,
  };
}

describe('the report as a page', () => {
  test.each(['en', 'fr'] as const)('%s: nothing in it runs or loads, whatever names say', (language) => {
    const page = reportHtml(facts(), language);
    expect(page).not.toMatch(/<script|<img src=x|<link|<iframe|<object|https?:|@import|url\(/i);
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    expect(page).toContain('&#60;script&#62;');
    for (const [, address] of page.matchAll(/(?:src|href)="([^"]*)"/g)) expect(address).toBe(PICTURE);
  });

  test.each([
    ['en', ['SHA-256', 'f00d', '0.1.0+0123456789ab', '62 s', '0:03.0 to 0:05.0: the camera was lost']],
    ['en', ['0:07.4 to 0:12.0', 'from 0:09.0, to the end', '4 people (limit 2)', 'since 0:02.0']],
    [
      'en',
      ['People: 6 people', 'Density: 2 people/m² (default)', 'Alone for: 30', 'with an allowed direction'],
    ],
    [
      'en',
      ['50% (9% to 91%)', 'none judged', '62% of SNCF’s alerts were false', 'La Croix, 15 January 2025'],
    ],
    ['en', ['9 of 9 events found', 'Measured on 27 public clips', 'it is not signed']],
    ['en', ['Drawn on the picture of the alert at 0:07.4', 'Masks are black']],
    [
      'fr',
      ['lang="fr"', 'Fausse', 'non jugée', '0:07,4', '4 personnes (seuil', 'Objet abandonné', 'Limites'],
    ],
  ] as const)('%s: says %j', (language, wanted) => {
    const page = reportHtml(facts(), language).replaceAll('\u00a0', ' ');
    for (const words of wanted) expect(page).toContain(words);
  });

  test('without pictures, or without a scene, it says so', () => {
    const bare = facts({ scene: null, alerts: facts().alerts.map((one) => ({ ...one, picture: null })) });
    expect(reportHtml(bare, 'en')).toContain('left out');
    expect(reportHtml(bare, 'en')).toContain('no picture');
    expect(reportHtml(bare, 'en')).toContain('drawn on an empty frame');
    expect(reportHtml(bare, 'en')).not.toContain('data:image');
  });

  test('of nothing: no alert, no rule, no engine, no gap', () => {
    const empty = facts({ alerts: [], scene: null, session: session('s') });
    const page = reportHtml(empty, 'en');
    for (const words of [
      'None was raised.',
      'No rule: nothing',
      'not known',
      'nothing: no gap',
      'still running',
    ])
      expect(page).toContain(words);
  });
});

describe('the sheet at its head', () => {
  const period = { from: '2026-11-26T08:30', to: '2026-11-26T18:00' };
  const stated = (kind: string): ReportFacts => {
    const before = facts();
    const scenario = { ...SCENARIO, authorisation: { purpose: HOSTILE, period } };
    return {
      ...before,
      session: { ...before.session, scenario, source: { ...before.session.source, kind } },
    };
  };

  test('says what is stated and what is not, and comes before everything else', () => {
    const page = reportHtml(stated('file'), 'en');
    expect(page).not.toMatch(/<script/);
    expect(page.match(/not stated/g)).toHaveLength(3);
    expect(page.indexOf('Authorisation sheet')).toBeLessThan(page.indexOf('<h2>Session'));
    expect(page).toContain('from 26 Nov 2026, 08:30 to 26 Nov 2026, 18:00 (not applied');
    expect(page).toContain('What was known of the law on 23 November 2026');
  });

  test('of a camera the period was applied; without a sheet that is said', () => {
    expect(reportHtml(stated('camera'), 'fr')).toContain('les règles n’ont tourné que pendant elle');
    expect(reportHtml(facts(), 'fr')).toContain('Ce scénario n’a pas de fiche d’autorisation');
  });
});

describe('the report as a table', () => {
  test('a row for each alert, in the form of the spreadsheet, formulas guarded', () => {
    const named = facts();
    const mean = {
      ...named,
      session: { ...named.session, source: { ...named.session.source, name: '=cmd' } },
    };
    const lines = reportCsv(mean, 'fr', CSV_FORMS.fr).split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^\ufeffnuméro;événement;/);
    expect(lines[1]).toMatch(/^1;Densité trop importante;crowd-density;Attention;/);
    expect(lines[1]).toContain(';7,44;12;Fausse;');
    expect(lines[1]).toContain(";'=cmd;");
    expect(lines[2]).toContain(';9;;Vraie;');
    const widths = lines.slice(2, 4).map((line) => line.split(';').length);
    expect(widths).toEqual([lines[0]!.split(';').length, lines[0]!.split(';').length]);
  });
});

describe('the report as data', () => {
  test('codes, seconds, shares with their intervals, and no picture', () => {
    const text = reportJson(facts());
    expect(text).not.toContain('base64');
    const data = JSON.parse(text) as Record<string, unknown>;
    expect(data).toMatchObject({
      version: 1,
      kind: 'vigie-report',
      model: { id: 'coco-ssd', sha256: 'f00d' },
      scenario: SCENARIO,
      verdicts: {
        all: { true: 1, false: 1, unsure: 0, notJudged: 1, falseShare: { of: 2, low: 0.0945, high: 0.9055 } },
        byEvent: { 'abandoned-object': { falseShare: null } },
      },
      published: { event: 'abandoned-object', share: 0.62 },
    });
    expect(data['alerts']).toMatchObject([
      { id: 'one', verdict: 'false', picture: true },
      {},
      { verdict: null },
    ]);
  });

  test('a local date is written so that it can be sorted', () => {
    const noon = new Date(2026, 10, 6, 12, 3, 4).getTime();
    expect(localTime(noon)).toBe('2026-11-06 12:03:04');
  });
});
