import type { Box } from '../geometry/types.ts';
import type { EventId } from '../scenario/scenario.ts';
import type { ConditionId } from './conditions.ts';

/** One condition of a rule with its measured value: a line of an alert's argument. */
export interface Reading {
  readonly condition: ConditionId;
  /** In the condition's unit (`conditions.ts`). */
  readonly value: number | string | boolean;
  readonly threshold: number | string | boolean | null;
  readonly met: boolean;
  /** Media time in seconds at which it became true, or null while it is not. */
  readonly since: number | null;
}

/** A reading that was met when the alert was raised. The form of `because` in `alerts.json`. */
export interface Because {
  readonly condition: ConditionId;
  readonly value: number | string | boolean;
  readonly threshold: number | string | boolean | null;
  readonly since: number;
}

/**
 * `attention`: the rule's time is up on weaker evidence (or the rule can never be surer than that);
 * `alarm`: every condition is met on strong evidence. An alert that is over has a `clearedAt`.
 */
export type AlertLevel = 'attention' | 'alarm';

/** A rule's finding, raised once for one subject. Times are media time in seconds. */
export interface Alert {
  /** Deterministic: rule id, subject and number, unique in a session. */
  readonly id: string;
  readonly ruleId: string;
  readonly event: EventId;
  readonly zone: string | null;
  /** The highest level reached. */
  readonly level: AlertLevel;
  readonly raisedAt: number;
  readonly clearedAt: number | null;
  /** Where it happened: around the subject from when it was raised until it was cleared. */
  readonly box: Box | null;
  readonly trackIds: readonly number[];
  readonly because: readonly Because[];
}

export type Verdict = 'true' | 'false' | 'unsure';
