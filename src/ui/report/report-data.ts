import type { Language } from '../../app/app-state.ts';
import type { ReportFacts } from '../../app/report-facts.ts';
import type { Share } from '../../core/evaluation/wilson.ts';
import { argue } from '../../core/messages/messages.ts';
import { csv, type CsvCell, type CsvForm } from '../../core/report/csv.ts';
import { countVerdicts, type Judged } from '../ledger.ts';
import { placeName } from '../place-name.ts';
import { PUBLISHED_FALSE } from '../rule-figures.ts';
import { penOf } from './pen.ts';
import { kindsOf } from './report-verdicts.ts';

/**
 * The alerts as a table for a spreadsheet, one a row; what is the same for all of them (source, model) stands in
 * every row, so that tables of several sessions can be put under one another.
 * @param form how the spreadsheet reads numbers; the words are in `language`
 */
export function reportCsv(facts: ReportFacts, language: Language, form: CsvForm): string {
  const pen = penOf(facts, language);
  const { r, m, name } = pen;
  const { session } = facts;
  const rows = facts.alerts.map(({ alert, verdict }, i): readonly CsvCell[] => [
    i + 1,
    m.events[alert.event].name,
    alert.event,
    m.levels[alert.level],
    placeName(session.scenario, alert, m),
    alert.raisedAt,
    alert.clearedAt,
    verdict ? m.verdicts[verdict] : r.notJudged,
    alert.because.map((line) => argue(language, line)).join(' · '),
    ...(alert.box ?? [null, null, null, null]),
    alert.id,
    name,
    localTime(session.startedAt),
    session.engine?.detector ?? null,
    session.engine?.modelSha256 ?? null,
    facts.app,
  ]);
  return csv([Object.values(r.columns), ...rows], form);
}

/** A date and time of this machine as spreadsheets of any language read it: `2026-11-26 08:30:05`. */
export function localTime(milliseconds: number): string {
  const date = new Date(milliseconds);
  const pad = (value: number): string => String(value).padStart(2, '0');
  const day = [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(pad).join(':')}`;
}

/** Everything but the pictures, for programs: codes instead of words, times in seconds, boxes in 0..1. */
export function reportJson(facts: ReportFacts): string {
  const { app, madeAt, session, alerts } = facts;
  const kinds = kindsOf(penOf(facts, 'en'));
  const of = (wanted: readonly Judged[]): object => {
    const { right, wrong, unsure, open, falseOfDecided } = countVerdicts(wanted);
    return { true: right, false: wrong, unsure, notJudged: open, falseShare: plainShare(falseOfDecided) };
  };
  const file = {
    version: 1,
    kind: 'vigie-report',
    app,
    madeAt: new Date(madeAt).toISOString(),
    session: {
      id: session.id,
      source: session.source,
      startedAt: new Date(session.startedAt).toISOString(),
      endedAt: session.endedAt === null ? null : new Date(session.endedAt).toISOString(),
      coverage: session.coverage,
      app: session.app,
      openedFrom: session.openedFrom,
    },
    model: session.engine && { id: session.engine.detector, sha256: session.engine.modelSha256 },
    backend: session.engine?.backend ?? null,
    scenario: session.scenario,
    verdicts: {
      interval: 'Wilson, 95 %',
      all: of(alerts),
      byEvent: Object.fromEntries(
        kinds.map((event) => [event, of(alerts.filter(({ alert }) => alert.event === event))]),
      ),
    },
    published: PUBLISHED_FALSE,
    alerts: alerts.map(({ alert, verdict, hasPicture }) => ({ ...alert, verdict, picture: hasPicture })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function plainShare(share: Share | null): object | null {
  if (!share) return null;
  const round = (value: number): number => Math.round(value * 1e4) / 1e4;
  return { of: share.of, share: round(share.share), low: round(share.low), high: round(share.high) };
}
