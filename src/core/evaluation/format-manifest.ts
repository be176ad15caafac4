import { formatScenario } from '../scenario/format-scenario.ts';
import type { Clip } from './manifest.ts';

/** What of a clip a person marks by hand. */
export type MarkedClip = Pick<Clip, 'id' | 'video' | 'scenario' | 'negativeFor' | 'events'>;

/** Clips with their truth as the text of a manifest: `parseManifest` reads it, the page and the command too. */
export function formatManifest(clips: readonly MarkedClip[]): string {
  const entries = clips.map(({ id, video, scenario, negativeFor, events }) => ({
    id,
    video,
    scenario: JSON.parse(formatScenario(scenario)) as unknown,
    negativeFor,
    events: events.map(({ type, raise, box, optional, note }) => ({
      type,
      raise,
      ...(box && { box }),
      ...(optional && { optional }),
      ...(note !== '' && { note }),
    })),
  }));
  // A line break cannot stand inside JSON text, so this meets lists of numbers only.
  const text = JSON.stringify({ version: 1, clips: entries }, null, 2).replace(
    /\[\n\s+([-\d.e+,\s]+?)\n\s+\]/g,
    (_, numbers: string) => `[${numbers.replace(/\s+/g, ' ')}]`,
  );
  return `${text}\n`;
}

/** A file's name as the id of a clip: letters, digits, spaces, dots, dashes, at most 64. */
export function clipId(name: string): string {
  const plain = name
    .replace(/\.[a-z\d]{1,5}$/i, '')
    .replace(/[^\p{L}\p{N} ._-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '');
  return [...plain].slice(0, 64).join('').trim() || 'clip';
}
