import type { BackendId, DetectorId } from '../../core/scenario/scenario.ts';
import { plural } from './i18n.ts';

const count = (n: number, one: string, other: string): string => `${n} ${plural('en', n, one, other)}`;

/** English words of the screen. The other languages have the same keys, or they do not compile. */
export const en = {
  // The bar at the top
  backToStart: 'Back to the start',
  closeSource: 'Close',
  closeSourceHelp: 'End this session and go back to the start. What was found is kept.',
  languageName: 'Language',
  labelled: (label: string, value: string): string => `${label}: ${value}`,
  themes: { dark: 'Dark', light: 'Light', auto: 'As the system' },
  theme: 'Theme',
  settings: 'Settings',
  shortcuts: 'Keyboard shortcuts',
  lessons: 'Lessons',
  lessonsText:
    'Eight guided exercises of five to ten minutes: see as the machine sees, judge alerts, fool it, choose a threshold. With sheets for trainers.',
  toLessons: 'See the lessons',
  sourceKinds: {
    stage: 'Stage',
    camera: 'Camera',
    file: 'File',
    screen: 'Screen',
    recording: 'Recording',
  },
  exact: 'every frame',
  /** What is played on the stage, by the script's id. */
  stageScripts: {
    demo: 'Demonstration',
    'lesson-hall': 'Lesson: the hall',
    'lesson-bag': 'Lesson: two suitcases',
    'lesson-floor': 'Lesson: a fall and a nap',
    'lesson-crowd': 'Lesson: eight people',
    'lesson-fool': 'Lesson: four tricks',
  } as Readonly<Record<string, string>>,

  // Engine badge
  engine: 'Engine',
  engineStates: {
    off: 'Engine off',
    loading: 'Starting',
    ready: 'Ready',
    restarting: 'Restarting',
    failed: 'Stopped',
  },
  backends: { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WebAssembly' } as Readonly<Record<BackendId, string>>,
  backendNotes: {
    webgpu: 'On the graphics card: the fastest.',
    webgl: 'On the graphics card, by the older way.',
    wasm: 'On the processor: slow, same results.',
  } as Readonly<Record<BackendId, string>>,
  detectors: { 'coco-ssd': 'COCO-SSD', nanodet: 'NanoDet', centernet: 'CenterNet' } as Readonly<
    Record<DetectorId, string>
  >,
  fps: (n: string): string => `${n} fps`,
  detector: 'Detector',
  backend: 'Backend',
  backendAuto: 'Best available',
  adapter: 'Processor',
  threads: (n: number): string => count(n, 'thread', 'threads'),
  refused: 'Tried before, and why not',
  noneRefused: 'The first choice was taken.',
  analysedFrames: 'Frames analysed',
  dropped: 'Frames left out',
  droppedHelp: 'Too late for a live source: the newest frame goes first.',
  late: 'Late results',
  limit: 'Slowed down',
  limitedTo: (rate: string) => `to ${rate} a second: the battery is low`,
  speedTimes: (n: string): string => `${n} × real time`,
  speed: 'Speed',
  frameTime: 'Time per frame',
  timing: (prepare: string, network: string, decode: string, rules: string): string =>
    `picture ${prepare} · network ${network} · boxes ${decode} · rules ${rules} ms`,
  modelHash: 'Model, SHA-256',

  // Network badge
  requests: (n: number): string => count(n, 'request', 'requests'),
  requestsTitle: 'Nothing leaves this machine',
  requestsText:
    'Since this page opened, it has sent no request to any other place than its own. Pictures, alerts and scenarios stay in this browser.',
  requestsBad: (n: number): string =>
    `${count(n, 'request', 'requests')} went to another place than this page’s own. This must not happen: please report it.`,
  requestsCheck: 'Check it yourself',
  requestsSteps: [
    'Press F12 and open “Network”. Then use Vigie: no line may name another server.',
    'Or unplug the network cable, or switch on airplane mode: Vigie goes on as before.',
  ],
  requestsOnDisk:
    'This page is one file on a disk. Its own policy forbids every request, and its first script takes away WebRTC, new windows and links to elsewhere. What no file can have is headers that make the browser itself enforce the latter. To be sure, cut the network.',
  requestsSelf: 'This counter is the page’s own word. The two ways above do not rely on it.',

  // First screen
  tagline: 'See what an “augmented” camera sees, and what it gets wrong.',
  privacy: 'No picture leaves this machine.',
  privacyHow: 'How to check',
  doors: {
    stage: {
      title: 'The stage',
      text: 'A staged scene, with nobody filmed. You direct it: a bag left behind, a fall, a crowd.',
      action: 'Open the stage',
    },
    file: {
      title: 'A video file',
      text: 'A recording of your own. It is read here, and copied nowhere.',
      action: 'Choose a video',
      live: 'Play',
      liveHelp: 'As it plays. Frames are left out if the machine is slow.',
      exact: 'Every frame',
      exactHelp: 'As fast as the machine can. The same file gives the same alerts.',
      mode: 'How to analyse',
    },
    camera: {
      title: 'A camera',
      text: 'What is in front of you, now. No video is kept: only boxes, and pictures of alerts.',
      action: 'Turn on the camera',
      which: 'Which camera',
      anyCamera: 'The usual one',
      permission: 'The browser asks you first.',
    },
  },
  dropHint: 'You can also drop a video, a scenario or a session anywhere on this page.',
  dropNow: 'Drop the video, the scenario or the session',
  skip: { label: 'On this page', alerts: 'To the alerts', panels: 'To the panels' },
  pastSessions: 'Past sessions',
  noPastOnDisk: 'None yet. What a session finds is held until this page is closed.',
  onDiskNote:
    'This page is a file on a disk. The browser gives all such pages one common storage, so Vigie keeps nothing in it: what is to stay, save before you close the page, as a session file, as a report or as a scenario file.',
  noPast: 'None yet. What a session finds is kept here, in this browser only.',
  openSession: (name: string): string => `Open the session ${name}`,
  deleteSession: (name: string): string => `Delete the session ${name}`,
  savedScenarios: 'Saved scenarios',
  noScenarios: 'None yet. A scenario is a set of zones and rules.',
  useScenario: (name: string): string => `Use the scenario ${name}`,
  inUse: 'in use',
  scenarioParts: (zones: number, rules: number): string =>
    `${count(zones, 'zone', 'zones')}, ${count(rules, 'rule', 'rules')}`,
  microphoneOn: 'Microphone on',
  microphoneOff: 'Switch the microphone off',

  theEight: 'The eight alerts of French law',
  theEightText:
    'The decree of 28 August 2023 lists what “augmented” cameras may look for. Vigie looks for the same, and shows its work.',

  // Opening
  opening: (name: string): string => `Opening ${name}`,
  loadingModel: (loaded: string, total: string): string => `Loading the model: ${loaded} of ${total}`,
  loadingModelStart: 'Loading the model',
  preparing: 'Preparing the GPU',
  preparingHelp: 'Its programs are built once; this takes some seconds, longer on a slow machine.',
  preparingWasm: 'Preparing the engine',
  openingSource: 'Opening the source',
  restarting: 'The engine is being restarted. What passes meanwhile is marked as a gap.',
  failed: 'The engine has stopped. Nothing is being analysed.',
  cancel: 'Cancel',

  // Picture
  picture: 'Picture',
  layers: {
    boxes: 'Boxes',
    trails: 'Trails',
    zones: 'Zones',
    truth: 'Truth',
  },
  layersLabel: 'Shown over the picture',
  layersHelp: {
    boxes:
      'What the detector sees. Between two results, boxes go on at their speed for half a second at most; faint boxes are old.',
    trails: 'Where each has been',
    zones: 'Zones and lines',
    truth: 'Where the stage knows each one to be',
  },
  people: (n: number): string => count(n, 'person', 'people'),
  noPicture: 'The pictures of this source are not shown: only what was found in them.',
  noPictureButAlert: 'The picture of the chosen alert. No video was kept of this session.',
  noPicturePast: 'No video was kept of this session: only what was found.',
  lost: 'lost',
  endedBanner: 'The end. Everything found is kept.',
  reviewBanner: 'The end. Play it or seek in it to see what was found; nothing is analysed again.',
  pastBanner: 'A past session: its alerts and your verdicts. No video was kept.',
  openAgain: 'Analyse again',

  // Playback
  play: 'Play',
  pause: 'Pause',
  position: 'Position',
  playbackSpeed: 'Playback speed',
  live: 'Live',
  cancelAnalysis: 'Stop the analysis',
  exactProgress: (frames: string, done: string, all: string): string =>
    `${frames} frames · ${done} of ${all}`,
  exactProgressOpen: (frames: string, done: string): string => `${frames} frames · ${done}`,
  exactDone: 'Analysis ended',

  // Alerts
  alerts: 'Alerts',
  noAlerts: 'No alert yet',
  noAlertsText: 'An alert is raised when every condition of a rule has held for its full time.',
  noAlertsStage: 'Make something happen with the director, below.',
  more: (n: number): string => `Show ${n} more`,
  active: 'now',
  untilEnd: 'until the end',
  lasted: (duration: string): string => `lasted ${duration}`,
  atTime: (time: string): string => `at ${time}`,
  because: 'Because',
  since: (time: string): string => `since ${time}`,
  verdict: 'Your verdict',
  undoVerdict: 'Undo',
  snapshotOf: (event: string, time: string): string => `Picture of the alert “${event}” at ${time}`,
  newAlert: (event: string, level: string, place: string): string => `${level}: ${event}, ${place}`,
  newAlerts: (n: number): string => `${n} new alerts`,
  showAll: 'All',
  unjudged: 'To judge',
  filter: 'Show',
  allJudged: 'Every alert has your verdict.',

  // Ledger
  ledger: 'False alerts, by your verdicts',
  ledgerNone: 'Mark alerts true, false or unsure: their share shows here.',
  ledgerShare: (percent: string, falses: number, judged: number): string =>
    `Your verdicts: ${percent} false (${falses} of ${judged})`,
  ledgerSmall: 'Too few to conclude.',
  ledgerUnsure: (n: number): string => `${n} unsure, not counted`,
  published: 'SNCF, Paris 2024: 62% of abandoned-object alerts false (La Croix, 15 Jan 2025)',

  // Timeline
  timeline: 'Timeline',
  timelineHelp: 'Arrows move by 1 s, with Shift by 10 s; Home and End go to the ends.',
  phases: { suspect: 'Time running', attention: 'Attention', alarm: 'Alarm' },
  gap: 'Not analysed',
  gapBecause: (reason: string): string => `Not analysed: ${reason}`,
  noRules: 'No rule yet: add one under “Scenario”.',
  tableCaption: 'Alerts by time',
  tableEvent: 'Event',
  tableLevel: 'Level',
  tablePlace: 'Place',
  tableFrom: 'From',
  tableTo: 'To',
  stillOn: 'still on',
  coverage: (analysed: string, gaps: number): string =>
    gaps === 0 ? `${analysed} analysed, no gap` : `${analysed} analysed, ${count(gaps, 'gap', 'gaps')}`,

  // Inspector
  tabs: {
    alerts: 'Alerts',
    timeline: 'Timeline',
    inspector: 'Why?',
    scenario: 'Scenario',
    director: 'Director',
  },
  tabsLabel: 'Panels',
  inspectorEmpty: 'Choose something to see why a rule fires, or does not.',
  inspectorTracks: 'Followed now',
  inspectorNoTracks: 'Nobody and nothing is followed at the moment.',
  inspectorRules: 'Rules',
  trackName: (label: string, id: number): string => `${label} ${id}`,
  trackSeen: (duration: string, score: string): string => `seen for ${duration}, score ${score}`,
  trackStill: (duration: string): string => `still for ${duration}`,
  trackStates: { tentative: 'just appeared', confirmed: 'followed', lost: 'lost from sight' },
  trackGone: 'It is no longer in the picture.',
  noReadings: 'No rule looks at it at the moment.',
  noReadingsEnded: 'The session is over: what the rules measured is kept with each alert only.',
  noReadingsRule: 'This rule has nothing in view at the moment.',
  met: 'met',
  unmet: 'not met',
  limitOf: (value: string): string => `limit ${value}`,
  why: {
    fires: (level: string): string => `${level} raised.`,
    clearing: 'It no longer holds; the alert will clear.',
    running: (left: string): string => `Everything holds. Raised in ${left} if it lasts.`,
    missing: (names: string): string => `Not raised: ${names}.`,
    nothing: 'Not raised.',
  },
  andAlso: '; ',
  unmetCondition: (name: string, value: string, limit: string | null): string =>
    limit === null ? `“${name}” is not met (${value})` : `“${name}” is ${value}, limit ${limit}`,
  deselect: 'Back to the overview',
  ruleOf: (event: string, place: string): string => `${event}, ${place}`,
  showRule: 'The rule behind it',
  strengthWeak: 'The evidence allows “attention” only.',
  ruleGone: 'This rule is no longer in the scenario.',
  zoneGone: 'This zone is no longer in the scenario.',
  alertGone: 'This alert is no longer here.',

  // Honest card
  // Notices
  notices: 'Messages',
  dismiss: 'Dismiss',
  levels: { error: 'Error', warning: 'Warning', info: 'Note' },

  // Settings
  settingsEngine: 'Engine',
  settingsEngineHelp: 'A change restarts the engine.',
  detectorNotes: {
    'coco-ssd': 'The default: steady, finds people well.',
    nanodet: 'Sharper input, better with small things.',
    centernet: 'The largest input, the slowest.',
  } as Readonly<Record<DetectorId, string>>,
  settingsKeys: 'Single-key shortcuts',
  settingsKeysHelp: 'Switch off if you use dictation or a screen reader’s own keys.',
  settingsData: 'What is kept in this browser',
  settingsDataOnDisk: 'What is held until this page is closed',
  dataCounts: (sessions: number, alerts: number, scenarios: number, size: string | null): string =>
    `${count(sessions, 'session', 'sessions')}, ${count(alerts, 'alert', 'alerts')}, ${count(scenarios, 'scenario', 'scenarios')}${size === null ? '' : ` (${size})`}`,
  dataNothing: 'Nothing.',
  eraseAll: 'Erase everything…',
  eraseTitle: 'Erase everything?',
  eraseText: (what: string): string =>
    `This erases ${what}, with their verdicts, pictures and recordings (boxes, no video), what was marked as true, and the settings. It cannot be undone.`,
  eraseNow: 'Erase',
  keep: 'Keep',
  readOnly: 'View only: Vigie is open in another tab',
  close: 'Close',

  // Shortcuts
  keys: {
    space: 'Space',
    play: 'Play or pause',
    seek: 'Back or on by 1 s (Shift: 10 s)',
    nextAlert: 'Next alert, previous alert',
    verdict: 'Verdict on the chosen alert: true, false, unsure',
    zones: 'Edit the zones',
    help: 'This list',
    undo: 'Undo',
    redo: 'Redo',
    save: 'Save the scenario',
    open: 'Open a video or a scenario',
    escape: 'Close, or choose nothing',
    arrows: '← →',
    ctrl: 'Ctrl',
    shift: 'Shift',
    or: 'or',
    inPicture: 'While editing zones, the picture shows its own keys.',
  },
  keysVerdict: { true: 't', false: 'f', unsure: 'u' } as Readonly<
    Record<'true' | 'false' | 'unsure', string>
  >,
};

export type Words = typeof en;
