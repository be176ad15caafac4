/** English words of the authorisation sheet. What it says of the law comes from sources that it names. */
export const sheetEn = {
  title: 'Authorisation sheet',
  stated: (n: number, all: number): string => `${n} of ${all} stated`,
  intro:
    'What a lawful use must be able to say before its first picture. Vigie prints it at the head of the report, with what is left out. Filling it in makes no use lawful.',
  why: 'What the law asked',
  source: (source: string): string => `Source: ${source}.`,
  parts: {
    purpose: {
      name: 'Purpose',
      help: 'What is looked for, and why nothing milder would do.',
      law: 'In the French trial such a system could look for eight kinds of event and nothing else, without biometric data or face recognition.',
      source: 'law 2023-380, article 10, and decree 2023-828 of 28 August 2023',
    },
    place: {
      name: 'Place',
      help: 'Which camera, and what it sees.',
      law: 'In the trial cameras were authorised one by one, by the prefect. Elsewhere in public space, analysis in real time is forbidden except for statistics, says the data protection authority.',
      source: 'decree 2023-828, chapter IV; CNIL, 5 December 2024',
    },
    period: {
      name: 'Period',
      help: 'Rules run within it and not outside, by the clock of this machine.',
      law: 'The trial ended on 31 March 2025. An extension to 2027 was struck down by the Constitutional Council (2025-878 DC). A bill on the Games of 2030 would allow it until 31 December 2027; the National Assembly adopted it on 13 January 2026. Whether it is in force was not known on 23 November 2026: check before you rely on it.',
      source: 'cyberactualite.fr, 13 January 2026, and notes of 23 November 2026',
    },
    authority: {
      name: 'Authority',
      help: 'Who decided it, and who answers for it.',
      law: 'The trial had four users: the Paris police prefecture, SNCF, RATP and Cannes. Only trained, authorised agents could use it, and a person had to check every signal.',
      source:
        'Senate report 374 (2024-25); decree 2023-828; CNIL, questions and answers on the Games of 2024',
    },
    informed: {
      name: 'Persons informed',
      help: 'How those who are filmed learn of it, and how they can object.',
      law: 'Informing people is “an essential element of fairness”. They should also be able to object, which such systems hardly allow.',
      source: 'CNIL, deliberation 2023-068; CNIL on “augmented” cameras, 19 July 2022',
    },
  },
  over: 'This session is over: what you state now counts from the next one on, and is not in the report of this one.',
  from: 'From',
  to: 'To',
  clearPeriod: 'Without a period',
  incomplete: 'A period needs both ends: until then none is set.',
  reversed: 'The end must come after the beginning: until then the period stays as it was.',
  period: (from: string, to: string): string => `from ${from} to ${to}`,
  states: {
    undated:
      'The period is not applied here: the stage and video files have no date of their own. Rules run. With a camera it is applied.',
    before: 'The period has not begun: no rule runs.',
    within: 'Within the period: rules run.',
    after: 'The period is over: no rule runs.',
  },
  outside: (period: string): string =>
    `Outside the authorised period (${period}): no rule runs, and this time counts as not analysed.`,
  undatedLine: 'This scenario has a period. It is not applied here: this source has no date of its own.',

  // In the report
  missing: 'not stated',
  none: 'This scenario has no authorisation sheet: it states no purpose, place, period, authority or information of the public. A lawful use would have to.',
  some: 'In the words of whoever made the scenario. Vigie has checked none of it.',
  notApplied: 'not applied: this source has no date of its own, so rules ran all the time',
  applied: 'rules ran within it only, by the clock of the machine',
  lawAsOf:
    'What was known of the law on 23 November 2026: the French trial ended on 31 March 2025; whether its continuation to 31 December 2027, adopted by the National Assembly on 13 January 2026, is in force was not verified.',
};

export type SheetWords = typeof sheetEn;
