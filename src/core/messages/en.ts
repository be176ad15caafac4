import type { ClassName } from '../detection/detection.ts';
import { ERRORS, type ErrorCode } from '../errors.ts';
import type { ConditionId, Unit } from '../rules/conditions.ts';
import type { AlertLevel, Verdict } from '../rules/alert.ts';
import { SCENARIO_PROBLEMS, type ScenarioProblem } from '../scenario/problems.ts';
import type { EventId } from '../scenario/scenario.ts';

/** A kind of alert: its name, and the same as it stands on a narrow label. */
export interface EventWords {
  readonly name: string;
  readonly short: string;
}

/** A condition: its name, and the sentence it makes with a measured value and a threshold, in words. */
export interface ConditionWords {
  readonly name: string;
  argue(value: string, threshold: string | null): string;
}

export interface ParamWords {
  readonly name: string;
  readonly help: string;
}

/** The words of the domain: what an alert, a report or an error says, on the screen or on paper. */
export interface Messages {
  readonly errors: Readonly<Record<ErrorCode, string>>;
  readonly events: Readonly<Record<EventId, EventWords>>;
  readonly levels: Readonly<Record<AlertLevel, string>>;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly classes: Readonly<Record<ClassName, string>>;
  readonly conditions: Readonly<Record<ConditionId, ConditionWords>>;
  /** By event and parameter; the names are those of `rules/params.ts`. */
  readonly params: Readonly<Record<EventId, Readonly<Record<string, ParamWords>>>>;
  /** Measured values that are words, by their codes. */
  readonly states: Readonly<Record<string, string>>;
  /** What follows a number. `one` is for counts of one. */
  readonly units: Readonly<Record<Unit, { readonly one: string; readonly other: string }>>;
  /** Why something was not analysed or stopped, by the reason's code. Other reasons are shown as they are. */
  readonly reasons: Readonly<Record<string, string>>;
  /** What could not be stored, by its code, as the subject of a sentence. */
  readonly stored: Readonly<Record<string, string>>;
  readonly scenarioProblems: Readonly<Record<ScenarioProblem, string>>;
  readonly wholePicture: string;
  readonly wholePlace: string;
  readonly yes: string;
  readonly no: string;
}

const limit = (threshold: string | null): string => (threshold === null ? '' : ` (limit ${threshold})`);
const same = (word: string): { one: string; other: string } => ({ one: word, other: word });

