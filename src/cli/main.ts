import { analyze } from './analyze.ts';
import { ANALYZE_USAGE, BENCH_USAGE, EVALUATE_USAGE } from './args.ts';
import { bench } from './bench.ts';
import { evaluate } from './evaluate.ts';
import { CommandError, type CliHost } from './host.ts';

export type { CliHost } from './host.ts';

/** Runs a command and gives its exit code: 0 done, 1 failed, 2 wrong use. Failures are told in a sentence. */
export async function main(argv: readonly string[], host: CliHost): Promise<number> {
  const [command, ...rest] = argv;
  try {
    if (command === 'analyze') return await analyze(rest, host);
    if (command === 'evaluate') return await evaluate(rest, host);
    if (command === 'bench') return await bench(rest, host);
    const usage = [ANALYZE_USAGE, EVALUATE_USAGE, BENCH_USAGE].join('\n');
    console.error(`There is no command “${command ?? ''}”.\n${usage}`);
    return 2;
  } catch (error) {
    if (error instanceof CommandError || isSentence(error)) {
      console.error(error.message);
      return error.exitCode;
    }
    throw error;
  }
}

/** Failures of the host (no browser found, for one) are sentences too. */
function isSentence(error: unknown): error is Error & { exitCode: number } {
  return error instanceof Error && 'exitCode' in error && typeof error.exitCode === 'number';
}
