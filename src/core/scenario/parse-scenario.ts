import * as v from 'valibot';
import { VigieError } from '../errors.ts';
import { homographyProblem } from '../geometry/homography.ts';
import { isSimplePolygon } from '../geometry/polygon.ts';
import type { Box, Point } from '../geometry/types.ts';
import { PARAMS } from '../rules/params.ts';
import { isOrdered, MAX_STATEMENT, parseLocal, SHEET_PARTS, stateSheet } from './authorisation.ts';
import {
  check,
  exactObject,
  id,
  label,
  list,
  numberFrom,
  oneOf,
  pair,
  repeated,
  say,
  textUpTo,
} from './checks.ts';
import { cleanLabel } from './label.ts';
import { scenarioError } from './problems.ts';
import { BACKENDS, DETECTORS, EVENTS } from './scenario.ts';
import type { Analysis, Calibration, Rule, Scenario, Zone } from './scenario.ts';
import { zoneFits } from './zone-fit.ts';

/** What a scenario file may hold at most. The size is checked before anything is parsed. */
export const SCENARIO_LIMITS = {
  bytes: 2_000_000,
  zones: 64,
  rules: 64,
  vertices: 256,
  fixtures: 256,
} as const;

/** How a scenario analyses when its file does not say. `rate` in Hz, `warmUp` in seconds. */
export const DEFAULT_ANALYSIS: Analysis = { rate: 10, warmUp: 30 };

const zoneSchema = exactObject({
  id,
  name: label,
  kind: oneOf(['area', 'line', 'mask']),
  points: list(pair(0, 1), 2, SCENARIO_LIMITS.vertices),
  direction: v.optional(pair(-1e6, 1e6)),
});

const ruleSchema = exactObject({
  id,
  event: oneOf(EVENTS),
  zone: v.nullable(v.pipe(v.string(say('not-text')))),
  // Checked by hand: a record would drop `__proto__` without a word, and the names depend on the event.
  params: v.optional(v.unknown(), {}),
});

const four = list(pair(0, 1), 4, 4);
const calibrationSchema = exactObject({ image: four, ground: list(pair(-1e7, 1e7), 4, 4) });

const analysisSchema = exactObject({
  rate: v.optional(numberFrom(0.5, 60), DEFAULT_ANALYSIS.rate),
  warmUp: v.optional(numberFrom(0, 600), DEFAULT_ANALYSIS.warmUp),
  detector: v.optional(oneOf(DETECTORS)),
  backend: v.optional(oneOf(BACKENDS)),
  farSight: v.optional(v.boolean(say('not-boolean'))),
});

const boxSchema = v.pipe(
  v.array(v.unknown(), say('not-box')),
  v.length(4, say('not-box')),
  v.array(numberFrom(0, 1)),
  v.check(([, , width, height]) => width! > 0 && height! > 0, say('not-box')),
  v.transform((values): Box => [values[0]!, values[1]!, values[2]!, values[3]!]),
);

const date = v.pipe(
  v.string(say('not-date')),
  v.check((text) => parseLocal(text) !== null, say('not-date')),
);
const periodSchema = v.pipe(
  exactObject({ from: date, to: date }),
  v.check((period) => isOrdered(period), say('period-order')),
);
const statement = v.optional(textUpTo(MAX_STATEMENT));
const authorisationSchema = exactObject({
  purpose: statement,
  place: statement,
  period: v.optional(periodSchema),
  authority: statement,
  informed: statement,
});

const scenarioSchema = exactObject({
  version: v.literal(1, say('version')),
  name: label,
  zones: list(zoneSchema, 0, SCENARIO_LIMITS.zones),
  rules: list(ruleSchema, 0, SCENARIO_LIMITS.rules),
  calibration: v.optional(v.nullable(calibrationSchema), null),
  analysis: v.optional(analysisSchema, {}),
  fixtures: v.optional(list(boxSchema, 0, SCENARIO_LIMITS.fixtures)),
  authorisation: v.optional(authorisationSchema),
});

/**
 * Reads a scenario file. Nothing is guessed: whatever Vigie does not know is refused with its path.
 * @throws VigieError `scenario-too-large`, or `scenario-invalid` with `path`, `problem` (English), and the
 * problem's `code` and values for other languages
 */
export function parseScenario(text: string): Scenario {
  return readScenario(parseJson(text, SCENARIO_LIMITS.bytes), '');
}