export const en: Messages = {
  errors: ERRORS,
  events: {
    'abandoned-object': { name: 'Abandoned object', short: 'Left object' },
    'person-down': { name: 'Person on the ground', short: 'Person down' },
    'crowd-density': { name: 'Too many people', short: 'Density' },
    'wrong-way': { name: 'Wrong way', short: 'Wrong way' },
    'forbidden-zone': { name: 'Entry into a forbidden zone', short: 'Forbidden zone' },
    'crowd-surge': { name: 'Crowd movement', short: 'Surge' },
    'fire-start': { name: 'Start of a fire', short: 'Fire' },
    weapon: { name: 'Visible weapon', short: 'Weapon' },
    'abnormal-sound': { name: 'Abnormal sound', short: 'Sound' },
  },
  levels: { attention: 'Attention', alarm: 'Alarm' },
  verdicts: { true: 'True', false: 'False', unsure: 'Unsure' },
  classes: {
    person: 'person',
    bicycle: 'bicycle',
    car: 'car',
    motorcycle: 'motorcycle',
    truck: 'truck',
    dog: 'dog',
    backpack: 'backpack',
    umbrella: 'umbrella',
    handbag: 'handbag',
    suitcase: 'suitcase',
    knife: 'knife',
    'cell phone': 'phone',
  },
  conditions: {
    'object-class': { name: 'Kind of object', argue: (value) => `seen as: ${value}` },
    'object-score': {
      name: 'Detector’s score',
      argue: (value, threshold) => `detector’s score ${value}${limit(threshold)}`,
    },
    'object-still-for': {
      name: 'Has not moved for',
      argue: (value, threshold) => `has not moved for ${value}${limit(threshold)}`,
    },
    attendance: { name: 'Who is at it', argue: (value) => value },
    'owner-metres': {
      name: 'Distance of the owner',
      argue: (value, threshold) => `owner ${value} away${limit(threshold)}`,
    },
    'owner-distance': {
      name: 'Distance of the owner',
      argue: (value, threshold) => `owner ${value} away${limit(threshold)}`,
    },
    'unattended-for': {
      name: 'Left alone for',
      argue: (value, threshold) => `left alone for ${value}${limit(threshold)}`,
    },
    drop: { name: 'Drop', argue: (value, threshold) => `dropped by ${value}${limit(threshold)}` },
    'lying-ratio': {
      name: 'Width over height',
      argue: (value, threshold) => `${value} times as wide as tall${limit(threshold)}`,
    },
    'height-share': {
      name: 'Share of standing height',
      argue: (value, threshold) => `down to ${value} of standing height${limit(threshold)}`,
    },
    'still-speed': {
      name: 'Speed',
      argue: (value, threshold) => `hardly moves: ${value} a second${limit(threshold)}`,
    },
    'on-ground-for': {
      name: 'On the ground for',
      argue: (value, threshold) => `on the ground for ${value}${limit(threshold)}`,
    },
    'people-count': { name: 'People', argue: (value, threshold) => `${value}${limit(threshold)}` },
    'people-at-least': {
      name: 'People at least',
      argue: (value, threshold) => `at least ${value}: too dense to count${limit(threshold)}`,
    },
    density: { name: 'Density', argue: (value, threshold) => `density of ${value}${limit(threshold)}` },
    'held-for': { name: 'Has lasted', argue: (value, threshold) => `has lasted ${value}${limit(threshold)}` },
    'in-zone': { name: 'In the zone', argue: () => 'is in the zone' },
    'crossed-line': { name: 'Line crossed', argue: () => 'crossed the line' },
    'against-direction': {
      name: 'Angle to the allowed direction',
      argue: (value, threshold) => `heads ${value} off the allowed direction${limit(threshold)}`,
    },
    'progress-against': {
      name: 'Way gone against it',
      argue: (value, threshold) => `went ${value} the wrong way${limit(threshold)}`,
    },
    'newly-placed': {
      name: 'Was put there',
      argue: (value, threshold) => `new edges ${value} times those that went${limit(threshold)}`,
    },
    'torso-angle': {
      name: 'Lean of the trunk',
      argue: (value, threshold) => `trunk leans by ${value}${limit(threshold)}`,
    },
    'hip-height': {
      name: 'Height of the hips',
      argue: (value, threshold) => `hips ${value} above the ground${limit(threshold)}`,
    },
    'shoulder-height': {
      name: 'Height of the shoulders',
      argue: (value, threshold) => `shoulders ${value} above the ground${limit(threshold)}`,
    },
    'trunk-height': {
      name: 'Upright length of the trunk',
      argue: (value, threshold) => `only ${value} of the trunk points upwards${limit(threshold)}`,
    },
    'lying-allowed': { name: 'Lying is allowed here', argue: (value) => `lying is allowed in “${value}”` },
    restlessness: {
      name: 'Up and down of the shoulders',
      argue: (value, threshold) => `shoulders up and down by ${value}${limit(threshold)}`,
    },
    'pose-score': {
      name: 'Certainty of the pose',
      argue: (value, threshold) => `pose certain to ${value}${limit(threshold)}`,
    },
    'has-direction': {
      name: 'Allowed direction',
      argue: (value) => `zone has an allowed direction: ${value}`,
    },
    'flicker-rate': { name: 'Flickers', argue: (value, threshold) => `flickers ${value}${limit(threshold)}` },
    'flame-evidence': {
      name: 'Has flickered for',
      argue: (value, threshold) => `has flickered for ${value}${limit(threshold)}`,
    },
    'moves-as-one': {
      name: 'Brightens all at once',
      argue: (value, threshold) => `${value} of the change is all at once${limit(threshold)}`,
    },
    'area-change': {
      name: 'Changes its size',
      argue: (value, threshold) => `size changes by ${value}${limit(threshold)}`,
    },
    'colour-picture': { name: 'Picture in colour', argue: (value) => `picture in colour: ${value}` },
    'camera-health': { name: 'State of the picture', argue: (value) => `state of the picture: ${value}` },
    'running-share': {
      name: 'Share who run',
      argue: (value, threshold) => `${value} of the people followed run${limit(threshold)}`,
    },
    'motion-rise': {
      name: 'More motion than usual here',
      argue: (value, threshold) => `${value} times as much motion as usual here${limit(threshold)}`,
    },
    'fast-places': {
      name: 'Places where something runs',
      argue: (value, threshold) => `${value} places with running${limit(threshold)}`,
    },
    'surge-kind': { name: 'Way of moving', argue: (value) => `way of moving: ${value}` },
    'knife-looks': {
      name: 'Looks that show a knife',
      argue: (value, threshold) => `a knife in ${value} of the last looks${limit(threshold)}`,
    },
    'arm-raised': { name: 'Arm raised', argue: () => 'arm raised' },
    'sound-kind': { name: 'Kind of sound', argue: (value) => `sounds like ${value}` },
    'sound-heard': {
      name: 'Has listened for',
      argue: (value, threshold) => `has learnt what is usual here for ${value}${limit(threshold)}`,
    },
    'sound-level': { name: 'Level', argue: (value) => `level ${value}` },
    'sound-above': {
      name: 'Louder than usual here',
      argue: (value, threshold) => `${value} louder than usual here${limit(threshold)}`,
    },
    'sound-rise': {
      name: 'Rise within 50 ms',
      argue: (value, threshold) => `rose by ${value} within 50 ms${limit(threshold)}`,
    },
    'sound-spread': {
      name: 'Share of the spectrum',
      argue: (value, threshold) => `in ${value} of the spectrum${limit(threshold)}`,
    },
    'sound-decay': {
      name: 'Died away by',
      argue: (value, threshold) => `quieter by ${value} after a third of a second${limit(threshold)}`,
    },
    'sound-periodic': {
      name: 'Repeats itself',
      argue: (value, threshold) => `${value} of it repeats itself${limit(threshold)}`,
    },
    'voice-for': {
      name: 'Voice for',
      argue: (value, threshold) => `a voice for ${value}${limit(threshold)}`,
    },
    'voice-pitch': {
      name: 'Pitch of the voice',
      argue: (value, threshold) => `its pitch is ${value}${limit(threshold)}`,
    },
    'voice-sway': {
      name: 'Pitch moves by',
      argue: (value, threshold) => `its pitch moves by ${value}${limit(threshold)}`,
    },
    'voice-tilt': {
      name: 'High over low frequencies',
      argue: (value, threshold) => `high over low frequencies: ${value}${limit(threshold)}`,
    },
    'tone-for': { name: 'Tone for', argue: (value, threshold) => `a tone for ${value}${limit(threshold)}` },
    'tone-frequency': { name: 'Frequency', argue: (value) => `at ${value}` },
    'tone-beeps': { name: 'Times in a row', argue: (value) => `heard ${value} times in a row` },
  },
  params: {
    'abandoned-object': {
      unattendedFor: {
        name: 'Alone for',
        help: 'How long an object must stand alone. The French railways give an owner up to 20 minutes.',
      },
    },
    'person-down': {
      onGroundFor: {
        name: 'On the ground for',
        help: 'How long someone must stay down. Shorter also catches tied shoes.',
      },
      lyingAllowed: {
        name: 'Lying is allowed here',
        help: 'Makes the zone of this rule a place to lie (a bed, a lawn): no rule of this kind raises anything in it.',
      },
    },
    'crowd-density': {
      maxPeople: { name: 'People', help: 'Raised from this number of people in the zone.' },
      maxDensity: {
        name: 'Density',
        help: 'People to the square metre. Needs the calibration of the ground; without it only people are counted.',
      },
      holdFor: { name: 'For at least', help: 'How long the limit must be passed.' },
    },
    'wrong-way': {
      holdFor: { name: 'For at least', help: 'How long someone must go against the allowed direction.' },
    },
    'forbidden-zone': {
      holdFor: { name: 'For at least', help: 'How long someone must be inside. 0 for a line.' },
    },
    'crowd-surge': {
      sensitivity: { name: 'Sensitivity', help: 'Higher finds more, and is wrong more often.' },
    },
    'fire-start': {
      holdFor: { name: 'For at least', help: 'How long something must flicker like a flame.' },
    },
    weapon: { holdFor: { name: 'For at least', help: 'How long a blade must be seen.' } },
    'abnormal-sound': {
      aboveUsual: {
        name: 'Louder than usual by',
        help: 'By how much a sound must exceed what is usual here. Lower finds more, and is wrong more often.',
      },
      impacts: {
        name: 'Impacts',
        help: 'Sudden, in the whole spectrum, and soon over: a bang, breaking glass, a door. It cannot tell them apart.',
      },
      shouts: {
        name: 'Shouts',
        help: 'A voice that is high, strong and short. What it says is not understood.',
      },
      tones: {
        name: 'Alarm tones',
        help: 'A tone that stands, slides or comes back: beepers, sirens, horns.',
      },
      toneFor: { name: 'Tone for at least', help: 'How long a tone must sound, its pauses left out.' },
      learnFor: {
        name: 'Listen first for',
        help: 'How long it learns what is usual here before it raises anything. A few minutes are better.',
      },
    },
  },
  states: {
    ok: 'normal',
    'light-change': 'light changing',
    shaking: 'camera shaking',
    moved: 'camera moved',
    covered: 'camera covered',
    dark: 'too dark',
    frozen: 'picture frozen',
    scatter: 'scattering',
    gather: 'gathering',
    'one-way': 'all one way',
    turmoil: 'in all directions',
    unknown: 'unknown',
    attended: 'somebody is at it',
    'owner-about': 'its owner is about',
    'owner-hidden': 'its owner is hidden',
    'passed-by': 'somebody passes by',
    unattended: 'nobody is at it',
    impact: 'an impact',
    shout: 'a shout',
    tone: 'an alarm tone',
  },
  units: {
    s: same('s'),
    m: same('m'),
    'm/s': same('m/s'),
    people: { one: 'person', other: 'people' },
    'people/m²': same('people/m²'),
    ratio: same(''),
    deg: same('°'),
    heights: { one: 'body height', other: 'body heights' },
    'per-s': same('times a second'),
    dB: same('dB'),
    dBFS: same('dBFS'),
    Hz: same('Hz'),
    none: same(''),
  },
  reasons: {
    'device-lost': 'the graphics card was lost',
    'gpu-error': 'error of the graphics card',
    timeout: 'the engine gave no answer in time',
    'worker-error': 'the engine stopped',
    'reference-mismatch': 'the engine failed its own check',
    'bad-output': 'the engine gave senseless numbers',
    'start-failed': 'the engine did not start',
    'engine-lost': 'the engine was restarted',
    'file-truncated': 'the file stops early',
    'file-corrupt': 'the file is damaged',
    engine: 'the engine was restarted',
    'engine-changed': 'the engine was changed',
    'engine-failed': 'the engine had stopped',
    starting: 'the engine was starting',
    skipped: 'the engine did not keep up',
    silent: 'no picture came: the source was silent or the machine slept',
    'camera-lost': 'the camera was lost',
    cancelled: 'the analysis was stopped',
    failed: 'the analysis failed',
    'outside-period': 'outside the authorised period: no rule ran',
    'no-webgpu': 'this browser has no WebGPU',
    'no-gpu': 'the browser offers no graphics card',
    'no-webgl': 'this browser has no WebGL 2',
    'software-renderer': 'there is only a software renderer, slower than the processor itself',
    'backend-refused': 'it did not start',
  },
  stored: {
    session: 'the session',
    alert: 'an alert',
    picture: 'the picture of an alert',
    clip: 'the clip of an alert',
    recording: 'the recording of the session',
    truth: 'what was marked',
    verdict: 'a verdict',
    scenario: 'the scenario',
    settings: 'a setting',
    erasure: 'the change',
  },
  scenarioProblems: SCENARIO_PROBLEMS,
  wholePicture: 'Whole picture',
  wholePlace: 'Whole place',
  yes: 'yes',
  no: 'no',
};
