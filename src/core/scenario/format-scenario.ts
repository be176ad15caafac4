import { PARAMS } from '../rules/params.ts';
import { DEFAULT_ANALYSIS } from './parse-scenario.ts';
import type { Authorisation, Rule, Scenario, Zone } from './scenario.ts';

/** A scenario with nothing in it: what a new one starts from. */
export function emptyScenario(name = ''): Scenario {
  return { version: 1, name, zones: [], rules: [], calibration: null, analysis: DEFAULT_ANALYSIS };
}

/** What is watched for when nobody said: the whole picture, with every parameter at its default. */
export function defaultScenario(name = ''): Scenario {
  const events = ['abandoned-object', 'person-down', 'crowd-density'] as const;
  return {
    ...emptyScenario(name),
    rules: events.map((event) => ({ id: event, event, zone: null, params: {} })),
  };
}

/**
 * A scenario as the text of a file: always the same order of keys, points on one line, a newline at the
 * end. The same scenario always gives the same text, so files can be compared and hashed.
 */
export function formatScenario(scenario: Scenario): string {
  const { version, name, calibration, analysis, fixtures, authorisation } = scenario;
  const { rate, warmUp, detector, backend, farSight } = analysis;
  const ordered = {
    version,
    name,
    zones: scenario.zones.map(orderZone),
    rules: scenario.rules.map(orderRule),
    calibration: calibration && { image: calibration.image, ground: calibration.ground },
    analysis: { rate, warmUp, detector, backend, farSight },
    fixtures,
    authorisation: authorisation && orderSheet(authorisation),
  };
  // A line break cannot stand inside JSON text, so this meets lists of numbers only.
  const compact = JSON.stringify(ordered, null, 2).replace(
    /\[\n\s+([-\d.e+,\s]+?)\n\s+\]/g,
    (_, numbers: string) => {
      return `[${numbers.replace(/\s+/g, ' ')}]`;
    },
  );
  return `${compact}\n`;
}

function orderSheet({ purpose, place, period, authority, informed }: Authorisation): object {
  return { purpose, place, period: period && { from: period.from, to: period.to }, authority, informed };
}

function orderZone({ id, name, kind, points, direction }: Zone): Zone {
  return { id, name, kind, points, ...(direction && { direction }) };
}

function orderRule({ id, event, zone, params }: Rule): Rule {
  const known = Object.keys(PARAMS[event]).filter((name) => Object.hasOwn(params, name));
  return { id, event, zone, params: Object.fromEntries(known.map((name) => [name, params[name]!])) };
}
