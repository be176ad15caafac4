import type { ClassName } from '../../core/detection/detection.ts';
import { EVERYTHING, type Direction, type TrackQuery } from '../../core/recording/search.ts';
import type { ColourBin } from '../../core/pixels/colour-bins.ts';
import type { Zone } from '../../core/scenario/scenario.ts';
import type { Language } from '../../app/app-state.ts';
import { parseClock, parseSeconds } from '../clock-text.ts';
import { formatClock, formatNumber } from '../i18n/i18n.ts';
import type { LookBackWords } from '../i18n/look-back-en.ts';

/** What stands in the form, as text: an empty one asks nothing. */
export type QueryDraft = Record<
  | 'label'
  | 'zone'
  | 'inside'
  | 'way'
  | 'direction'
  | 'present'
  | 'still'
  | 'upper'
  | 'lower'
  | 'from'
  | 'to'
  | 'sort',
  string
>;

export function draftOf(query: TrackQuery, language: Language): QueryDraft {
  const seconds = (value: number): string => (value === 0 ? '' : formatNumber(language, value, 1));
  const clock = (value: number | null): string => (value === null ? '' : formatClock(value));
  return {
    label: query.label ?? '',
    zone: query.zone ?? '',
    inside: seconds(query.inside),
    way: String(query.way),
    direction: query.direction === null ? '' : String(query.direction),
    present: seconds(query.present),
    still: seconds(query.still),
    upper: query.upper ?? '',
    lower: query.lower ?? '',
    from: clock(query.from),
    to: clock(query.to),
    sort: query.sort,
  };
}

/** Whether clothes can be asked for: of people, and where the kind is left open. */
export function wearsClothes({ label }: Pick<QueryDraft, 'label'>): boolean {
  return label === '' || label === 'person';
}

/**
 * The query of what stands in the form, or a sentence for each field that cannot be used. What a hidden field holds
 * asks nothing.
 */
export function readDraft(
  draft: QueryDraft,
  zones: readonly Zone[],
  w: LookBackWords,
): { readonly query: TrackQuery } | { readonly problems: Partial<Record<keyof QueryDraft, string>> } {
  const zone = zones.find(({ id }) => id === draft.zone);
  const clothed = wearsClothes(draft);
  const [from, to] = [parseClock(draft.from), parseClock(draft.to)];
  const numbers = {
    inside: zone?.kind === 'area' ? parseSeconds(draft.inside) : 0,
    present: parseSeconds(draft.present),
    still: parseSeconds(draft.still),
  };
  const problems: Partial<Record<keyof QueryDraft, string>> = {};
  for (const [name, value] of Object.entries(numbers))
    if (Number.isNaN(value)) problems[name as 'present'] = w.badSeconds;
  if (Number.isNaN(from)) problems.from = w.badTime(draft.from.trim());
  if (Number.isNaN(to)) problems.to = w.badTime(draft.to.trim());
  if (from !== null && to !== null && to < from) problems.to = w.backwards;
  if (Object.keys(problems).length > 0) return { problems };
  const query: TrackQuery = {
    ...EVERYTHING,
    ...numbers,
    label: draft.label === '' ? null : (draft.label as ClassName),
    zone: zone?.id ?? null,
    way: zone?.kind === 'line' ? (Number(draft.way) as TrackQuery['way']) : 0,
    direction: draft.direction === '' ? null : (Number(draft.direction) as Direction),
    upper: clothed && draft.upper !== '' ? (draft.upper as ColourBin) : null,
    lower: clothed && draft.lower !== '' ? (draft.lower as ColourBin) : null,
    from,
    to,
    sort: draft.sort === 'present' ? 'present' : 'time',
  };
  return { query };
}
