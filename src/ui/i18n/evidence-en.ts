/** English words of pictures, clips and the anonymous view. */
export const evidenceEn = {
  title: 'Pictures and clips',
  clips: 'Keep a clip of each alert',
  clipsHelp:
    'Off until you ask for it. The last seconds are encoded in memory; only what surrounds an alert is kept.',
  before: 'Seconds before',
  after: 'Seconds after',
  overlays: 'With boxes, zones and the time',
  anonymous: 'People as figures',
  anonymousHelp:
    'The clip then shows the empty scene with figures in it, not the camera’s pictures: what was hidden cannot be brought back. Somebody who stands still and is not recognised stays visible.',
  plainHelp: 'The clip shows people as the camera sees them. Masks are burnt in all the same.',
  keepDays: 'Days until pictures and clips are erased',
  keepDaysHelp: 'Checked whenever Vigie is opened. Alerts, verdicts and figures stay.',
  eraseSession: 'Erase the pictures and clips of this session',
  erased: 'The pictures and clips of this session are erased.',

  clip: (seconds: string): string => `Clip, ${seconds}`,
  taking: 'Clip being taken…',
  hidden: 'people as figures',
  plain: 'people visible',
  save: (kind: string): string => `Save as ${kind}`,
  eraseOne: 'Erase picture and clip of this alert',

  layer: 'Anonymous',
  layerHelp:
    'The empty scene with figures in it: what a machine needs to know, and no more. Somebody who stands still and is not recognised stays visible.',

  reportHidden: 'People in the pictures as figures',
  reportHiddenHelp:
    'The pictures then show the empty scene with figures in it. Masks are burnt in either way: nothing of what they hide is in the file.',
  peopleHidden:
    'In the pictures people are figures in the empty scene. Somebody who stood still and was not recognised may be visible.',
};

export type EvidenceWords = typeof evidenceEn;
