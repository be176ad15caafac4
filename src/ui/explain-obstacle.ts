import type { AppState } from '../app/app-state.ts';
import { obstacleOf } from '../core/rules/obstacles.ts';
import type { Rule } from '../core/scenario/scenario.ts';
import { formatSeconds } from './i18n/i18n.ts';
import { placeWords } from './i18n/place-words.ts';

/** Why a rule can raise nothing as it stands: one sentence that says what to do; null when it can. */
export function explainObstacle(rule: Rule, { scenario, source, language }: AppState): string | null {
  const obstacle = obstacleOf(rule, scenario, source?.duration ?? null);
  if (!obstacle) return null;
  const { obstacles } = placeWords(language);
  if (obstacle.code !== 'warm-up' && obstacle.code !== 'too-short') return obstacles[obstacle.code]();
  const { lasts, needs } = obstacle;
  return obstacles[obstacle.code](formatSeconds(language, lasts), formatSeconds(language, needs));
}
