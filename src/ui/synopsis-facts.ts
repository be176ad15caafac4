import type { Language } from '../app/app-state.ts';
import type { Synopsis } from '../core/recording/synopsis.ts';
import { TUBE_KINDS } from '../core/recording/tubes.ts';
import { formatClock, formatSeconds } from './i18n/i18n.ts';
import { synopsisWords } from './i18n/synopsis-words.ts';

/**
 * What a synopsis shows, what it leaves out, and why, in sentences.
 * @param forgotten frames at the session's start that are no longer recorded
 */
export function synopsisFacts(
  { tubes, seconds, from, to, left, counts }: Synopsis,
  forgotten: number,
  language: Language,
): string {
  const w = synopsisWords(language);
  const length = (value: number): string => formatSeconds(language, value);
  const found = TUBE_KINDS.some((kind) => counts[kind] > 0);
  const shown =
    tubes.length > 0
      ? w.shown(tubes.length, length(to - from), length(seconds))
      : found
        ? w.noneChosen
        : w.noTubes;
  const reasons = [
    left.brief > 0 ? w.brief(left.brief) : null,
    left.unchosen > 0 ? w.unchosen(left.unchosen) : null,
    left.beyond > 0 ? w.beyond(left.beyond) : null,
    forgotten > 0 ? w.forgotten(formatClock(from)) : null,
  ].filter((one) => one !== null);
  const hurried = tubes.filter(({ pace }) => pace > 1.05).length;
  return [
    shown,
    reasons.length > 0 ? `${w.left} ${reasons.join(', ')}.` : null,
    hurried > 0 ? w.hurried(hurried) : null,
  ]
    .filter((one) => one !== null)
    .join(' ');
}
