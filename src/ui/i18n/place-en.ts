import type { GroundReading } from '../ground-desk.ts';

type ProblemCode = Extract<GroundReading, { ok: false }>['code'];

/** “1”, “1 and 2”, “1, 2 and 3”. */
const listed = (numbers: readonly number[]): string =>
  numbers.length < 2
    ? String(numbers[0] ?? '')
    : `${numbers.slice(0, -1).join(', ')} and ${numbers[numbers.length - 1]}`;

const problems: Readonly<Record<ProblemCode, (guilty: readonly number[]) => string>> = {
  'too-few': () => 'A floor needs four points.',
  'image-same': (n) => `Points ${listed(n)} are at the same place in the picture. Drag one of them away.`,
  'ground-same': (n) => `Points ${listed(n)} have the same place on the ground. Correct the metres of one.`,
  'image-line': (n) =>
    n.length === 0
      ? 'The points lie on one line in the picture. Spread them over the floor.'
      : `Points ${listed(n)} lie on one line in the picture. Move one of them off it.`,
  'ground-line': () => 'The places on the ground lie on one line. Correct the metres.',
  order: (n) =>
    n.length === 1
      ? `Point ${listed(n)} is on the wrong side of the others: it is swapped or mirrored. Move it, or correct its metres.`
      : 'The points go round in another order on the ground than in the picture: the sides cross, or it is mirrored. Swap two points.',
  horizon: () =>
    'With these points the horizon would lie below the floor. Put the far points close together and above the near ones.',
  'near-horizon': (n) =>
    `Point ${listed(n)} lies almost on the horizon, where a pixel is many metres. Choose one nearer to the camera.`,
  misfit: (n) =>
    n.length === 0
      ? 'These points do not belong to one flat floor. Check their metres.'
      : `Point ${listed(n)} does not fit the others. Check its place and its metres.`,
  'people-too-few': () => 'Choose at least two standing people, one near and one far.',
  'people-not-upright': (n) =>
    `Person ${listed(n)} is too small, or the feet are not below the head. Drag the ends, or remove this one.`,
  'people-same-distance': () =>
    'All these people stand at the same distance. Add one who stands nearer or farther.',
  'people-no-floor': (n) =>
    n.length === 0
      ? 'No level camera over a flat floor sees people like this. Check the feet and the heads.'
      : `Person ${listed(n)} does not fit the others: sitting, half hidden, or a child? Correct or remove this one.`,
};

