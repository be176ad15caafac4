import { wilson, type Share } from '../core/evaluation/wilson.ts';
import type { Verdict } from '../core/rules/alert.ts';

/** What of an alert the ledger counts. */
export interface Judged {
  readonly verdict: Verdict | null;
}

/** The person's verdicts, counted. The shares are null while there is nothing to take them of. */
export interface Ledger {
  readonly right: number;
  readonly wrong: number;
  readonly unsure: number;
  /** Alerts without a verdict. */
  readonly open: number;
  /** False alerts among those judged true or false: the figure that stands beside the published one. */
  readonly falseOfDecided: Share | null;
  /** Of all that were judged, the unsure ones too; these three make up the whole. */
  readonly trueOfJudged: Share | null;
  readonly falseOfJudged: Share | null;
  readonly unsureOfJudged: Share | null;
}

export function countVerdicts(alerts: readonly Judged[]): Ledger {
  const count = (wanted: Verdict | null): number => alerts.filter(({ verdict }) => verdict === wanted).length;
  const [right, wrong, unsure] = [count('true'), count('false'), count('unsure')];
  const judged = right + wrong + unsure;
  return {
    right,
    wrong,
    unsure,
    open: count(null),
    falseOfDecided: wilson(wrong, right + wrong),
    trueOfJudged: wilson(right, judged),
    falseOfJudged: wilson(wrong, judged),
    unsureOfJudged: wilson(unsure, judged),
  };
}
