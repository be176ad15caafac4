import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { VigieError } from '../core/errors.ts';
import { formatTable } from '../core/evaluation/format-summary.ts';
import type { ExactEnd } from '../core/evaluation/exact-run.ts';
import { argue, messages } from '../core/messages/messages.ts';
import { defaultScenario } from '../core/scenario/format-scenario.ts';
import { parseScenario } from '../core/scenario/parse-scenario.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import { alertsFile, inOrder } from './alerts-file.ts';
import { ANALYZE_USAGE, parseAnalyze, type AnalyzeArgs } from './args.ts';
import { buildId } from './build-id.ts';
import { CommandError, type CliHost } from './host.ts';
import { onInterrupt } from './interrupt.ts';
import { openPage, type VigiePage } from './page.ts';
import { clock, placeOf, reportHtml } from './report.ts';
import { runVideo, type VideoRun } from './run-video.ts';

/** `npm run analyze`: one video, four files. Gives the exit code. */
export async function analyze(argv: readonly string[], host: CliHost): Promise<number> {
  const args = parseAnalyze(argv, host.cwd);
  if (args === null) {
    console.log(ANALYZE_USAGE);
    return 0;
  }
  const scenario = withRate(await readScenarioFile(args), args.rate);
  await host.prepare();
  const page = await openPage(host, args.backend ?? scenario.analysis.backend ?? null);
  const stop = onInterrupt(() => page.cancel());
  try {
    const run = await runVideo({
      page,
      video: args.video,
      job: {
        scenario,
        detector: args.detector ?? scenario.analysis.detector ?? 'coco-ssd',
        backend: args.backend ?? scenario.analysis.backend ?? page.bestBackend,
        rate: scenario.analysis.rate,
      },
      out: args.out,
      progress: process.stderr,
    });
    const app = await buildId(host.version, host.dist);
    await writeFindings(run, scenario, app);
    tell(run, scenario, args.out);
    return run.end.outcome === 'done' ? 0 : 1;
  } finally {
    stop();
    await closeQuietly(page);
  }
}

async function readScenarioFile({ scenario, video }: AnalyzeArgs): Promise<Scenario> {
  if (scenario === null) return defaultScenario(basename(video));
  let text: string;
  try {
    text = await readFile(scenario, 'utf8');
  } catch {
    throw new CommandError(`The scenario ${scenario} cannot be read: check the path.`, 2);
  }
  try {
    return parseScenario(text);
  } catch (error) {
    if (error instanceof VigieError) throw new CommandError(`${basename(scenario)}: ${error.message}`, 2);
    throw error;
  }
}

function withRate(scenario: Scenario, rate: number | null): Scenario {
  return rate === null ? scenario : { ...scenario, analysis: { ...scenario.analysis, rate } };
}

async function writeFindings(run: VideoRun, scenario: Scenario, app: string): Promise<void> {
  const { video, engine, end, warnings, files } = run;
  const found = alertsFile(app, video, scenario, engine, end);
  await files.put('alerts.json', `${JSON.stringify(found, null, 2)}\n`);
  await files.put('report.html', reportHtml({ app, video, scenario, engine, end, warnings }));
}

function tell({ engine, end, warnings }: VideoRun, scenario: Scenario, out: string): void {
  const words = messages('en');
  const rows = inOrder(end.alerts).map((alert) => [
    clock(alert.raisedAt),
    alert.clearedAt === null ? '' : clock(alert.clearedAt),
    words.events[alert.event].name,
    words.levels[alert.level],
    placeOf(alert.zone, scenario),
    alert.because.map((line) => argue('en', line)).join('; '),
  ]);
  if (rows.length === 0) console.log('No alerts.');
  else
    console.log(formatTable([['raised', 'cleared', 'event', 'level', 'place', 'because'], ...rows], 'left'));
  console.log(`\n${end.frames} frames with ${engine.detector} on ${engine.backend}, ${speedOf(end)}.`);
  for (const warning of warnings) console.log(warning);
  if (end.outcome === 'cancelled') console.log('Stopped early: what was found until then is kept.');
  console.log(`Written: alerts.json, detections.jsonl, tracks.txt and report.html in ${out}`);
}

/** How fast a run was, in words. */
export function speedOf(end: ExactEnd): string {
  if (end.wallTime === 0 || end.frames === 0) return 'nothing analysed';
  const perFrame = end.wallTime / end.frames;
  const ratio = end.coverage.analysed / (end.wallTime / 1000);
  return `${perFrame.toFixed(0)} ms a frame, ${ratio.toFixed(1)}× real time`;
}

/** The browser may be gone already; that must not hide what went wrong before. */
export async function closeQuietly(page: VigiePage): Promise<void> {
  await page.close().catch(() => undefined);
}
