import { plural } from './i18n.ts';

const count = (n: number, one: string, other: string): string => `${n} ${plural('en', n, one, other)}`;

/** English words of what if, sweeps, truth and evaluation. */
export const labEn = {
  lookBack: 'Look back',
  lookBackHelp:
    'Search what was recorded of this session, by kind, place, direction, time and coarse colour.',

  tabs: { whatif: 'What if?', truth: 'Truth' },

  // The recording
  recorded: (span: string, frames: string, size: string): string =>
    `Recorded: ${span}, ${frames} frames, ${size}. Boxes and measurements only: no pictures, no sound.`,
  recordedNothing: 'Nothing is recorded yet. The first analysed frame begins the recording.',
  recordedNone: 'No recording was kept of this session, so it cannot be replayed.',
  recordedForgotten: (from: string): string =>
    `The recording is full: what came before ${from} was given up for newer frames. Replays begin there.`,
  recordedUnstored: 'It is in memory only, and gone when the page closes.',
  boxesOnly: 'No picture was kept. What is drawn is the recording: boxes only.',
  pastRecorded:
    'A past session: its alerts, your verdicts and its recording. No video was kept; play it to see the boxes.',
  pastClip: (id: string): string => `Clip “${id}” of the evaluation: what was found in it, and what is true.`,

  // What if
  title: 'What if the rules had been others?',
  invite:
    'Change a threshold, a time, a zone or a rule, under “Why?” or “Scenario”. The whole recorded session is replayed at once, and what would have been different shows here and on the timeline.',
  replaying: 'Replaying…',
  lineLead: 'With this change:',
  gained: (n: number): string => `${n} more`,
  lost: (n: number): string => `${n} fewer`,
  kept: (n: number): string => `${n} the same`,
  moved: (n: number): string => `the same alerts, ${n} at another time or level`,
  noDifference: 'No alert would have been different.',
  differences: (gained: number, lost: number, kept: number): string =>
    `${count(gained, 'alert', 'alerts')} gained, ${lost} lost, ${kept} kept`,
  replayNote: (span: string, took: string): string =>
    `A replay of ${span} in ${took} ms. The alerts of the session stay as they were raised.`,
  gainedTitle: 'Gained',
  lostTitle: 'Lost',
  keptTitle: 'Kept',
  gainedHelp: 'Raised with the change only',
  lostHelp: 'Raised for real, not with the change',
  sooner: (seconds: string): string => `${seconds} sooner`,
  later: (seconds: string): string => `${seconds} later`,
  levelNow: (before: string, after: string): string => `${before} → ${after}`,
  details: 'Details',
  keep: 'Keep the change',
  keepShort: 'Keep',
  revert: 'Go back',
  asRaised: 'as raised',
  withChange: 'with the change',
  hidden: {
    masks: 'Masks cannot be replayed: what was recorded had been seen with the earlier ones.',
    analysis: 'Rate and detector cannot be replayed: analyse the source again to see their effect.',
  },
  tallyCaption: 'How right the alerts are',
  by: {
    truth: 'held against the truth of this session',
    verdicts: 'held against your verdicts',
    none: 'nobody has said what is true: judge alerts, or mark the truth',
  },
  rightCount: 'True',
  wrongCount: 'False',
  missedCount: 'Missed',
  unjudgedCount: 'Not judged',
  allCount: 'Alerts',
  more: (n: number): string => `and ${n} more`,

  // Sweep
  sweepTitle: 'Sweep a threshold',
  sweepHelp:
    'Tries a threshold over its range on the recorded session, and shows how many alerts would have been true and false.',
  sweepWhat: 'Threshold',
  sweepNothing: 'No rule of this scenario has a threshold to sweep.',
  sweepStart: 'Sweep',
  sweepStop: 'Stop',
  sweepProgress: (done: number, of: number): string => `${done} of ${of} values`,
  sweepChart: (name: string): string => `Alerts by “${name}”`,
  sweepPresent: (value: string): string => `now ${value}`,
  sweepChoose: 'Value to look at',
  sweepAt: (value: string): string => `At ${value}:`,
  sweepUse: (value: string): string => `Use ${value}`,
  sweepUsed: 'This is the present value.',
  sweepTable: 'As a table',

  // Truth
  truthTitle: 'What really happened',
  truthHelp:
    'Mark every event on the timeline. The alerts are then held against it: which were true, which false, what was missed.',
  truthStage: 'The stage knows what happens on it: its events are marked by themselves.',
  markOn: 'Mark events',
  markOff: 'Stop marking',
  markHelp:
    'Drag along a rule’s lane, or go to the start and press M, then to the end and press M again. An alert is right when it is raised within the event.',
  markType: 'Kind of event',
  markStart: 'Begins here',
  markEnd: 'Ends here',
  markCancel: 'Do not mark',
  markOpen: (event: string, time: string): string => `${event}, from ${time}…`,
  marks: 'Marked events',
  noMarks: 'No event is marked.',
  markFrom: 'From, seconds',
  markTo: 'To, seconds',
  markRemove: (event: string, time: string): string => `Remove: ${event} at ${time}`,
  markGo: (event: string, time: string): string => `Go to ${event} at ${time}`,
  markFound: 'found',
  markMissed: 'missed',
  markOptional: 'counts neither way',
  markPending: 'may still be raised',
  completeTitle: 'All events of a kind are marked',
  completeHelp: 'Then any other alert of that kind is false. Without the tick it is not counted.',
  exportManifest: 'Save as a manifest',
  exportManifestHelp: 'A JSON file for this page’s evaluation and for the evaluate command.',
  happened: 'Happened',
  scoreNone: 'Mark an event, or say that all of a kind are marked: the table shows here.',
  scoreTitle: 'How it did',
  stepTitle: 'Misses and false alerts',
  stepNone: 'Nothing was missed and no alert was false.',
  stepOf: (n: number, of: number): string => `${n} of ${of}`,
  stepAll: (n: number): string => count(n, 'finding', 'findings'),
  previous: 'Previous',
  next: 'Next',
  findingMissed: (event: string, time: string): string => `Missed: ${event}, ${time}`,
  findingFalse: (event: string, time: string): string => `False alert: ${event}, ${time}`,
  toEvaluation: 'Evaluate clips',
  backToClips: 'Back to the clips',

  // The table of an evaluation
  table: {
    caption: 'True, false and missed alerts by event',
    event: 'Event',
    all: 'All',
    events: 'Events',
    true: 'True',
    false: 'False',
    missed: 'Missed',
    duplicates: 'Repeated',
    precision: 'Precision',
    recall: 'Recall',
    f1: 'F1',
    delay: 'Median delay',
    perHour: 'False an hour',
    trueHelp: 'Events for which an alert was raised in time',
    duplicatesHelp: 'Second alerts for an event that was found already; they count neither way',
    ofAlarms: (n: number): string => `${n} as an alarm`,
  },
  tracking: (mota: string, idf1: string, switches: number): string =>
    `Tracking: MOTA ${mota}, IDF1 ${idf1}, ${count(switches, 'identity switch', 'identity switches')}.`,
  counting: (off: string, samples: number): string =>
    `Counting: ${off} people off on average (${count(samples, 'sample', 'samples')}).`,

  // The evaluation page
  evaluation: 'Evaluation',
  evaluationLead:
    'Runs clips whose truth is known through the same rules, and counts true, false and missed alerts: the same table as the evaluate command. Nothing leaves this machine.',
  back: 'Back',
  load: 'Choose files',
  loadFolder: 'Choose a folder',
  loadHelp:
    'A manifest (JSON) and the videos that it names, in any order; you can also drop them here. To make a manifest, mark the truth of a session and save it.',
  manifestOf: (name: string, clips: number): string => `${name}: ${count(clips, 'clip', 'clips')}`,
  missingFiles: (n: number): string =>
    `${count(n, 'clip has', 'clips have')} no video yet: choose the files that the list names.`,
  run: (n: number): string => `Run ${count(n, 'clip', 'clips')}`,
  stop: 'Stop',
  stopHelp: 'What is done is kept.',
  runAgain: 'Run again',
  closeManifest: 'Put away',
  exportResults: 'Save the results',
  progress: (clip: number, of: number, id: string): string => `Clip ${clip} of ${of}: ${id}`,
  progressIn: (done: string, of: string | null, frames: string): string =>
    of === null ? `${done} · ${frames} frames` : `${done} of ${of} · ${frames} frames`,
  preparing: 'The engine is being prepared',
  clips: 'Clips',
  clip: 'Clip',
  status: 'Status',
  statuses: {
    missing: 'video missing',
    waiting: 'waits',
    running: 'runs',
    done: 'done',
    failed: 'failed',
    stopped: 'stopped',
  },
  wantsVideo: (name: string): string => `needs ${name}`,
  look: 'Look',
  lookAt: (id: string): string => `Look at ${id}`,
  resultsOf: (done: number, of: number, minutes: string): string =>
    `${done} of ${count(of, 'clip', 'clips')}, ${minutes} minutes analysed`,

  // Erasing, and the camera's door
  keyMark: 'Mark the start or the end of an event',
  keyFindings: 'Next or previous miss or false alert',
};

export type LabWords = typeof labEn;
