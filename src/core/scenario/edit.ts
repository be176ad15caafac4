import type { Rule, Scenario, Zone } from './scenario.ts';

/** An id that is not taken: `base`, then `base-2`, `base-3`. */
export function freshId(base: string, taken: readonly string[]): string {
  const used = new Set(taken);
  if (!used.has(base)) return base;
  let n = 2;
  while (used.has(`${base}-${n}`)) n++;
  return `${base}-${n}`;
}

export function addZone(scenario: Scenario, zone: Zone): Scenario {
  return { ...scenario, zones: [...scenario.zones, zone] };
}

/** Puts `zone` in the place of the one with its id. */
export function replaceZone(scenario: Scenario, zone: Zone): Scenario {
  return { ...scenario, zones: scenario.zones.map((one) => (one.id === zone.id ? zone : one)) };
}

/** Without the zone; rules that watched it go too, because the whole picture would be another rule. */
export function removeZone(scenario: Scenario, id: string): Scenario {
  return {
    ...scenario,
    zones: scenario.zones.filter((zone) => zone.id !== id),
    rules: scenario.rules.filter((rule) => rule.zone !== id),
  };
}

export function addRule(scenario: Scenario, rule: Rule): Scenario {
  return { ...scenario, rules: [...scenario.rules, rule] };
}

/** Puts `rule` in the place of the one with its id. */
export function replaceRule(scenario: Scenario, rule: Rule): Scenario {
  return { ...scenario, rules: scenario.rules.map((one) => (one.id === rule.id ? rule : one)) };
}

export function removeRule(scenario: Scenario, id: string): Scenario {
  return { ...scenario, rules: scenario.rules.filter((rule) => rule.id !== id) };
}
