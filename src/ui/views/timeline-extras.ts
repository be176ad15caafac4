import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import type { Alert } from '../../core/rules/alert.ts';
import type { Rule } from '../../core/scenario/scenario.ts';
import { formatClock } from '../i18n/i18n.ts';
import { labWords } from '../i18n/lab-words.ts';

/** Rows of a lane while a change is held against the session: above as raised, below with the change. */
const ROWS = { raised: { y: 3, height: 8 }, replayed: { y: 13, height: 8 } } as const;
/** Where events that really happened are drawn. */
const MARK = { y: 23.5, height: 3 } as const;
/** No span is narrower than this share of the lane, percent. */
const NARROWEST = 0.4;

/** A span of media time as the attributes of a rectangle, in percent of the lane. */
export function span(from: number, to: number, end: number): { readonly x: string; readonly width: string } {
  return { x: `${(from / end) * 100}%`, width: `${Math.max(NARROWEST, ((to - from) / end) * 100)}%` };
}

/** The alerts of a rule as raised, and with the change; what is gained and lost stands out. */
export function whatIfSpans(
  { whatIf, language }: AppState,
  rule: Rule,
  end: number,
): readonly SVGTemplateResult[] {
  const { gained, lost, kept } = whatIf?.comparison ?? { gained: [], lost: [], kept: [] };
  const w = labWords(language);
  const draw = (alert: Alert, row: keyof typeof ROWS, kind: string, words: string): SVGTemplateResult => {
    const { x, width } = span(alert.raisedAt, alert.clearedAt ?? whatIf?.to ?? end, end);
    const { y, height } = ROWS[row];
    return svg`<rect class=${`${alert.level} ${kind}`} x=${x} y=${y} width=${width} height=${height} rx="2"
      ><title>${words} ${formatClock(alert.raisedAt)}</title></rect>`;
  };
  const mine = (alert: Alert): boolean => alert.ruleId === rule.id;
  return [
    ...lost.filter(mine).map((alert) => draw(alert, 'raised', 'lost', w.lostTitle)),
    ...kept
      .filter(({ before }) => mine(before))
      .map(({ before }) => draw(before, 'raised', 'kept', w.asRaised)),
    ...kept
      .filter(({ after }) => mine(after))
      .map(({ after }) => draw(after, 'replayed', 'kept', w.withChange)),
    ...gained.filter(mine).map((alert) => draw(alert, 'replayed', 'gained', w.gainedTitle)),
  ];
}

/** What really happened, under the lanes of the rules that look for it; what is being marked, up to now. */
export function markSpans(
  { marks, language, score }: AppState,
  rule: Rule,
  time: number,
  end: number,
): readonly (SVGTemplateResult | typeof nothing)[] {
  const w = labWords(language);
  const { open } = marks;
  const draw = (from: number, to: number, kind: string): SVGTemplateResult => {
    const { x, width } = span(from, to, end);
    return svg`<rect class=${`mark ${kind}`} x=${x} y=${MARK.y} width=${width} height=${MARK.height} rx="1"
      ><title>${w.happened} ${formatClock(from)} – ${formatClock(to)}</title></rect>`;
  };
  const isMissed = (from: number): boolean =>
    score?.findings.some((one) => one.kind === 'missed' && one.event === rule.event && one.time === from) ??
    false;
  return [
    ...marks.events
      .filter(({ type }) => type === rule.event)
      .map(({ raise: [from, to] }) => draw(from, to, isMissed(from) ? 'missed' : '')),
    open?.type === rule.event ? draw(Math.min(open.from, time), Math.max(open.from, time), 'open') : nothing,
  ];
}
