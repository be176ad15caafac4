import type { Direction, QueryPart } from '../../core/recording/search.ts';
import type { ColourBin } from '../../core/pixels/colour-bins.ts';
import { plural } from './i18n.ts';

/** English words of the search of the recorded session. */
export const lookBackEn = {
  title: 'Looking back',
  close: 'Close “Looking back”',
  sections: { search: 'Search', synopsis: 'Synopsis' },
  sectionsLabel: 'Ways of looking back',

  lead: 'Finds what was followed in this session by what can be said in words.',
  whyTitle: 'No search by face or likeness: why',
  why: [
    'Vigie has no search by face, and none by “somebody who looks like this”. Finding a person again by likeness is biometric identification in all but name, whatever part of the body it goes by; the law treats it apart, and a tool for seeing what cameras do should not make it ordinary.',
    'So what is searched are tracks. A track ends when its person leaves: whoever comes back is a new track, and nothing here links the two.',
    'The colour of clothing is one of nine coarse bins, read from the middle of a person’s box every second and a half, never under a mask. Coloured light, shade, a bag on the back or somebody in front make it wrong; where it is not clear it is left out, and then a search by colour does not find that person. On the people of the stage, whose clothes are known, nine clear looks in ten were right for the upper body, and six in ten for the lower.',
  ],

  form: 'Search the session',
  label: 'What',
  anything: 'Anything',
  zone: 'Where',
  anywhere: 'Anywhere',
  area: (name: string): string => `Inside: ${name}`,
  line: (name: string): string => `Across: ${name}`,
  inside: 'Inside for at least (s)',
  way: 'Crossed',
  eitherWay: 'either way',
  direction: 'Going',
  anyDirection: 'Any direction',
  directions: {
    0: 'right',
    45: 'down and right',
    90: 'down',
    135: 'down and left',
    180: 'left',
    225: 'up and left',
    270: 'up',
    315: 'up and right',
  } satisfies Record<Direction, string>,
  present: 'In view for at least (s)',
  still: 'Still for at least (s)',
  upper: 'Colour, upper body',
  lower: 'Colour, lower body',
  anyColour: 'Any',
  colours: {
    black: 'black',
    grey: 'grey',
    white: 'white',
    red: 'red',
    orange: 'orange or brown',
    yellow: 'yellow',
    green: 'green',
    blue: 'blue',
    purple: 'purple or pink',
  } satisfies Record<ColourBin, string>,
  from: 'From',
  to: 'To',
  help: 'Directions are those of the picture, give or take 45 degrees. Times are minutes and seconds of the session, such as 1:30. A coarse colour can be wrong, above all under coloured light.',
  badTime: (text: string): string =>
    `“${text}” is no time of the session. Write minutes and seconds, such as 1:30.`,
  backwards: 'The end lies before the beginning. Change one of the two times.',
  badSeconds: 'Write the seconds as a number from 0 on, such as 10 or 2.5.',
  sort: 'Order',
  sorts: { time: 'Earliest first', present: 'Longest in view first' },
  search: 'Search',
  reset: 'Clear',

  reading: 'Reading the recording…',
  count: (n: number, of: number): string =>
    n === of ? `${n} ${plural('en', n, 'track', 'tracks')}, all of the session.` : `${n} of ${of} tracks.`,
  upTo: (time: string): string => `Recorded up to ${time}.`,
  grown: 'The session goes on: search again to take in what is new.',
  took: (milliseconds: string): string => `Searched in ${milliseconds} ms.`,
  nothingRecorded:
    'Nothing has been followed yet. Let the session run until somebody was seen, then search again.',
  nothing: 'No track meets all of these conditions.',
  loosenOne: (part: string, n: number): string =>
    `Without “${part}” there ${plural('en', n, 'would be 1', `would be ${n}`)}.`,
  loosenMore: 'No single condition stands in the way: take out two or more of them.',
  parts: {
    label: 'what',
    zone: 'where',
    direction: 'going',
    present: 'in view for',
    still: 'still for',
    upper: 'colour, upper body',
    lower: 'colour, lower body',
    time: 'from and to',
  } satisfies Record<QueryPart, string>,
  results: 'What was found',
  more: (n: number): string => `Show ${n} more`,
  noSeeking: {
    camera:
      'What a camera shows cannot be wound back while it runs. Choosing a track draws its way over the picture; to go to its moment, close the session and open it again from the list of past sessions.',
    exact:
      'While every frame is being analysed, nothing can be wound back. Choosing a track draws its way over the picture; when the analysis is done, it goes to its moment.',
    ended: 'This video cannot be played here. Choosing a track draws its way over the last picture.',
  },

  span: (from: string, to: string): string => `${from} – ${to}`,
  inView: (duration: string): string => `in view for ${duration}`,
  stillFor: (duration: string): string => `still for ${duration}`,
  inZone: (name: string, duration: string): string => `${name}: ${duration}`,
  crossed: (name: string, way: string, time: string): string => `${name} crossed ${way} at ${time}`,
  going: (way: string): string => `going ${way}`,
  noDirection: 'no main direction',
  wearsUpper: (colour: string): string => `upper body ${colour}`,
  wearsLower: (colour: string): string => `lower body ${colour}`,
  colourUnclear: 'colour of clothing unclear',
  moreZones: (n: number): string => `and ${n} more`,
};

export type LookBackWords = typeof lookBackEn;
