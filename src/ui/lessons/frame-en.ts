/** English words around the lessons: the panel, the list, the trainer's pages. */
export const frameEn = {
  // The panel
  stepOf: (n: number, of: number): string => `Step ${n} of ${of}.`,
  finished: 'Lesson over.',
  finishedShort: 'Over',
  progress: 'Steps done',
  fold: 'Fold the lesson',
  unfold: 'Unfold the lesson',
  leave: 'Put the lesson away',
  leaveHelp: 'Put the lesson away; what you did is kept (Esc)',
  waiting: 'Vigie notices by itself when you have done it.',
  hint: 'How do I do that?',
  done: 'Done.',
  opening: 'The scene is being opened.',
  open: { stage: 'Open the scene', camera: 'Open my camera' },
  again: 'Play the scene again',
  answers: 'Answers',
  right: 'Right.',
  wrong: 'Not quite: try again.',
  noted: 'Noted.',
  goOn: 'Go on',
  finish: 'Finish',
  skip: 'Skip this step',
  skipHelp: 'Goes on; the step does not count as done',
  doneOf: (n: number, of: number): string =>
    n === of ? `You did all ${of} steps.` : `You did ${n} of ${of} steps; the others were skipped.`,
  keep: 'To take home',
  toList: 'To the list of lessons',
  stay: 'Stay with the picture',
  source: (source: string): string => `Source: ${source}.`,

  // The list
  title: 'Lessons',
  lead: 'Eight exercises of five to ten minutes. Each asks you to do something and checks that you did. Nothing leaves this machine: what you did stays in this browser, on a page opened from a disk until it is closed.',
  back: 'Back',
  minutes: (n: number): string => `${n} min`,
  onStage: 'On the stage',
  onCamera: 'With my camera',
  resume: 'Go on',
  stepsDone: (n: number, of: number): string => `${n} of ${of} steps done`,
  allDone: 'Done',
  startLabel: (where: string, title: string): string => `${where}: ${title}`,
  trainerTitle: 'For trainers',
  trainerLead:
    'Plans for a workshop of 45 minutes, 90 minutes or half a day, and a sheet to print for each lesson: timings, questions with answers, facts with their sources.',
  toTrainer: 'To the trainer’s pages',

  // The trainer's pages
  trainer: 'Trainer’s pages',
  print: 'Print',
  printHelp: 'One sheet of A4 for the plans, one for each lesson.',
  toLessons: 'To the lessons',
  plans: 'Workshop plans',
  plan: (minutes: string, people: string): string => `${minutes} · ${people}`,
  before: 'Before they come',
  beforeList: [
    'Open Vigie once on each machine while there is a network: after that it works without one. Two people to a machine works well.',
    'Without a graphics card the scenes play more slowly than real time; every picture is analysed all the same. Reckon with twice the time.',
    'Take the lessons yourself. The stage always plays the same scene: what you see is what they will see.',
    'A camera lesson shows people’s faces to the room. Ask each of them first, and point the camera away from whoever says no. Boxes and a small picture of each alert stay in this browser; the settings erase them.',
    'Vigie recognises nobody. Say so at the start, and show the counter of requests in the top bar: it stays at 0.',
  ],
  legalTitle: 'The law, as the sources told it up to 13 January 2026',
  legal: [
    {
      text: 'The experiment rests on article 10 of law no. 2023-380 of 19 May 2023; decree no. 2023-828 of 28 August 2023 lists the eight kinds of event, and no others are allowed. Biometric identification and facial recognition are excluded.',
      source: 'Légifrance, JORFTEXT000048007135; CNIL, questions and answers on the 2024 Games',
    },
    {
      text: 'The experiment ended on 31 March 2025. An extension to March 2027 was struck down by the Conseil constitutionnel (decision 2025-878 DC). A bill for the 2030 Games (article 35) would extend it to 31 December 2027; the National Assembly adopted it on 13 January 2026. Whether it was promulgated was not verified: check before you say so.',
      source: 'clubic, 18 December 2025; cyberactualite.fr, 13 January 2026',
    },
  ],
  goal: 'Goal',
  material: 'Needed',
  timing: 'Course and timing',
  questions: 'Questions and answers',
  answerIs: 'Answer:',
  anyAnswer: 'No right answer; each costs somebody something:',
  facts: 'Facts',
  talkAbout: 'To talk about',
  keepTitle: 'To take home',
  places: { stage: 'stage', camera: 'camera' },
  where: (places: string): string => `Held on: ${places}`,
  minutesShort: (n: number): string => `${n} min`,
  cameraOnly: 'with a camera',
  stageOnly: 'on the stage',
  planList: [
    {
      title: '45 minutes: a first look',
      rows: [
        { minutes: 5, text: 'Welcome. What a camera with “augmented” software is, and is not.' },
        { minutes: 8, text: '1. See as the machine sees.' },
        { minutes: 10, text: '3. The bag, and why it cries wolf.' },
        { minutes: 10, text: '6. Fooling it.' },
        { minutes: 12, text: 'Talk: what would you want to know before such a system is switched on here?' },
      ],
    },
    {
      title: '90 minutes: what it costs to be wrong',
      rows: [
        { minutes: 10, text: 'Welcome; law and dates.' },
        { minutes: 8, text: '1. See as the machine sees.' },
        { minutes: 10, text: '2. Draw a zone.' },
        { minutes: 10, text: '3. The bag, and why it cries wolf.' },
        { minutes: 10, text: '4. The fall and the nap.' },
        { minutes: 5, text: 'Pause.' },
        { minutes: 10, text: '6. Fooling it.' },
        { minutes: 12, text: '8. Sweep a threshold, and choose who pays for the error.' },
        { minutes: 15, text: 'Talk: each group defends its threshold.' },
      ],
    },
    {
      title: 'Half a day: an inquiry',
      rows: [
        { minutes: 20, text: 'Welcome; law, dates, the eight kinds of event.' },
        { minutes: 30, text: '1 and 2: see as the machine sees, draw a zone.' },
        { minutes: 30, text: '3 and 4: the bag; the fall and the nap.' },
        { minutes: 15, text: 'Pause.' },
        { minutes: 30, text: '5 and 6: how many is a crowd; fooling it, also with a camera.' },
        { minutes: 25, text: '7 and 8: masks; sweep a threshold.' },
        {
          minutes: 40,
          text: 'In groups: a session of one’s own on the stage, alerts judged, a report saved.',
        },
        {
          minutes: 20,
          text: 'Each group presents its share of false alerts, and what it would ask an operator.',
        },
      ],
    },
  ],
} as const satisfies Record<string, unknown>;

type Wide<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends (...args: infer A) => infer R
      ? (...args: A) => Wide<R>
      : T extends readonly (infer U)[]
        ? readonly Wide<U>[]
        : { readonly [K in keyof T]: Wide<T[K]> };

export type FrameWords = Wide<typeof frameEn>;
