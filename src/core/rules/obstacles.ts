import type { Rule, Scenario } from '../scenario/scenario.ts';
import { PARAMS } from './params.ts';
import { param } from './readings.ts';
import { PIXEL_RULES } from './rule-runner.ts';

/** Why a rule can raise nothing as it stands. Times in seconds. */
export type Obstacle =
  /** It needs a zone with a direction, and watches the whole picture. */
  | { readonly code: 'needs-zone' }
  | { readonly code: 'needs-direction' }
  /** Its zone is gone. */
  | { readonly code: 'zone-gone' }
  /** The video ends before the scene is known. */
  | { readonly code: 'warm-up'; readonly lasts: number; readonly needs: number }
  /** The video ends before it is known what is usual to hear. */
  | { readonly code: 'listening'; readonly lasts: number; readonly needs: number }
  /** The video ends before the rule's time can be up. */
  | { readonly code: 'too-short'; readonly lasts: number; readonly needs: number };

/** The parameters that a rule waits for. */
const TIMERS = ['unattendedFor', 'onGroundFor', 'holdFor'] as const;

/**
 * What keeps a rule from ever raising anything, or null.
 * @param duration of the video, seconds; null for a source without an end
 */
export function obstacleOf(rule: Rule, scenario: Scenario, duration: number | null): Obstacle | null {
  const zone = scenario.zones.find((one) => one.id === rule.zone);
  if (rule.zone !== null && !zone) return { code: 'zone-gone' };
  if (rule.event === 'wrong-way') {
    if (!zone) return { code: 'needs-zone' };
    if (!zone.direction) return { code: 'needs-direction' };
  }
  if (duration === null) return null;
  if (rule.event === 'abnormal-sound')
    return duration <= param(rule, 'learnFor')
      ? { code: 'listening', lasts: duration, needs: param(rule, 'learnFor') }
      : null;
  const warmUp = PIXEL_RULES.has(rule.event) ? scenario.analysis.warmUp : 0;
  if (warmUp > 0 && warmUp >= duration) return { code: 'warm-up', lasts: duration, needs: warmUp };
  const needs = warmUp + timerOf(rule);
  return needs > duration ? { code: 'too-short', lasts: duration, needs } : null;
}

function timerOf(rule: Rule): number {
  const timer = TIMERS.find((name) => Object.hasOwn(PARAMS[rule.event], name));
  return timer ? param(rule, timer) : 0;
}
