import type { EventSummary, Summary } from './summary.ts';

/**
 * Rows of text as a table with aligned columns: the first to the left, the others as told.
 * @param rows the first is the head
 */
export function formatTable(
  rows: readonly (readonly string[])[],
  others: 'left' | 'right' = 'right',
): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => [...(row[i] ?? '')].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, i) => (i === 0 || others === 'left' ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return lines.join('\n');
}

/** A summary in words and a table, for a terminal. */
export function formatSummary(summary: Summary): string {
  const head = [
    'event',
    'events',
    'true',
    'false',
    'missed',
    'dupl.',
    'precision',
    'recall',
    'F1',
    'delay',
    'false/h',
  ];
  const lines = [...summary.events, summary.total].map((line) => [
    line.event,
    String(line.events),
    withAlarms(line.true, line.trueAlarms),
    withAlarms(line.false, line.falseAlarms),
    String(line.missed),
    String(line.duplicates),
    ratio(line.precision),
    ratio(line.recall),
    ratio(line.f1),
    line.medianDelay === null ? '–' : `${line.medianDelay.toFixed(1)} s`,
    line.falsePerHour === null ? '–' : line.falsePerHour.toFixed(1),
  ]);
  const minutes = (summary.seconds / 60).toFixed(1);
  return [
    formatTable([head, ...lines]),
    '',
    `${summary.clips} clips, ${minutes} minutes analysed. In brackets: of these, how many reached the level “alarm”.`,
    ...trackingLines(summary),
    ...countingLines(summary),
  ].join('\n');
}

function trackingLines({ tracking }: Summary): string[] {
  if (!tracking) return [];
  const { mota, idf1, recall, precision, switches, frames } = tracking;
  return [
    `Tracking: MOTA ${ratio(mota)}, IDF1 ${ratio(idf1)}, recall ${ratio(recall)}, precision ${ratio(precision)}, ` +
      `${switches} identity switches (${frames} frames with ground truth, IoU 0.5).`,
  ];
}

function countingLines({ counting }: Summary): string[] {
  if (!counting) return [];
  const bias = counting.signed / counting.samples;
  const sign = bias < 0 ? '−' : '+';
  return [
    `Counting: ${counting.meanAbsolute.toFixed(2)} people off on average ` +
      `(bias ${sign}${Math.abs(bias).toFixed(2)}, ${counting.samples} samples).`,
  ];
}

function withAlarms(count: EventSummary['true'], alarms: number): string {
  return count === 0 ? '0' : `${count} (${alarms})`;
}

function ratio(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}
