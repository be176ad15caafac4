import { basename, extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BACKENDS, DETECTORS, type BackendId, type DetectorId } from '../core/scenario/scenario.ts';
import { CommandError } from './host.ts';

export const ANALYZE_USAGE =
  'Use: npm run analyze -- VIDEO [--scenario FILE] [--detector coco-ssd|nanodet|centernet] ' +
  '[--backend webgpu|webgl|wasm] [--rate HZ] [--out DIR]';

export const EVALUATE_USAGE =
  'Use: npm run evaluate -- MANIFEST [--only ID,ID] [--shard I/N] [--out DIR] ' +
  '[--detector coco-ssd|nanodet|centernet] [--backend webgpu|webgl|wasm], ' +
  'or: npm run evaluate -- --merge DIR... [--out DIR]';

export const BENCH_USAGE =
  'Use: npm run bench -- [--backend webgpu|webgl|wasm] [--detector coco-ssd|nanodet|centernet] [--seconds N] [--out DIR]';

export interface BenchArgs {
  /** Null: every backend that this machine has in hardware, and wasm. */
  readonly backend: BackendId | null;
  readonly detector: DetectorId;
  /** Of each loop. */
  readonly seconds: number;
  readonly out: string;
}

export interface AnalyzeArgs {
  readonly video: string;
  readonly scenario: string | null;
  readonly detector: DetectorId | null;
  readonly backend: BackendId | null;
  /** Hz, or null for the scenario's. */
  readonly rate: number | null;
  readonly out: string;
}

export interface EvaluateArgs {
  readonly kind: 'run';
  readonly manifest: string;
  readonly only: readonly string[] | null;
  /** This machine's part of the clips, counted from 1, of so many. */
  readonly shard: { readonly part: number; readonly of: number } | null;
  readonly out: string;
  readonly detector: DetectorId | null;
  readonly backend: BackendId;
}

/** Joins what evaluations of parts found. */
export interface MergeArgs {
  readonly kind: 'merge';
  readonly folders: readonly string[];
  readonly out: string;
}

/**
 * @param cwd where relative paths start
 * @throws CommandError with exit code 2 on wrong use; null when help is asked for
 */
export function parseAnalyze(argv: readonly string[], cwd: string): AnalyzeArgs | null {
  const parsed = read(argv, ['scenario', 'detector', 'backend', 'rate', 'out'], ANALYZE_USAGE);
  if (parsed === null) return null;
  const { values, file } = parsed;
  const name = basename(file, extname(file));
  return {
    video: resolve(cwd, file),
    scenario: values['scenario'] === undefined ? null : resolve(cwd, values['scenario']),
    detector: oneOf(values['detector'], DETECTORS, 'detector'),
    backend: oneOf(values['backend'], BACKENDS, 'backend'),
    rate: rateOf(values['rate']),
    out: resolve(cwd, values['out'] ?? `out/${name}`),
  };
}

/** As `parseAnalyze`, for `evaluate`. The backend is wasm unless told: it gives the same on every machine. */
export function parseEvaluate(argv: readonly string[], cwd: string): EvaluateArgs | MergeArgs | null {
  if (argv.includes('--merge')) return parseMerge(argv, cwd);
  const parsed = read(argv, ['only', 'shard', 'out', 'detector', 'backend'], EVALUATE_USAGE);
  if (parsed === null) return null;
  const { values, file } = parsed;
  const only = values['only']?.split(',').filter((id) => id !== '') ?? null;
  if (only?.length === 0)
    throw wrongUse('--only needs the ids of clips, with commas between them', EVALUATE_USAGE);
  return {
    kind: 'run',
    manifest: resolve(cwd, file),
    only,
    shard: shardOf(values['shard']),
    out: resolve(cwd, values['out'] ?? 'out/evaluation'),
    detector: oneOf(values['detector'], DETECTORS, 'detector'),
    backend: oneOf(values['backend'], BACKENDS, 'backend') ?? 'wasm',
  };
}

function read(
  argv: readonly string[],
  names: readonly string[],
  usage: string,
): { values: Partial<Record<string, string>>; file: string } | null {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    throw wrongUse(reason ?? 'wrong options', usage);
  }
  const { help, ...values } = parsed.values as Partial<Record<string, string>>;
  if (help) return null;
  const [file, ...more] = parsed.positionals;
  if (file === undefined) throw wrongUse('one file must be named', usage);
  if (more.length > 0) throw wrongUse(`one file at a time, not also “${more[0]}”`, usage);
  return { values, file };
}

function oneOf<const T extends string>(
  value: string | undefined,
  choices: readonly T[],
  name: string,
): T | null {
  if (value === undefined) return null;
  const found = choices.find((choice) => choice === value);
  if (found === undefined)
    throw new CommandError(`--${name} is one of ${choices.join(', ')}, not “${value}”.`, 2);
  return found;
}

/** As `parseAnalyze`, for `bench`, which takes no file. */
export function parseBench(argv: readonly string[], cwd: string): BenchArgs | null {
  // The reader of options wants a file; the bench has none.
  const parsed = read([...argv, '-'], ['backend', 'detector', 'seconds', 'out'], BENCH_USAGE);
  if (parsed === null) return null;
  const { values } = parsed;
  const seconds = Number(values['seconds'] ?? 8);
  if (!(seconds >= 1 && seconds <= 600))
    throw new CommandError(`--seconds is a number from 1 to 600, not “${values['seconds']}”.`, 2);
  return {
    backend: oneOf(values['backend'], BACKENDS, 'backend'),
    detector: oneOf(values['detector'], DETECTORS, 'detector') ?? 'coco-ssd',
    seconds,
    out: resolve(cwd, values['out'] ?? 'out/bench'),
  };
}

function parseMerge(argv: readonly string[], cwd: string): MergeArgs {
  const words = argv.filter((word) => word !== '--merge');
  const at = words.indexOf('--out');
  const [out] = at < 0 ? ['out/evaluation'] : words.splice(at, 2).slice(1);
  const unknown = words.find((word) => word.startsWith('-'));
  if (unknown !== undefined)
    throw wrongUse(`--merge takes folders and --out, not ${unknown}`, EVALUATE_USAGE);
  if (out === undefined || words.length === 0)
    throw wrongUse('--merge needs the folders of the parts', EVALUATE_USAGE);
  return { kind: 'merge', folders: words.map((word) => resolve(cwd, word)), out: resolve(cwd, out) };
}

function shardOf(value: string | undefined): EvaluateArgs['shard'] {
  if (value === undefined) return null;
  const [part = 0, of = 0] = (/^(\d+)\/(\d+)$/.exec(value) ?? []).slice(1).map(Number);
  if (part >= 1 && part <= of && of <= 10_000) return { part, of };
  throw new CommandError(`--shard is a part of a whole such as 2/8, not “${value}”.`, 2);
}

function rateOf(value: string | undefined): number | null {
  if (value === undefined) return null;
  const rate = Number(value);
  if (value.trim() !== '' && rate >= 0.5 && rate <= 60) return rate;
  throw new CommandError(`--rate is a number of frames a second from 0.5 to 60, not “${value}”.`, 2);
}

function wrongUse(reason: string, usage: string): CommandError {
  return new CommandError(`Wrong use: ${reason}. ${usage}`, 2);
}
