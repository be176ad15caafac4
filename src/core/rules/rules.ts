import type { EventId } from '../scenario/scenario.ts';
import { abandonedObject } from './abandoned-object.ts';
import { abnormalSound } from './abnormal-sound.ts';
import { crowdDensity } from './crowd-density.ts';
import { crowdSurge } from './crowd-surge.ts';
import { fireStart } from './fire-start.ts';
import { forbiddenZone } from './forbidden-zone.ts';
import { personDown } from './person-down.ts';
import type { RuleModule } from './rule-module.ts';
import { weapon } from './weapon.ts';
import { wrongWay } from './wrong-way.ts';

/** A rule whose state the caller keeps without knowing its shape. */
export type AnyRule = RuleModule<unknown>;

/** The rule of each event. */
export const RULES: Readonly<Record<EventId, AnyRule>> = {
  'abandoned-object': abandonedObject,
  'person-down': personDown,
  'crowd-density': crowdDensity,
  'wrong-way': wrongWay,
  'forbidden-zone': forbiddenZone,
  'crowd-surge': crowdSurge,
  'fire-start': fireStart,
  weapon,
  'abnormal-sound': abnormalSound,
};
