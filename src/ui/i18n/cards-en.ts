/** English words of the rules' cards. */
export const cardsEn = {
  title: 'What each rule can and cannot do',
  intro:
    'What it looks at, what it cannot do, what it measured on real footage, and what was published of the same kind of alert in the French trial.',
  howGood: 'How good is this rule?',
  about: (name: string): string => `How good is this rule? ${name}`,
  all: 'All rules',
  notOfTheLaw:
    'The ninth is of another kind: the list of French law knows no sound. It is here because cities bought such sensors.',
  close: 'Close',
  looksAt: 'What it looks at',
  cannot: 'What it cannot do',
  measured: 'Measured here',
  field: 'In the field',
  found: (found: number, events: number): string => `${found} of ${events} events found`,
  noEvent: 'No event of this kind in the footage',
  falseAlerts: (n: number): string =>
    n === 0 ? 'no false alert' : n === 1 ? '1 false alert' : `${n} false alerts`,
  short: (found: number, events: number, wrong: string): string => `${found} of ${events}, ${wrong}`,
  countingShort: (error: string): string => `off by ${error} people`,
  counting: (error: string, clip: string): string =>
    `Off by ${error} people on average when counting (${clip})`,
  on: (clips: number, detector: string, backend: string): string =>
    `Measured on ${clips} public clips, with ${detector} and far sight on ${backend}. The rules were made with these clips: expect more errors elsewhere, and measure on your own footage.`,
  synthesised: (found: number, events: number): string => `${found} of ${events} synthesised sounds found`,
  decoys: (n: number, decoys: number): string =>
    `${n === 0 ? 'no false alert' : n === 1 ? '1 false alert' : `${n} false alerts`} on ${decoys} that only sound like one`,
  onSynthesised:
    'Measured on sounds made by formulas, in a street that is always the same; the rule was made with these sounds. In 132 seconds of real rooms (test clips that have sound) it raised five alerts, which nobody has judged. Expect many more errors than here, and measure in your own place.',
  noFigure: 'No published figure found.',
  source: (source: string): string => `Source: ${source}`,
};

export type CardWords = typeof cardsEn;