/** English words about the place that is watched: the ground, its calibration, and what belongs there. */
export const placeEn = {
  ground: 'Ground in metres',
  uncalibrated:
    'Not calibrated. Distances are in body heights, speeds in body heights a second, and there is no density.',
  calibrated: 'Calibrated: distances, speeds, areas and densities are in metres.',
  calibrate: 'Calibrate the ground',
  change: 'Change',
  remove: 'Remove',
  removed: 'Calibration removed. Undo brings it back.',
  calibrating: 'Calibrate the ground',
  floorLayer: 'Floor',
  floorLayerHelp: 'The calibrated floor as a grid in metres',
  by: 'Calibrate by',
  byPoints: 'Points on the floor',
  byPeople: 'People’s height',
  pointsIntro:
    'Drag four points onto places whose distances you know: tiles, a parking bay, a doorway. A rectangle is easiest.',
  peopleIntro:
    'For a level camera over a flat floor. Pause and choose people who stand, near and far; drag their feet and heads into place.',
  rectangle: 'Rectangle on the floor',
  rectangleOf: (width: string, depth: string): string => `${width} × ${depth} m`,
  parkingBay: 'Parking bay',
  width: 'Width (m)',
  depth: 'Depth (m)',
  point: 'Point',
  pointLabel: (n: number, of: number, x: string, y: string): string =>
    `Point ${n} of ${of}, ${x} from the left, ${y} from the top. Arrow keys move it.`,
  imageX: 'x (%)',
  imageY: 'y (%)',
  groundX: 'Right (m)',
  groundY: 'Away (m)',
  off: 'Off by',
  field: (name: string, n: number): string => `${name}, point ${n}`,
  addPoint: 'Add a point',
  removePoint: (n: number): string => `Remove point ${n}`,
  height: 'Height of the people (m)',
  fieldOfView: 'Camera’s field of view (°)',
  fieldOfViewHelp: 'From side to side. About 60 for most cameras, 90 for wide ones.',
  addPerson: 'Add by hand',
  addTrack: (id: number): string => `Add person ${id}`,
  standing: 'Standing now',
  noneStanding: 'Nobody stands whole in the picture now. Play on, or add one by hand.',
  sightings: (count: number, distances: number): string =>
    count === 0
      ? 'Let people walk through: they are collected while this is open.'
      : `${count} sightings of people who walked through, enough of them at ${distances} ${distances === 1 ? 'distance' : 'distances'}.`,
  useSightings: 'Use them',
  person: (n: number): string => `Person ${n}`,
  removePerson: (n: number): string => `Remove person ${n}`,
  footLabel: (n: number, x: string, y: string): string =>
    `Feet of person ${n}, ${x} from the left, ${y} from the top. Arrow keys move them.`,
  headLabel: (n: number, x: string, y: string): string =>
    `Head of person ${n}, ${x} from the left, ${y} from the top. Arrow keys move it.`,
  comesOut: (metres: string): string => `comes out ${metres} tall`,
  undo: 'Undo',
  redo: 'Redo',
  apply: 'Use this',
  cancel: 'Cancel',
  gridStep: (metres: string): string => `Grid: ${metres}`,
  exact: 'Four points always fit exactly: add a fifth to test them.',
  fits: (pixels: string, distance: string): string =>
    `Points are off by up to ${pixels} px, ${distance} on the floor.`,
  slip: (distance: string): string =>
    `If each point is set within 2 pixels, places between them are right to about ${distance}.`,
  camera: (height: string, tilt: string): string => `Camera ${height} up, tilted ${tilt} down.`,
  heights: (least: string, most: string): string => `People come out ${least} to ${most} tall.`,
  share: (percent: string): string =>
    `Distances in depth may be off by about ${percent}: people differ in height, and the field of view is a guess.`,
  rough: 'That is rough. Add people farther apart.',
  check: (metres: string): string => `People in the picture now come out about ${metres} tall.`,
  checkBad: 'That is not a person’s height: check the metres.',
  keys: 'Drag the points, or Tab to one and use the arrow keys (Shift: far, Alt: fine). Esc cancels.',
  problems,

  measures: 'On the ground',
  speed: 'Speed',
  place: 'Place on the floor',
  placeOf: (right: string, away: string): string => `x ${right}, y ${away}`,
  heightsPerSecond: (value: string): string => `${value} body heights a second`,
  area: 'Area',
  length: 'Length',
  beyond: 'Reaches beyond the horizon: it has no size on the ground.',
  noMetres: 'No metres without the calibration of the ground.',

  obstacles: {
    'needs-zone': () =>
      'This rule needs a zone with an allowed direction. Draw one and choose it here: until then nothing is raised.',
    'needs-direction': () => 'This zone has no direction, so nothing is raised. Set one in the zone.',
    'zone-gone': () => 'The zone of this rule is gone, so nothing is raised. Choose another place.',
    'warm-up': (lasts: string, needs: string) =>
      `The video lasts ${lasts}, and nothing is raised in the first ${needs}: shorten the warm-up under Analysis.`,
    'too-short': (lasts: string, needs: string) =>
      `The video lasts ${lasts}, and this rule needs ${needs}: it can raise nothing. Shorten its time.`,
    listening: (lasts: string, needs: string) =>
      `The video lasts ${lasts}, and this rule must first listen for ${needs}: it can raise nothing.`,
  },
  silence: {
    none: 'The stage has no sound, so this rule hears nothing. Open a camera or a video with sound.',
    off: 'The microphone is off, so this rule hears nothing. Switch it on above the picture.',
  },

  belongs: 'This belongs here',
  belongsHelp: 'From now on nothing that stands in this place is taken for an object that was left.',
  belongsNow: 'Belongs here',
  belongsUndo: 'Take back',
  belongsUndoLabel: 'Take back: this does not belong here',
  fixtures: 'What belongs here',
  fixturesNone: 'Nothing marked. An alert for a thing that always stands there has a button for it.',
  fixture: (n: number, x: string, y: string): string =>
    `Thing ${n}, at ${x} from the left, ${y} from the top`,
  fixtureRemove: (n: number): string => `Thing ${n} does not belong here`,
};

export type PlaceWords = typeof placeEn;