/** JSON from outside, not larger than `limit` in bytes (at least: characters are counted). */
export function parseJson(text: string, limit: number): unknown {
  if (text.length > limit) {
    throw new VigieError('scenario-too-large', { size: megabytes(text.length), limit: megabytes(limit) });
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch {
    throw scenarioError('(file)', 'not-json');
  }
}

/**
 * Checks a value that may be a scenario, such as one inside a manifest or a database.
 * @param at where it stands, for the path of a problem; '' for a file of its own
 * @throws VigieError `scenario-invalid`
 */
export function readScenario(value: unknown, at: string): Scenario {
  const raw = check(scenarioSchema, value, at);
  const path = (rest: string): string => (at === '' ? rest : `${at}.${rest}`);
  refuseRepeated(raw.zones, path('zones'));
  refuseRepeated(raw.rules, path('rules'));
  const zones = raw.zones.map((zone, i) => readZone(zone, path(`zones[${i}]`)));
  const rules = raw.rules.map((rule, i) => readRule(rule, zones, path(`rules[${i}]`)));
  const scenario: Scenario = {
    version: 1,
    name: raw.name,
    zones,
    rules,
    calibration: raw.calibration && readCalibration(raw.calibration, path('calibration')),
    analysis: readAnalysis(raw.analysis),
    ...(raw.fixtures && raw.fixtures.length > 0 && { fixtures: raw.fixtures }),
  };
  // What is empty states nothing, and is left out.
  return SHEET_PARTS.reduce(
    (read, part) => stateSheet(read, part, raw.authorisation?.[part] ?? null),
    scenario,
  );
}

function readZone(zone: v.InferOutput<typeof zoneSchema>, path: string): Zone {
  const { id, name, kind, points, direction } = zone;
  if (kind !== 'line') {
    if (points.length < 3) throw scenarioError(`${path}.points`, 'too-few', { limit: 3 });
    if (!isSimplePolygon(points)) throw scenarioError(`${path}.points`, 'self-crossing');
  } else if (points.every((point) => samePlace(point, points[0]!))) {
    throw scenarioError(`${path}.points`, 'self-crossing');
  }
  if (direction === undefined) return { id, name, kind, points };
  if (Math.hypot(...direction) < 1e-9) throw scenarioError(`${path}.direction`, 'no-length');
  return { id, name, kind, points, direction };
}

function samePlace(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function readRule(rule: v.InferOutput<typeof ruleSchema>, zones: readonly Zone[], path: string): Rule {
  const { id, event, zone } = rule;
  if (zone !== null) {
    const found = zones.find((one) => one.id === zone);
    if (!found) throw scenarioError(`${path}.zone`, 'zone-unknown', { id: cleanLabel(zone) });
    if (!zoneFits(event, found.kind)) {
      throw scenarioError(`${path}.zone`, 'zone-unfit', { id: found.id, kind: found.kind, event });
    }
  }
  return { id, event, zone, params: readParams(rule, `${path}.params`) };
}

function readParams(rule: v.InferOutput<typeof ruleSchema>, path: string): Rule['params'] {
  const given = rule.params;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw scenarioError(path, 'not-object');
  }
  const specs = PARAMS[rule.event];
  const params: Record<string, number | boolean> = {};
  for (const [name, value] of Object.entries(given)) {
    const at = `${path}.${cleanLabel(name)}`;
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (!spec) {
      const names = Object.keys(specs).join(', ');
      throw scenarioError(at, 'param-unknown', { event: rule.event, names });
    }
    params[name] =
      spec.kind === 'number'
        ? check(numberFrom(spec.min, spec.max), value, at)
        : check(v.boolean(say('not-boolean')), value, at);
  }
  return params;
}

function readCalibration(raw: v.InferOutput<typeof calibrationSchema>, path: string): Calibration {
  const problem = homographyProblem(raw.image, raw.ground);
  if (problem === 'image-collinear') throw scenarioError(`${path}.image`, 'ground-image');
  if (problem === 'ground-collinear') throw scenarioError(`${path}.ground`, 'ground-metres');
  if (problem === 'order') throw scenarioError(path, 'ground-order');
  return raw as unknown as Calibration;
}

function readAnalysis(raw: v.InferOutput<typeof analysisSchema>): Analysis {
  const { rate, warmUp, detector, backend, farSight } = raw;
  return {
    rate,
    warmUp,
    ...(detector && { detector }),
    ...(backend && { backend }),
    ...(farSight !== undefined && { farSight }),
  };
}

function refuseRepeated(entries: readonly { readonly id: string }[], path: string): void {
  const at = repeated(entries);
  if (at >= 0) throw scenarioError(`${path}[${at}].id`, 'duplicate-id', { id: entries[at]!.id });
}

/** For a sentence: in megabytes, rounded up to a tenth, because a file of the limit's size is not too large. */
export function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1e5) / 10;
}
