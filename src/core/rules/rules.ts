import type { EventId } from '../scenario/scenario.ts';
import { abandonedObject } from './abandoned-object.ts';
import { crowdDensity } from './crowd-density.ts';
import { fireStart } from './fire-start.ts';
import { forbiddenZone } from './forbidden-zone.ts';
import { personDown } from './person-down.ts';
import type { RuleModule } from './rule-module.ts';
import { wrongWay } from './wrong-way.ts';

/** A rule whose state the caller keeps without knowing its shape. */
export type AnyRule = RuleModule<unknown>;

/** The rules that this version judges; a scenario may name others, which then raise nothing and say so. */
export const RULES: Readonly<Partial<Record<EventId, AnyRule>>> = {
  'abandoned-object': abandonedObject as AnyRule,
  'person-down': personDown as AnyRule,
  'crowd-density': crowdDensity as AnyRule,
  'wrong-way': wrongWay as AnyRule,
  'forbidden-zone': forbiddenZone as AnyRule,
  'fire-start': fireStart as AnyRule,
};
