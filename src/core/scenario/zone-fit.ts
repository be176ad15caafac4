import type { EventId, ZoneKind } from './scenario.ts';

/** What a line can be watched for: passing it at all, or in the wrong direction. */
const LINE_EVENTS: readonly EventId[] = ['forbidden-zone', 'wrong-way'];

/**
 * Whether a rule for this event can watch a zone of this kind. A mask hides and is never watched; one microphone does
 * not hear where a sound comes from.
 */
export function zoneFits(event: EventId, kind: ZoneKind): boolean {
  if (event === 'abnormal-sound') return false;
  return kind === 'area' || (kind === 'line' && LINE_EVENTS.includes(event));
}
