import type { SideState } from '../../app/side/side-state.ts';
import { plural } from './i18n.ts';

const one = (n: number, word: string, words: string): string => plural('en', n, word, words);

/** English words of side by side. */
export const sideEn = {
  button: 'Side by side…',
  buttonHelp: 'A second detector, or a second scenario, on the same pictures at the same time',
  title: 'Side by side',
  close: 'Close side by side',
  lead: 'Two look at the very same pictures: A is the session as it runs, B is what you choose here. Alerts, verdicts and the report stay A’s alone.',
  notRunning: 'It needs a session that runs: open the source again.',

  what: 'What is B?',
  kinds: { detector: 'Another detector', scenario: 'Another scenario' },
  detector: 'Detector of B',
  withFar: 'with distant people',
  withoutFar: 'without distant people',
  slower:
    'Two networks then share this machine, so both run slower than one alone: this compares what they see, not how fast they are.',
  changed: 'This scenario with one rule changed',
  saved: 'A scenario that you kept',
  file: 'A scenario file…',
  rule: 'Rule',
  param: 'Value to change',
  value: (present: string): string => `Value for B (A has ${present})`,
  noRule: 'This scenario has no rule with a value to change. Add one under “Scenario”, or open a file.',
  rulesOnly:
    'When only rules and zones differ, no second network runs: the rules of B are replayed over what A’s network saw.',
  start: 'Begin',
  read: (name: string): string => `Read: ${name}`,

  states: {
    loading: 'B is being prepared. The session runs on.',
    running: '',
    restarting: 'B has stopped and is being brought back. The session runs on.',
    failed: 'B has failed and is ended; the session runs on. Choose another B, or close.',
    over: 'The session is over: this is what was found. What B took is freed.',
  } as Readonly<Record<SideState['status'], string>>,
  loaded: (percent: string): string => `${percent} of its network is loaded.`,
  waiting: 'Waiting for the first picture that both have looked at.',
  change: 'Choose another B',
  a: 'A, the session',
  b: 'B',
  otherScenario: (name: string): string => `scenario “${name}”`,
  rate: (perSecond: string, took: string): string => `${perSecond} pictures/s, ${took} ms each`,
  byRules: 'the same network, other rules',
  pane: (name: string, objects: number): string =>
    `${name}: ${objects} ${one(objects, 'object', 'objects')} in this picture`,
  onlyHere: 'only here',

  thisPicture: (both: string, a: string, b: string): string =>
    `In this picture: ${both} found by both, ${a} by A only, ${b} by B only.`,
  sameNetwork: 'Both see the same objects, by one network. Only what the rules make of them differs.',
  classesTitle: 'Objects',
  pictures: (n: string, from: string, to: string): string =>
    `Over ${n} pictures that both looked at, ${from} to ${to}. A box counts from a score of 50 % on; two of a class are one object when they overlap by half.`,
  missed: (n: number): string =>
    `B did not look at ${n} ${one(n, 'picture', 'pictures')} that A looked at; they are not counted.`,
  columns: {
    label: 'Class',
    nowA: 'A now',
    nowB: 'B now',
    meanA: 'A a picture',
    meanB: 'B a picture',
    both: 'both',
    onlyA: 'only A',
    onlyB: 'only B',
  },
  noObjects: 'Neither has seen anything yet.',
  alertsTitle: 'Alerts',
  alertGroups: { both: 'In both', a: 'Only in A', b: 'Only in B' },
  noAlerts: 'Neither has raised an alert in this time.',
  warmUp: 'B began later: its tracks and backgrounds had to be learnt first.',
  goTo: 'go to this moment',
  moved: (by: string): string => `B ${by}`,
  sooner: (seconds: string): string => `${seconds} sooner`,
  later: (seconds: string): string => `${seconds} later`,
  more: (n: number): string => `and ${n} more`,
};

export type SideWords = typeof sideEn;
