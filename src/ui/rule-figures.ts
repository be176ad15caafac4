import type { EventId } from '../core/scenario/scenario.ts';

/** What an evaluation on real footage measured for a rule, with this version's defaults. */
export interface RuleFigures {
  /** 0..1; null where nothing was raised. */
  readonly precision: number | null;
  /** 0..1; null where there was nothing to find. */
  readonly recall: number | null;
  readonly falsePerHour: number;
  readonly clips: number;
}

/** The figures that the cards show; an event without an entry says that it has not been measured. */
export const RULE_FIGURES: Readonly<Partial<Record<EventId, RuleFigures>>> = {};
