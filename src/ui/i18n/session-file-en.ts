import type { EvidencePart } from '../../app/session-file-desk.ts';
import { plural } from './i18n.ts';

const count = (n: number, one: string, other: string): string => `${n} ${plural('en', n, one, other)}`;

/** English words of sessions in files. */
export const sessionFileEn = {
  save: 'Save session…',
  open: 'Open a session file…',
  openHelp: 'A file that ends in “.vigie”, saved here or by somebody else.',
  fromFile: 'from a file',

  title: 'Save this session as a file',
  intro:
    'For somebody else, or for another day: opened in Vigie, it shows the timeline, the alerts with their reasons, and your verdicts; what if, truth and report work. The file is made here and saved by your browser; nothing is sent.',
  always: (alerts: number, judged: number): string =>
    `Always in it: ${count(alerts, 'alert', 'alerts')}, ${judged} judged; the scenario, what was not analysed, the hashes of Vigie and of the model; what the rules saw, as numbers.`,
  atMost: (size: string): string => `${size} before it is packed`,
  evidence: 'Pictures and clips',
  none: 'No picture and no clip of this session is kept.',
  parts: {
    hiddenPictures: 'Pictures with people as figures',
    plainPictures: 'Pictures as the camera saw them',
    hiddenClips: 'Clips with people as figures',
    plainClips: 'Clips as the camera saw them',
  } satisfies Record<EvidencePart, string>,
  partSize: (n: number, size: string): string => `${n}, ${size}`,
  people:
    'What the camera saw shows people. Who opens the file sees them: hand it on as you would a photograph of strangers.',
  anonymous: 'Nothing that shows people as the camera saw them goes into the file.',
  masks: 'Masks are burnt into pictures as they are now, and into clips as they were when they were taken.',
  action: 'Save',
  making: 'Being made…',
  saved: (name: string, size: string): string => `Saved as ${name}, ${size}`,
  notSaved: 'The session was not saved.',
  running: 'The session goes on: the file has it as it is now.',
};

export type SessionFileWords = typeof sessionFileEn;
