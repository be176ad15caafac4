import { centre, ios } from '../geometry/box.ts';
import type { Box } from '../geometry/types.ts';
import { FLAMES, type Flame } from '../pixels/flame-state.ts';
import { inZone, param, reading } from './readings.ts';
import type { Finding, RuleModule } from './rule-module.ts';

export const FIRE = {
  /** A thing in fire colours that a person or a vehicle explains is none (vests, beacons). */
  explainedBy: 0.5,
  clearAfter: 3,
} as const;

interface FireState {
  /** Where it flickers, and a number for each place. */
  places: { id: number; box: Box; at: number }[];
  nextId: number;
}

/** Something flickers like a flame: coloured, new, ragged, not all at once. Needs a picture in colour. */
export const fireStart: RuleModule<FireState> = {
  event: 'fire-start',
  init: () => ({ places: [], nextId: 1 }),
  evaluate(state, rule, context) {
    const { evidence, time } = context;
    if (!evidence) return { findings: [], looks: [] };
    const hold = param(rule, 'holdFor');
    const findings: Finding[] = [];
    if (evidence.colourless) findings.push(blind());
    for (const flame of evidence.flames) {
      if (!inZone(context.zone, centre(flame.box))) continue;
      const explained = context.tracks.some(
        (track) => track.state === 'confirmed' && ios(track.box, flame.box) > FIRE.explainedBy,
      );
      const place = placeOf(state, flame.box, time);
      findings.push(judge(flame, `place:${place}`, hold, explained));
    }
    state.places = state.places.filter(({ at }) => time - at <= 10);
    return { findings, looks: [] };
  },
};

function placeOf(state: FireState, box: Box, time: number): number {
  const known = state.places.find((place) => ios(place.box, box) > 0.2);
  if (known) {
    known.box = box;
    known.at = time;
    return known.id;
  }
  const id = state.nextId++;
  state.places.push({ id, box, at: time });
  return id;
}

function judge(flame: Flame, subject: string, hold: number, explained: boolean): Finding {
  const steady = flame.kind === 'steady';
  return {
    subject,
    trackIds: [],
    box: flame.box,
    readings: steady
      ? [
          reading('flame-evidence', flame.evidence, FLAMES.cellSure),
          reading('flicker-rate', flame.flicker, FLAMES.flickerRate),
          reading('moves-as-one', flame.coherence, FLAMES.coherence),
          reading('area-change', flame.areaVariation, FLAMES.areaVariation[0]),
        ]
      : [
          reading('flame-evidence', flame.evidence, 0.25),
          reading('moves-as-one', flame.coherence, FLAMES.coherence),
        ],
    holds: !(steady && explained),
    // An ignition is over in a blink: its own quarter of a second is all the time there is.
    holdFor: steady ? Math.max(0, hold - FLAMES.cellSure) : 0,
    clearAfter: FIRE.clearAfter,
    level: steady ? 'alarm' : 'attention',
  };
}

function blind(): Finding {
  return {
    subject: 'picture',
    trackIds: [],
    box: null,
    readings: [reading('colour-picture', false, true)],
    holds: false,
    holdFor: Infinity,
    clearAfter: 0,
    level: 'attention',
  };
}
