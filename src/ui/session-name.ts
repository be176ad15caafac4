import { fileName } from '../app/save-file.ts';
import type { SessionRecord } from '../store/vigie-store.ts';
import type { Words } from './i18n/en.ts';
import { localTime } from './report/report-data.ts';
import { sourceName } from './source-name.ts';

/** What a file about a session is called, without its ending: `vigie-platform-2-2026-11-26-0830`. */
export function sessionName({ source, startedAt }: SessionRecord, words: Words): string {
  const when = localTime(startedAt).replace(' ', '-').replaceAll(':', '').slice(0, 15);
  return `vigie-${fileName(sourceName(source, words), 'session')}-${when}`;
}
