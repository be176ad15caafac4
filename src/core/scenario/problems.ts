import { fillIn, VigieError, type ErrorDetails } from '../errors.ts';

/**
 * Everything that can be wrong with a scenario or a manifest from outside, as the end of the sentence of
 * the error `scenario-invalid`. The details of that error carry the code under `code`, and its values, so
 * that a catalogue in another language can say the same.
 */
export const SCENARIO_PROBLEMS = {
  'not-json': 'the file is not JSON, or was cut off',
  'not-object': 'must be an object in braces',
  'not-list': 'must be a list in square brackets',
  'not-text': 'must be text in quotes',
  'not-number': 'must be a number',
  'not-whole': 'must be a whole number',
  'not-boolean': 'must be true or false',
  'not-point': 'must be a pair of numbers [x, y]',
  'not-box': 'must be four numbers [x, y, width, height]',
  'not-span': 'must be two times [from, to] in seconds, the first not after the second',
  'not-date': 'must be a date and time such as “2026-11-26T08:30”',
  'period-order': 'must end after it begins',
  'not-one-of': 'must be one of {choices}',
  missing: 'is missing',
  'unknown-key': 'is not a name that Vigie knows here; correct its spelling or remove it',
  version: 'must be 1: this Vigie reads version 1 only',
  'out-of-range': 'must be from {min} to {max}',
  'too-many': 'has more than {limit} entries',
  'too-few': 'needs at least {limit} entries',
  'bad-id':
    'must be 1 to 64 letters, digits, spaces, points, hyphens or underscores, starting with a letter or digit',
  'bad-path': 'must be a relative path without “..”',
  'video-or-stage': 'needs either “video”, a file, or “stage”, a scene of the stage',
  'only-stage': 'is for scenes of the stage only; remove it',
  'stage-knows': 'must be left out: the stage knows what happens in its scenes',
  'duplicate-id': 'the id “{id}” is used twice',
  'self-crossing': 'its outline crosses or touches itself, or has no area',
  'no-length': 'must have a length: [0, 0] points nowhere',
  'zone-unknown': 'there is no zone with the id “{id}”',
  'zone-unfit': 'the zone “{id}” is a {kind}, which the rule “{event}” cannot watch',
  'param-unknown': 'the rule “{event}” has no parameter of this name; it has {names}',
  'not-recording': 'is no recording that Vigie can read',
  'ground-image': 'three of the four points of the picture lie on one line',
  'ground-metres': 'three of the four points on the ground lie on one line',
  'ground-order': 'the four points go round in a different order in the picture and on the ground',
} as const;

export type ScenarioProblem = keyof typeof SCENARIO_PROBLEMS;

/** The error for a problem at a place, such as `zones[2].points[0]`. */
export function scenarioError(path: string, code: ScenarioProblem, values: ErrorDetails = {}): VigieError {
  const problem = fillIn(SCENARIO_PROBLEMS[code], values);
  return new VigieError('scenario-invalid', { ...values, path, problem, code });
}

/** The code of the problem behind a `scenario-invalid` error, or null when it carries none. */
export function problemOf(details: ErrorDetails): ScenarioProblem | null {
  const code = details['code'];
  return typeof code === 'string' && Object.hasOwn(SCENARIO_PROBLEMS, code)
    ? (code as ScenarioProblem)
    : null;
}
