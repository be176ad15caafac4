/**
 * Media seconds of a time as people write it: `1:30`, `1:02:03`, `90`, with tenths behind a point or a comma. Null
 * of an empty text, NaN of one that is no time.
 */
export function parseClock(text: string): number | null {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return null;
  if (!/^(\d+:)?(\d{1,3}:)?\d+(\.\d+)?$/.test(trimmed)) return Number.NaN;
  const parts = trimmed.split(':').map(Number);
  // Minutes and seconds behind a colon go up to 59.
  if (parts.slice(1).some((part) => part >= 60)) return Number.NaN;
  return parts.reduce((sum, part) => sum * 60 + part, 0);
}

/** Seconds from 0 on, with a point or a comma; 0 of an empty text, NaN of one that is none. */
export function parseSeconds(text: string): number {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return 0;
  return /^\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : Number.NaN;
}
