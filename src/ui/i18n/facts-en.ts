import type { EventId } from '../../core/scenario/scenario.ts';

/** What a rule's card says, whatever the scenario. `field` names its source and date. */
export interface RuleFacts {
  readonly looksAt: string;
  readonly cannot: readonly string[];
  readonly field: string | null;
}

export type AllFacts = Readonly<Record<EventId, RuleFacts>>;

/** English texts of the rules' cards. */
export const factsEn: AllFacts = {
  'abandoned-object': {
    looksAt: 'A bag or case that stops moving, who was beside it then, and how long they stay away.',
    cannot: [
      'See small bags at full distance: the networks miss most of them.',
      'Tell whose bag it is in a crowd, or among friends.',
      'See a bag against legs or a bench, a dark bag on a dark floor, or one that was there from the start.',
      'Know a bag from a bin, a reflection or someone who sits on the ground, every time.',
    ],
    field:
      'SNCF, Paris 2024: 62% of the alerts were false. Causes: furniture, reflections, puddles, bins, homeless people (La Croix, 15 Jan 2025).',
  },
  'person-down': {
    looksAt: 'A sudden drop of a person’s box, its change of shape, and stillness on the ground.',
    cannot: [
      'Follow someone lying down for long: detectors lose most people who lie.',
      'Tell a fall from lying down on purpose, or from tying a shoe, every time.',
      'See a fall towards the camera or away from it well, or one behind furniture.',
    ],
    field: 'The committee that evaluated the French trial published no figure for falls.',
  },
  'crowd-density': {
    looksAt:
      'The number of people followed in the zone and, with the ground calibrated, people to the square metre.',
    cannot: [
      'Count a dense crowd: where people hide each other, it counts too few.',
      'Give a density without the calibration of the ground.',
      'See people far away: below about a tenth of the picture’s height they are missed.',
    ],
    field:
      'Found “globally satisfactory” by the evaluation committee, without published figures (Banque des territoires, Feb 2025).',
  },
  'wrong-way': {
    looksAt: 'The way each person goes through the zone, against its allowed direction.',
    cannot: [
      'Judge someone who zigzags, or walks towards the camera for a short time only.',
      'Keep two people apart who cross closely: their ways may be swapped.',
    ],
    field:
      'Found “globally satisfactory” for vehicles, without published figures (Banque des territoires, Feb 2025).',
  },
  'forbidden-zone': {
    looksAt: 'Whether someone’s feet are inside the zone, or have crossed the line.',
    cannot: [
      'Know where hidden feet stand.',
      'Tell a reflection or a poster from a person, every time.',
      'See someone who crawls.',
    ],
    field:
      'Found “globally satisfactory” by the evaluation committee; best at people on railway tracks (Banque des territoires, Feb 2025).',
  },
  'crowd-surge': {
    looksAt: 'A sudden change of speed and direction shared by many.',
    cannot: [
      'Tell panic from a run for the bus, a game, or a train that arrives.',
      'Work with fewer than about five people, or when the camera moves.',
    ],
    field:
      'Found “uncertain, to be improved” by the evaluation committee (Banque des territoires, Feb 2025).',
  },
  'fire-start': {
    looksAt: 'Fire-coloured light that is new, flickers and holds its base.',
    cannot: [
      'See smoke, or a fire that is hidden.',
      'Work in black and white, or at night in infrared.',
      'Tell beacons, signs, sunsets and orange clothes from fire, every time.',
    ],
    field:
      'Paris 2024: signs, reflections of street lights and beacons were taken for fire (La Croix, 15 Jan 2025).',
  },
  weapon: {
    looksAt: 'A knife near a hand, seen close up.',
    cannot: [
      'See firearms: its training pictures have none.',
      'See a blade from afar, from the side, or in motion.',
      'Tell a knife from a phone, every time. Almost all its alerts are false in daily life.',
    ],
    field:
      'Found “uneven” by the evaluation committee, without published figures (Banque des territoires, Feb 2025).',
  },
};
