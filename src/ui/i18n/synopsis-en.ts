import type { TubeKind } from '../../core/recording/tubes.ts';
import { plural } from './i18n.ts';

const one = (n: number, word: string, words: string): string => plural('en', n, word, words);

/** English words of the synopsis. */
export const synopsisEn = {
  title: 'Synopsis',
  lead: 'All that was followed in the session, at once and in a short time. Each figure carries the time at which it was there.',
  together:
    'Figures that meet here need not have met: their times say so. Somebody who stood still and was not recognised may be visible in the scene.',
  gathering: 'Gathering the tracks…',
  failed: 'The tracks could not be gathered.',
  nothing: 'Nothing of this session is recorded, so there is nothing to gather.',
  noTubes: 'Nothing was followed for a second or longer.',
  noneChosen: 'Nothing is chosen. Choose a kind to see it.',
  noScene: 'The empty scene of this session is not known: the ground is plain.',

  picture: (figures: number, at: string, of: string): string =>
    `Synopsis at ${at} of ${of}: ${figures} ${one(figures, 'figure', 'figures')}`,
  play: 'Play the synopsis',
  pause: 'Pause the synopsis',
  position: 'Place in the synopsis',
  speed: 'Speed of the synopsis',
  length: 'Length',
  usual: (length: string): string => `as fits: ${length}`,
  kindsLabel: 'What is shown',
  kinds: { people: 'People', bags: 'Bags', vehicles: 'Vehicles', others: 'Other things' } as Readonly<
    Record<TubeKind, string>
  >,
  zones: 'Zones',

  shown: (tracks: number, span: string, length: string): string =>
    `${tracks} ${one(tracks, 'track', 'tracks')} out of ${span}, in ${length}.`,
  left: 'Left out:',
  brief: (n: number): string => `${n} shorter than a second`,
  unchosen: (n: number): string => `${n} not chosen`,
  beyond: (n: number): string => `${n}, the shortest, because there are too many`,
  forgotten: (until: string): string => `what was before ${until}, which is no longer recorded`,
  hurried: (n: number): string =>
    `${n} ${one(n, 'lasts', 'last')} longer than the synopsis and ${one(n, 'is', 'are')} shown faster.`,
  newer: (until: string): string => `Gathered up to ${until}; the session has gone on.`,
  again: 'Gather anew',

  nowTitle: 'Seen now',
  nobody: 'Nobody is seen at this moment.',
  nowHelp: 'A click goes to that moment of the session. Choosing from the list pauses.',
  goTo: (what: string, time: string): string => `${what} at ${time}: go there`,
  noSeek:
    'The session cannot be gone back in while it runs from a camera. Close it and open it again from the first screen.',
  save: 'Save as a video',
  saving: (done: string): string => `Making the video: ${done}`,
  stopSaving: 'Stop',
  unsaved: 'This browser could not make the video. Try a current version of Chrome or Edge.',
  faster: (times: string): string => `× ${times}`,
};

export type SynopsisWords = typeof synopsisEn;
