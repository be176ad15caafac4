/**
 * Every failure a person can meet, with the sentence that says what to do (English; French in
 * `messages/fr.ts`). `{name}` is replaced by the detail of that name.
 */
export const ERRORS = {
  'file-not-video': '“{name}” is not a video that Vigie can read. Choose an MP4, MOV, WebM or MKV file.',
  'file-empty': '“{name}” is empty (0 bytes). Copy it again from where it came.',
  'file-no-video-track': '“{name}” has no video track. If it was cut off while copying, copy it again.',
  'file-codec': 'This browser cannot decode {codec}. Convert “{name}” to H.264 (MP4) and open it again.',
  'file-truncated': '“{name}” stops early: {decoded} s of {declared} s could be read. What was read is kept.',
  'file-corrupt': 'Part of “{name}” is damaged: {lost} s could not be read. The rest is analysed.',
  'file-unreadable':
    '“{name}” cannot be read: it is damaged, was moved, or its drive was removed. Open a fresh copy.',
  'source-frozen': 'The picture has not changed for {seconds} s. Check the camera or the video.',
  'picture-resized':
    'The picture changed from {before} to {after} pixels. What was followed before is forgotten, and the rules start anew.',
  'no-webcodecs': 'This browser has no WebCodecs, so frame-exact analysis is off. Live playback still works.',
  'no-webgpu': 'No WebGPU here ({reason}). Vigie runs on {backend}: slower, same results.',
  'no-backend': 'No engine could start ({reason}). Use a recent Chrome, Edge or Chromium.',
  'camera-denied': 'The camera is blocked for this page. Allow it in the address bar, then try again.',
  'camera-none': 'No camera was found. Plug one in, then try again.',
  'camera-busy': 'The camera is in use by another program. Close that program, then try again.',
  'camera-lost': 'The camera was unplugged or switched off. Plug it in again or choose another.',
  'camera-unsupported':
    'This browser gives no access to cameras here. Open the page over https or localhost.',
  'microphone-denied':
    'The microphone is blocked for this page. Allow it in the address bar, then switch it on again. The session goes on without sound.',
  'microphone-none': 'No microphone was found. Plug one in, then switch it on again.',
  'microphone-busy':
    'The microphone is in use by another program. Close that program, then switch it on again.',
  'microphone-lost':
    'The microphone was unplugged or its permission taken back. The session goes on without sound; switch it on again to listen.',
  'microphone-unsupported':
    'This browser gives no access to microphones here. Open the page over https or localhost.',
  'sound-none': '“{name}” has no sound, so the rule for sounds hears nothing. The pictures are analysed.',
  'sound-codec':
    'This browser cannot decode the sound of “{name}” ({codec}). The pictures are analysed without it.',
  'no-webgl':
    'The stage needs WebGL 2, which this browser does not give here ({reason}). Allow graphics acceleration in its settings, or open a video.',
  'scene-unknown':
    'The stage has no scene “{name}”. Correct its name; the scenes are listed in test/stage/manifest.json.',
  'graphics-lost': 'The graphics card stopped drawing the stage and did not come back. Reload the page.',
  'model-missing': 'The model “{model}” is missing. Run “npm start” once on a machine with network access.',
  'model-hash': 'The model file “{file}” is not the one expected (its hash differs). Run “npm start” again.',
  'engine-lost': 'The engine stopped ({reason}) and was started again. {seconds} s were not analysed.',
  'engine-failed': 'The engine stopped ({reason}) and could not be started again. Reload the page.',
  'scenario-invalid': 'The scenario cannot be used: {path}: {problem}.',
  'scenario-too-large': 'The scenario file is too large ({size} MB); the limit is {limit} MB.',
  'manifest-invalid': 'The manifest cannot be used: {path}: {problem}.',
  'manifest-missing': 'There is no manifest yet. Choose its JSON file, alone or together with the videos.',
  'manifest-no-match': '“{first}” does not belong to “{name}”. Choose the files that the list names.',
  'evaluation-runs': 'Clips are being analysed. Stop them first, then open another manifest.',
  'clip-unsupported':
    'This browser encodes no video, so no clips of alerts can be kept. Their pictures are kept as before.',
  'session-file-unknown': '“{name}” is no session of Vigie. Choose a file that ends in “.vigie”.',
  'session-file-newer': '“{name}” was saved by a newer Vigie (format {version}). Open it with that one.',
  'session-file-damaged':
    '“{name}” is damaged, or was cut off while copying. Copy it again from where it came.',
  'session-file-invalid': 'The session file cannot be used: {path}: {problem}.',
  'session-file-too-large':
    'This session takes {size} MB; a session file holds {limit} MB at most. Save it without its clips.',
  'session-kept':
    'The session “{name}” was opened from its file. It is kept with the past ones in this browser.',
  'session-held': 'The session “{name}” was opened from its file. It is held until this page is closed.',
  'storage-full':
    'The browser’s storage is full: {what} could not be saved. Erase old sessions or free disk space.',
  'storage-erased':
    'The browser erased what Vigie had kept on this machine. This session is saved anew; older ones are gone.',
  'update-ready': 'A newer Vigie is ready. Reload the page once your session is over.',
  'storage-closed': 'A newer Vigie was opened in another tab. This one no longer saves: reload it to go on.',
  'storage-unavailable':
    'This browser does not let the page store anything: work is lost when the page closes.',
  'second-tab': 'Vigie is open in another tab. This tab can look, but does not save.',
  'second-tab-over': 'The other tab is closed: this one saves again, with what it found meanwhile.',
  'scenario-opened': 'The scenario “{name}” is in use. Undo brings back the one before.',
  'scenario-saved': 'The scenario “{name}” is saved in this browser.',
  'scenario-held': 'The scenario “{name}” is held until this page is closed. Share it as a file to keep it.',
  cancelled: 'Cancelled.',
  unexpected: 'Something went wrong: {reason}.',
} as const;

export type ErrorCode = keyof typeof ERRORS;
export type ErrorDetails = Readonly<Record<string, string | number>>;

/** A failure with a code from the table; survives `structuredClone` through `toPlain`. */
export class VigieError extends Error {
  override readonly name = 'VigieError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(fillIn(ERRORS[code], details), options);
    this.code = code;
    this.details = details;
  }
}

/** A `VigieError` as plain data, for messages between threads. */
export interface PlainError {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

/** Replaces `{name}` in a sentence by the detail of that name; an unknown name is left as it stands. */
export function fillIn(sentence: string, details: ErrorDetails): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const value = details[key];
    return value === undefined ? whole : String(value);
  });
}

/** Turns anything thrown into plain data. */
export function toPlain(error: unknown): PlainError {
  if (error instanceof VigieError) return { code: error.code, details: error.details };
  return { code: 'unexpected', details: { reason: error instanceof Error ? error.message : String(error) } };
}
