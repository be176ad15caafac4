/** What is kept of an alert beside its row. */
export interface EvidenceSettings {
  /** Whether short videos of alerts are kept. Nothing is encoded while this is off. */
  readonly clips: boolean;
  /** Seconds of a clip before the alert was raised, and after. */
  readonly before: number;
  readonly after: number;
  /** Boxes, zones and the time are drawn in. */
  readonly overlays: boolean;
  /** People are figures in an empty scene; the pictures themselves are not in the clip. */
  readonly anonymous: boolean;
  /** Days after which pictures and clips of a session are erased. */
  readonly keepDays: number;
}

export const EVIDENCE: EvidenceSettings = {
  clips: false,
  before: 5,
  after: 5,
  overlays: true,
  anonymous: true,
  keepDays: 7,
};

export const EVIDENCE_LIMITS = { before: [1, 20], after: [1, 20], keepDays: [1, 30] } as const;

/** Settings as they were stored, made whole: what is missing or out of range is the default. */
export function readEvidence(stored: unknown): EvidenceSettings {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const flag = (key: 'clips' | 'overlays' | 'anonymous'): boolean => {
    const value = given[key];
    return typeof value === 'boolean' ? value : EVIDENCE[key];
  };
  const count = (key: keyof typeof EVIDENCE_LIMITS): number => {
    const value = given[key];
    const [least, most] = EVIDENCE_LIMITS[key];
    return typeof value === 'number' && value >= least && value <= most ? value : EVIDENCE[key];
  };
  return {
    clips: flag('clips'),
    before: count('before'),
    after: count('after'),
    overlays: flag('overlays'),
    anonymous: flag('anonymous'),
    keepDays: count('keepDays'),
  };
}
