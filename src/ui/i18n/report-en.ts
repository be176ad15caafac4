import { plural } from './i18n.ts';

const count = (n: number, one: string, other: string): string => `${n} ${plural('en', n, one, other)}`;

/** English words of the review of alerts, the ledger's figures and the report. */
export const reportEn = {
  // Reviewing
  review: 'Judge the alerts one by one',
  reviewShort: 'Review',
  next: 'Next alert',
  previous: 'Previous alert',
  reviewHelp: 'Goes from alert to alert; after a verdict, to the next that has none.',
  reviewing: 'One by one',
  reviewProgress: (judged: number, all: number): string => `${judged} of ${all} judged`,
  reviewStop: 'Stop',
  keyReview: 'Judge the alerts one by one',
  keyUndoVerdict: 'Take the last verdict back',
  keyReport: 'The report',
  undoLast: 'Take the last verdict back (Backspace)',
  backspace: 'Backspace',
  verdictKeys: 'verdict',
  nextKeys: 'on, back',
  undoKey: 'undo',

  // Ledger
  judgedShares: 'Of all that you judged',
  shareOf: (share: string, low: string, high: string): string => `${share} (${low} to ${high})`,
  shareShort: (share: string, low: string, high: string): string => `${share} (${low}–${high})`,
  interval: (low: string, high: string): string => `95% interval ${low} to ${high}`,
  intervalHelp:
    'The Wilson interval: with so few alerts, the true share may lie anywhere in it (E. B. Wilson, 1927).',
  ofBags: (share: string, wrong: number, decided: number): string =>
    `Yours, of the same kind: ${share} (${wrong} of ${decided}).`,
  ofBagsNone: 'Of the same kind, you have judged none yet.',

  // The dialog
  report: 'Report…',
  title: 'The report of this session',
  intro: (alerts: number, judged: number): string =>
    `${count(alerts, 'alert', 'alerts')}, ${judged} judged. The files are made here and saved by your browser; nothing is sent.`,
  withPictures: 'With the pictures of the alerts',
  withPicturesHelp:
    'They show people as the camera saw them. Masks are burnt in: nothing of what they hide is in the file.',
  saveHtml: 'Report (HTML)',
  saveHtmlHelp: 'To read, print and hand on: one file, without scripts, that loads nothing.',
  saveJson: 'Data (JSON)',
  saveJsonHelp: 'Everything but the pictures, for programs.',
  saveCsvFr: 'Table for Excel in French (CSV)',
  saveCsvFrHelp: 'Semicolons and decimal commas.',
  saveCsvEn: 'Table for Excel in English (CSV)',
  saveCsvEnHelp: 'Commas and decimal points.',
  saved: (name: string): string => `Saved as ${name}`,
  notSaved: 'There is no session to report on.',
  making: 'Being made…',

  // The report itself
  heading: 'Report of a session',
  madeAt: (date: string): string => `Made on ${date}`,
  caution:
    'An alert is a machine’s finding, not a fact. A verdict is one person’s opinion. Look at the pictures before you act on either.',
  sessionTitle: 'Session',
  source: 'Source',
  sourceSize: (width: number, height: number): string => `${width} × ${height} pixels`,
  sourceLength: (duration: string): string => `${duration} long`,
  started: 'Started',
  ended: 'Ended',
  notEnded: 'still running when this report was made',
  analysed: 'Analysed',
  gaps: 'Not analysed',
  noGap: 'nothing: no gap',
  gap: (from: string, to: string, reason: string): string => `${from} to ${to}: ${reason}`,
  engine: 'Engine',
  engineOn: (detector: string, backend: string): string => `${detector} on ${backend}`,
  noEngine: 'not known',
  modelHash: 'Model (SHA-256)',
  app: 'Vigie (version and build)',
  appOfSession: 'Vigie that ran the session',
  openedFrom: 'Opened from the file',

  scenarioTitle: 'Scenario',
  scenarioNameless: 'without a name',
  scenarioWhen:
    'As it stood at the end. An alert that was raised before a change was raised under what stood then.',
  sceneOf: (clock: string): string => `Drawn on the picture of the alert at ${clock}, with its box.`,
  sceneLast: 'Drawn on the last picture that was analysed.',
  sceneNone: 'Without a picture of the scene: the zones are drawn on an empty frame.',
  sceneLabel: 'The zones of the scenario',
  masksBurnt:
    'Masks are black, here and in every picture: from when one is drawn, nothing that it hides is analysed or kept.',
  zone: 'Zone',
  zoneKind: 'Kind',
  zoneKinds: { area: 'area', line: 'line', mask: 'mask' },
  zoneDirection: 'with an allowed direction',
  rule: 'Rule',
  place: 'Place',
  thresholds: 'Thresholds',
  byDefault: 'default',
  noRules: 'No rule: nothing could be raised.',
  noZones: 'No zone: rules watch the whole picture.',
  analysis: (rate: string, warmUp: string): string =>
    `${rate} analyses a second; rules on pixels wait ${warmUp} at the start.`,
  calibrated: 'The ground is calibrated: metres are metres.',
  uncalibrated: 'The ground is not calibrated: distances are in body heights.',

  verdictsTitle: 'Verdicts',
  allKinds: 'All kinds',
  kind: 'Kind of alert',
  right: 'True',
  wrong: 'False',
  unsure: 'Unsure',
  open: 'Not judged',
  falseShare: 'False, of those judged true or false',
  published: 'Published of the French trial',
  nothingJudged: 'none judged',
  noFigure: 'No figure found.',
  verdictsNote:
    'Intervals are Wilson’s, at 95% (E. B. Wilson, Journal of the American Statistical Association 22, 1927, pages 209–212). They say how little few alerts can tell, not that these alerts stand for others: the place, the camera and the scenario decide.',
  sourceOf: (source: string): string => `Source: ${source}.`,

  alertsTitle: 'Alerts',
  noAlerts: 'None was raised.',
  number: 'No.',
  picture: 'Picture',
  what: 'What and where',
  because: 'Because',
  since: (clock: string): string => `since ${clock}`,
  verdict: 'Verdict',
  notJudged: 'not judged',
  noPicture: 'no picture',
  pictureLeftOut: 'left out',
  pictureOf: (event: string, clock: string): string => `The alert “${event}” at ${clock}`,
  fromTo: (from: string, to: string): string => `${from} to ${to}`,
  untilEnd: (from: string): string => `from ${from}, to the end`,

  figuresTitle: 'How good these rules are elsewhere',
  measured: 'Measured on public footage',
  cannot: 'What it cannot do',
  figuresNote: (clips: number, detector: string, backend: string): string =>
    `Measured on ${clips} public clips, with ${detector} and far sight on ${backend}. The rules were made with these clips: expect more errors elsewhere.`,

  limitsTitle: 'Limits of this report',
  limits: [
    'What raised no alert is not in it: it says nothing of what was missed.',
    'The times are those of the recording, in hours, minutes and seconds from its start.',
    'Nobody can tell from this file that its verdicts or pictures were not changed after it was saved: it is not signed.',
    'Vigie recognises no face and tells no person from another. The pictures may: hand them on as you would a photograph of strangers.',
  ],

  // The table
  columns: {
    number: 'number',
    event: 'event',
    eventId: 'event id',
    level: 'level',
    place: 'place',
    from: 'raised at (s)',
    to: 'cleared at (s)',
    verdict: 'verdict',
    because: 'because',
    x: 'box x',
    y: 'box y',
    width: 'box width',
    height: 'box height',
    alertId: 'alert id',
    source: 'source',
    started: 'session started',
    detector: 'detector',
    model: 'model SHA-256',
    app: 'Vigie',
  },
};

export type ReportWords = typeof reportEn;
