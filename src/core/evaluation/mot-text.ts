import type { Box } from '../geometry/types.ts';

/** One box of one object in one frame, in pixels; frames count from 1. */
export interface MotRow {
  readonly frame: number;
  readonly id: number;
  readonly box: Box;
  readonly score: number;
}

/** A line of a MOT Challenge file: `frame,id,x,y,w,h,score,-1,-1,-1`. */
export function formatMotRow({ frame, id, box, score }: MotRow): string {
  const numbers = box.map((value) => trimmed(value, 2));
  return `${frame},${id},${numbers.join(',')},${trimmed(score, 3)},-1,-1,-1`;
}

/** Reads a MOT Challenge file; lines that hold no box are left out (comments, blank lines). */
export function parseMot(text: string): MotRow[] {
  const rows: MotRow[] = [];
  for (const line of text.split('\n')) {
    const [frame, id, x, y, width, height, score] = line.split(',').map(Number);
    if (![frame, id, x, y, width, height].every(Number.isFinite)) continue;
    rows.push({ frame: frame!, id: id!, box: [x!, y!, width!, height!], score: score ?? 1 });
  }
  return rows;
}

function trimmed(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
