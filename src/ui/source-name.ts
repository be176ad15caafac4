import type { Words } from './i18n/en.ts';

/** What a source is called on the screen: files and cameras by their own names, the stage by its script's. */
export function sourceName(
  { kind, name }: { readonly kind: string; readonly name: string },
  words: Words,
): string {
  if (kind !== 'stage') return name;
  return `${words.doors.stage.title} · ${words.stageScripts[name] ?? name}`;
}
