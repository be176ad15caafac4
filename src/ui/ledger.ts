import type { SessionAlert } from '../app/app-state.ts';

/** The person's verdicts, counted. `share` is false alerts among those judged true or false, or null. */
export interface Ledger {
  readonly right: number;
  readonly wrong: number;
  readonly unsure: number;
  readonly share: number | null;
}

export function countVerdicts(alerts: readonly SessionAlert[]): Ledger {
  let right = 0;
  let wrong = 0;
  let unsure = 0;
  for (const { verdict } of alerts) {
    if (verdict === 'true') right += 1;
    else if (verdict === 'false') wrong += 1;
    else if (verdict === 'unsure') unsure += 1;
  }
  return { right, wrong, unsure, share: right + wrong > 0 ? wrong / (right + wrong) : null };
}
