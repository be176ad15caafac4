/** English words of the microphone and of the spectrogram. */
export const soundEn = {
  off: 'The microphone is off: the rule for sounds hears nothing.',
  listen: 'Switch the microphone on…',
  again: 'Try again',
  asking: 'The browser asks whether this page may use the microphone.',
  cancel: 'Cancel',
  on: 'Microphone on. It is measured, not recorded: no sound is kept, no word is understood.',
  stop: 'Switch it off',
  file: 'Listening to the sound of the video. It is measured, not kept.',

  title: 'Sound',
  picture: (seconds: number): string =>
    `Spectrogram of the last ${seconds} seconds: time to the right, frequency upwards; below it the level, what is usual, and from where a sound is unusual. The same in words below.`,
  axes: { frequency: 'Hz', time: 's', level: 'dBFS' },
  now: 'now',
  level: 'Level',
  usual: 'Usual',
  limit: 'Unusual from',
  raised: (kind: string): string => `Alert: ${kind}`,
  learning: 'Learning what is usual here.',
  quiet: 'Nothing unusual.',
  loud: 'Louder than usual.',
  heard: (kind: string): string => `Heard: ${kind}.`,
  figures: (level: string, usual: string): string => `Level ${level}\u00a0dBFS, usual ${usual}\u00a0dBFS.`,
  nothing: 'Nothing was heard yet.',
  limits:
    'It cannot tell a shot from a door, or a cry for help from a game. Levels are on the microphone’s own scale.',
};

export type SoundWords = typeof soundEn;
