import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { summarise } from '../core/evaluation/summary.ts';
import type { MergeArgs } from './args.ts';
import { CommandError } from './host.ts';
import { tellResults, type ClipEntry, type ResultsFile } from './results.ts';
import { writeWhole } from './run-files.ts';

/** What parts must have in common to be one evaluation. */
const COMMON = ['manifest', 'app', 'backend', 'detector'] as const;

/** `npm run evaluate -- --merge DIR...`: the results of parts as one table. Gives the exit code. */
export async function merge({ folders, out }: MergeArgs): Promise<number> {
  const parts = await Promise.all(folders.map(readPart));
  const joined = joinParts(parts, folders);
  await writeWhole(join(out, 'results.json'), `${JSON.stringify(joined, null, 2)}\n`);
  tellResults(joined);
  const open = folders.filter((_, i) => !parts[i]!.complete);
  if (open.length > 0) console.log(`\nStopped early, to be run again: ${open.join(', ')}.`);
  console.log(`\nWritten: results.json in ${out}`);
  return joined.complete && joined.clips.every((entry) => entry.error === null) ? 0 : 1;
}

async function readPart(folder: string): Promise<ResultsFile> {
  let text: string;
  try {
    text = await readFile(join(folder, 'results.json'), 'utf8');
  } catch {
    throw new CommandError(
      `${folder} has no results.json: name the folders that evaluations wrote with --out.`,
      2,
    );
  }
  try {
    const part = JSON.parse(text) as { version?: unknown; clips?: unknown };
    if (part.version === 1 && Array.isArray(part.clips)) return part as ResultsFile;
  } catch {
    // Said below.
  }
  throw new CommandError(
    `${join(folder, 'results.json')} is not the result of an evaluation: run that part again.`,
    2,
  );
}

/** @throws CommandError when the parts are not of one evaluation */
function joinParts(parts: readonly ResultsFile[], folders: readonly string[]): ResultsFile {
  const [first] = parts as [ResultsFile];
  parts.forEach((part, i) => {
    const other = COMMON.find((name) => part[name] !== first[name]);
    if (other === undefined) return;
    throw new CommandError(
      `${folders[i]} was made with ${other} “${part[other]}”, ${folders[0]} with “${first[other]}”: only parts of one evaluation can be joined.`,
      2,
    );
  });
  const clips = new Map<string, ClipEntry>();
  for (const entry of parts.flatMap((part) => part.clips)) {
    // A clip that two parts ran counts once; where one failed, the other counts.
    const before = clips.get(entry.id);
    if (!before || before.error !== null) clips.set(entry.id, entry);
  }
  const inOrder = [...clips.values()].sort((a, b) => a.id.localeCompare(b.id, 'en'));
  return {
    ...first,
    complete: parts.every((part) => part.complete),
    summary: summarise(inOrder.flatMap((entry) => entry.result ?? [])),
    clips: inOrder,
  };
}
