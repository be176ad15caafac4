import { formatSummary, formatTable } from '../core/evaluation/format-summary.ts';
import type { ClipResult, Summary } from '../core/evaluation/summary.ts';
import type { ClipRecord } from './clip-record.ts';

/** One clip of `results.json`: its scores, or why there are none. */
export interface ClipEntry {
  readonly id: string;
  readonly error: string | null;
  readonly result: ClipResult | null;
  readonly record: Omit<ClipRecord, 'people' | 'key'> | null;
}

/** What an evaluation writes. */
export interface ResultsFile {
  readonly version: 1;
  readonly manifest: string;
  readonly app: string;
  readonly backend: string;
  readonly detector: string;
  /** False when it was stopped early. */
  readonly complete: boolean;
  readonly summary: Summary;
  readonly clips: readonly ClipEntry[];
}

/** Prints the tables of an evaluation. */
export function tellResults({ summary, clips }: ResultsFile): void {
  const results = clips.flatMap((entry) => entry.result ?? []);
  const failed = clips.filter((entry) => entry.error !== null);
  if (results.length > 0) console.log(`\n${clipTable(results)}${formatSummary(summary)}`);
  if (failed.length > 0) console.log(`\nFailed: ${failed.map((entry) => entry.id).join(', ')}.`);
}

/** A line for each clip: what was found in it. */
function clipTable(results: readonly ClipResult[]): string {
  const rows = results.map(({ id, judgement, seconds }) => {
    const count = (outcome: string): string =>
      String(judgement.alerts.filter((one) => one.outcome === outcome).length);
    const events = judgement.events.filter((event) => !event.optional);
    const wrong = judgement.alerts.filter((alert) => alert.outcome === 'false').map((alert) => alert.event);
    const found = events.filter((event) => event.found);
    return [
      id,
      seconds.toFixed(0),
      String(events.length),
      String(found.length),
      String(events.length - found.length),
      count('false'),
      count('duplicate'),
      [...new Set(wrong)].join(' '),
    ];
  });
  const head = ['clip', 'seconds', 'events', 'true', 'missed', 'false', 'dupl.', 'false kinds'];
  return `${formatTable([head, ...rows])}\n\n`;
}
