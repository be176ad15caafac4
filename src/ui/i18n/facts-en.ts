import type { EventId } from '../../core/scenario/scenario.ts';

/** What the trial in France found of a kind of alert. Nothing stands here that no source says. */
export interface FieldFinding {
  readonly finding: string;
  /** A measured share, in words; null where none was published, as far as was found. */
  readonly figure: string | null;
  /** Source and date. */
  readonly source: string | null;
}

/** What a rule's card says, whatever the scenario. */
export interface RuleFacts {
  readonly looksAt: string;
  readonly cannot: readonly string[];
  readonly field: FieldFinding;
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
    field: {
      finding:
        'Found uneven, the worst of the kinds that were tested. False alerts came from furniture, reflections, puddles, lights, bins and homeless people.',
      figure: '62% of SNCF’s alerts were false.',
      source: 'La Croix, 15 January 2025',
    },
  },
  'person-down': {
    looksAt: 'A sudden drop of a person’s box, its change of shape, and stillness on the ground.',
    cannot: [
      'Follow someone lying down for long: detectors lose most people who lie.',
      'Tell a fall from lying down on purpose, or from tying a shoe, every time.',
      'See a fall towards the camera or away from it well, or one behind furniture.',
    ],
    field: {
      finding: 'No verdict of the evaluation committee on falls was found.',
      figure: null,
      source: null,
    },
  },
  'crowd-density': {
    looksAt:
      'The number of people followed in the zone and, with the ground calibrated, people to the square metre.',
    cannot: [
      'Count a dense crowd: where people hide each other, it counts too few.',
      'Give a density without the calibration of the ground.',
      'See people far away: below about a tenth of the picture’s height they are missed.',
    ],
    field: {
      finding: 'Found “globally satisfactory”: it helps to channel flows.',
      figure: null,
      source: 'Banque des territoires, February 2025',
    },
  },
  'wrong-way': {
    looksAt: 'The way each person goes through the zone, against its allowed direction.',
    cannot: [
      'Judge someone who zigzags, or walks towards the camera for a short time only.',
      'Keep two people apart who cross closely: their ways may be swapped.',
    ],
    field: {
      finding: 'Found “globally satisfactory”, for vehicles.',
      figure: null,
      source: 'Banque des territoires, February 2025',
    },
  },
  'forbidden-zone': {
    looksAt: 'Whether someone’s feet are inside the zone, or have crossed the line.',
    cannot: [
      'Know where hidden feet stand.',
      'Tell a reflection or a poster from a person, every time.',
      'See someone who crawls.',
    ],
    field: {
      finding: 'Found “globally satisfactory”; best at people on railway tracks.',
      figure: null,
      source: 'Banque des territoires, February 2025',
    },
  },
  'crowd-surge': {
    looksAt: 'A sudden change of speed and direction shared by many.',
    cannot: [
      'Tell panic from a run for the bus, a game, or a train that arrives.',
      'Work with fewer than about five people, or when the camera moves.',
    ],
    field: {
      finding: 'Found “uncertain, to be improved”.',
      figure: null,
      source: 'Banque des territoires, February 2025',
    },
  },
  'fire-start': {
    looksAt: 'Fire-coloured light that is new, flickers and holds its base.',
    cannot: [
      'See smoke, or a fire that is hidden.',
      'Work in black and white, or at night in infrared.',
      'Tell beacons, signs, sunsets and orange clothes from fire, every time.',
    ],
    field: {
      finding:
        'No verdict was found. False alerts are reported from illuminated signs, reflections of street lights and flashing beacons.',
      figure: null,
      source: 'La Croix, 15 January 2025',
    },
  },
  weapon: {
    looksAt: 'A knife near a hand, seen close up.',
    cannot: [
      'See firearms: its training pictures have none.',
      'See a blade from afar, from the side, or in motion.',
      'Tell a knife from a phone, every time. Almost all its alerts are false in daily life.',
    ],
    field: {
      finding: 'Found “uneven”.',
      figure: null,
      source: 'Banque des territoires, February 2025',
    },
  },
  'abnormal-sound': {
    looksAt:
      'It listens: level and spectrum against what is usual in the place, and of what is louder three shapes: an impact, a shout, an alarm tone. No sound is recorded, only a few numbers a moment, from which none can be made again; no word is understood. The list of French law knows no sound; cities bought such sensors all the same.',
    cannot: [
      'Tell a shot from a door that slams, a firecracker or a dropped board.',
      'Tell a cry for help from a game or a song, an alarm from a car’s horn, a whistle or a long scream.',
      'Hear what is far, behind walls or below traffic; say where a sound comes from.',
      'Work in wind, beside music, or in a hall with a long echo.',
      'Know how loud it is: a microphone that is not calibrated has only its own scale (dBFS).',
    ],
    field: {
      finding: 'No finding: the French trial was about pictures alone.',
      figure: null,
      source: null,
    },
  },
};
