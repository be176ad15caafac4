import type { Scenario } from '../scenario/scenario.ts';

/** Whether a rule of the scenario listens. Nothing else is a reason to ask for sound. */
export function wantsSound({ rules }: Scenario): boolean {
  return rules.some(({ event }) => event === 'abnormal-sound');
}
