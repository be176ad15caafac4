import type { Language } from '../app/app-state.ts';
import { measure, type Messages } from '../core/messages/messages.ts';
import type { RuleReading } from '../core/pipeline-types.ts';
import type { Reading } from '../core/rules/alert.ts';
import type { Words } from './i18n/en.ts';
import { formatSeconds } from './i18n/i18n.ts';

/** Why a rule fires for a subject, or why it does not: one sentence. */
export function explainReading(
  reading: RuleReading,
  language: Language,
  words: Words,
  messages: Messages,
): string {
  const { finding, phase, heldFor } = reading;
  if (phase === 'attention' || phase === 'alarm') return words.why.fires(messages.levels[phase]);
  if (phase === 'clearing') return words.why.clearing;
  if (finding.holds) {
    const left = Math.max(0, finding.holdFor - heldFor);
    const sentence = words.why.running(formatSeconds(language, Math.ceil(left)));
    return finding.level === 'attention' ? `${sentence} ${words.strengthWeak}` : sentence;
  }
  const missing = finding.readings
    .filter(({ met }) => !met)
    .map((one) => unmet(one, language, words, messages));
  if (missing.length === 0) return words.why.nothing;
  return words.why.missing(missing.join(words.andAlso));
}

function unmet(reading: Reading, language: Language, words: Words, messages: Messages): string {
  const { condition, value, threshold } = reading;
  const limit =
    threshold === null || typeof threshold === 'boolean'
      ? null
      : measure(language, condition, threshold, true);
  return words.unmetCondition(
    messages.conditions[condition].name,
    measure(language, condition, value),
    limit,
  );
}
