import type { AppState } from '../app/app-state.ts';
import { errorSentence } from '../core/messages/messages.ts';
import { obstacleOf } from '../core/rules/obstacles.ts';
import type { Rule } from '../core/scenario/scenario.ts';
import { formatSeconds } from './i18n/i18n.ts';
import { placeWords } from './i18n/place-words.ts';

/** Why a rule can raise nothing as it stands: one sentence that says what to do; null when it can. */
export function explainObstacle(rule: Rule, state: AppState): string | null {
  const { scenario, source, language } = state;
  const obstacle = obstacleOf(rule, scenario, source?.duration ?? null);
  if (!obstacle) return rule.event === 'abnormal-sound' ? explainSilence(state) : null;
  const { obstacles } = placeWords(language);
  if (!('needs' in obstacle)) return obstacles[obstacle.code]();
  const { lasts, needs } = obstacle;
  return obstacles[obstacle.code](formatSeconds(language, lasts), formatSeconds(language, needs));
}

/** Why the session that runs gives a rule nothing to hear. */
function explainSilence({ phase, sound, language }: AppState): string | null {
  if (phase !== 'running') return null;
  const { silence } = placeWords(language);
  if (sound.error) return errorSentence(language, sound.error);
  if (sound.from === 'none') return silence.none;
  return sound.from === 'microphone' && sound.state === 'off' ? silence.off : null;
}
