import type { EventId } from '../core/scenario/scenario.ts';

/** What an evaluation on real footage measured for a rule, with the default parameters. */
export interface RuleFigures {
  /** Events of this kind in the footage, and how many of them the rule found. */
  readonly events: number;
  readonly found: number;
  readonly falseAlerts: number;
  /** For counts: by how many people it is off, the mean of absolute errors, and on which clip. */
  readonly counting?: { readonly error: number; readonly clip: string };
  /** Measured on sounds that were synthesised, not on recordings; among them so many that must raise nothing. */
  readonly synthesised?: { readonly decoys: number };
}

/**
 * The figures that every card shows: taken from one run of `npm run evaluate` over the whole manifest. Update them
 * together, with how they were measured.
 */
export const MEASURED = {
  clips: 27,
  detector: 'coco-ssd',
  farSight: true,
  backend: 'WebAssembly',
  rules: {
    'abandoned-object': { events: 9, found: 9, falseAlerts: 1 },
    'person-down': { events: 7, found: 7, falseAlerts: 0 },
    'crowd-density': {
      events: 0,
      found: 0,
      falseAlerts: 0,
      counting: { error: 0.5, clip: 'PETS 2009 S2.L1' },
    },
    'wrong-way': { events: 8, found: 8, falseAlerts: 1 },
    'forbidden-zone': { events: 9, found: 9, falseAlerts: 1 },
    'crowd-surge': { events: 0, found: 0, falseAlerts: 0 },
    'fire-start': { events: 2, found: 2, falseAlerts: 0 },
    weapon: { events: 0, found: 0, falseAlerts: 0 },
    // `test/unit/core/sound/abnormal-sound.test.ts`.
    'abnormal-sound': { events: 12, found: 12, falseAlerts: 1, synthesised: { decoys: 13 } },
  } satisfies Readonly<Record<EventId, RuleFigures>>,
} as const;

export function figuresOf(event: EventId): RuleFigures {
  return MEASURED.rules[event];
}

/**
 * The only share of false alerts of the French trial that was found published: of SNCF's alerts of abandoned
 * objects, Paris 2024. Findings on the other kinds are words (`i18n/facts-en.ts`).
 */
export const PUBLISHED_FALSE = {
  event: 'abandoned-object',
  share: 0.62,
  of: 'SNCF, Paris 2024',
  source: 'La Croix, 2025-01-15',
} as const;
