import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { VigieError } from '../core/errors.ts';
import type { ExactJob } from '../core/evaluation/exact-run.ts';
import { parseManifest, type Clip } from '../core/evaluation/manifest.ts';
import type { PeopleAt } from '../core/evaluation/counting.ts';
import { summarise, type ClipResult } from '../core/evaluation/summary.ts';
import { alertsFile } from './alerts-file.ts';
import { closeQuietly, speedOf } from './analyze.ts';
import { EVALUATE_USAGE, parseEvaluate, type EvaluateArgs } from './args.ts';
import { buildId, fileHash } from './build-id.ts';
import {
  clipFolder,
  clipKey,
  readRecord,
  scoreClip,
  videoPath,
  writeRecord,
  type ClipRecord,
} from './clip-record.ts';
import { CommandError, type CliHost } from './host.ts';
import { onInterrupt } from './interrupt.ts';
import { merge } from './merge.ts';
import { openPage, type VigiePage } from './page.ts';
import { reportHtml } from './report.ts';
import { tellResults, type ClipEntry, type ResultsFile } from './results.ts';
import { runVideo } from './run-video.ts';
import { writeWhole } from './run-files.ts';

/** `npm run evaluate`: every clip of a manifest against its ground truth. Gives the exit code. */
export async function evaluate(argv: readonly string[], host: CliHost): Promise<number> {
  const args = parseEvaluate(argv, host.cwd);
  if (args === null) {
    console.log(EVALUATE_USAGE);
    return 0;
  }
  if (args.kind === 'merge') return merge(args);
  const clips = shardOf(await readClips(args), args.shard);
  await host.prepare();
  const app = await buildId(host.version, host.dist);
  const run = new Evaluation(args, host, app);
  const stop = onInterrupt(() => run.stop());
  try {
    for (const [i, clip] of clips.entries()) {
      if (run.stopped) break;
      await run.addClip(clip, `${i + 1}/${clips.length} ${clip.id}`);
    }
    return await run.finish();
  } finally {
    stop();
    await run.close();
  }
}

/** A stable part of the clips: dealt out by the hash of their ids, whatever their order in the manifest. */
export function shardOf(clips: readonly Clip[], shard: EvaluateArgs['shard']): readonly Clip[] {
  if (shard === null) return clips;
  const hash = (id: string): string => createHash('sha256').update(id).digest('hex');
  const dealt = [...clips].sort((a, b) => (hash(a.id) < hash(b.id) ? -1 : 1));
  const mine = new Set(dealt.filter((_, i) => i % shard.of === shard.part - 1));
  return clips.filter((clip) => mine.has(clip));
}

async function readClips({ manifest, only }: EvaluateArgs): Promise<readonly Clip[]> {
  let text: string;
  try {
    text = await readFile(manifest, 'utf8');
  } catch {
    throw new CommandError(`The manifest ${manifest} cannot be read: check the path.`, 2);
  }
  try {
    const { clips } = parseManifest(text);
    const unknown = only?.find((id) => !clips.some((clip) => clip.id === id));
    if (unknown !== undefined) {
      throw new CommandError(
        `There is no clip “${unknown}”; there are ${clips.map((clip) => clip.id).join(', ')}.`,
        2,
      );
    }
    return only ? clips.filter((clip) => only.includes(clip.id)) : clips;
  } catch (error) {
    if (!(error instanceof VigieError)) throw error;
    const { path, problem } = error.details;
    throw new CommandError(problem ? `${basename(manifest)}: ${path}: ${problem}.` : error.message, 2);
  }
}

class Evaluation {
  stopped = false;
  private readonly args: EvaluateArgs;
  private readonly host: CliHost;
  private readonly app: string;
  private readonly entries: ClipEntry[] = [];
  private page: VigiePage | null = null;

  constructor(args: EvaluateArgs, host: CliHost, app: string) {
    this.args = args;
    this.host = host;
    this.app = app;
  }

  /** Runs and scores one clip, or takes what an earlier evaluation left. Whatever fails is noted. */
  async addClip(clip: Clip, name: string): Promise<void> {
    const folder = clipFolder(this.args.out, clip);
    try {
      const job = this.jobOf(clip);
      const model = await fileHash(join(this.host.dist, 'models', 'manifest.json')).catch(() => 'unknown');
      const key = await clipKey(this.args.manifest, clip, this.app, job, model);
      const kept = await readRecord(folder, key);
      const record = kept ?? (await this.run(clip, job, key, folder, name));
      if (record.end.outcome === 'cancelled') return;
      if (!kept) await writeRecord(folder, record);
      const result = await scoreClip(this.args.manifest, clip, record, folder);
      const { people: _people, key: _key, ...rest } = record;
      this.entries.push({ id: clip.id, error: null, result, record: rest });
      console.log(
        `${name}: ${inBrief(result)}${kept ? ' (kept from an earlier run)' : `; ${speedOf(record.end)}`}`,
      );
    } catch (error) {
      if (this.stopped) return;
      // Only the first line: what a browser's driver adds below it is for its makers.
      const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
      this.entries.push({ id: clip.id, error: reason, result: null, record: null });
      console.log(`${name}: failed: ${reason}`);
      // Whatever state the browser is in, the next clip gets a new one.
      await this.closePage();
    }
  }

  async finish(): Promise<number> {
    const failed = this.entries.filter((entry) => entry.error !== null);
    const summary = summarise(this.entries.flatMap((entry) => entry.result ?? []));
    const { manifest, backend, detector, out } = this.args;
    const file: ResultsFile = {
      version: 1,
      manifest: basename(manifest),
      app: this.app,
      backend,
      detector: detector ?? 'coco-ssd',
      complete: !this.stopped,
      summary,
      clips: this.entries,
    };
    await writeWhole(join(out, 'results.json'), `${JSON.stringify(file, null, 2)}\n`);
    tellResults(file);
    if (this.stopped) console.log('\nStopped early: run the same command again to go on.');
    console.log(`\nWritten: results.json and a folder for each clip in ${out}`);
    return failed.length > 0 || this.stopped ? 1 : 0;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.page?.cancel();
  }

  async close(): Promise<void> {
    await this.closePage();
  }

  private async run(clip: Clip, job: ExactJob, key: string, out: string, name: string): Promise<ClipRecord> {
    const page = (this.page ??= await openPage(this.host, this.args.backend));
    const people: PeopleAt[] = [];
    const video = clip.stage ? null : videoPath(this.args.manifest, clip);
    const run = await runVideo({
      page,
      video,
      job,
      out,
      name,
      progress: process.stderr,
      onFrames: (frames) =>
        void people.push(...frames.map((frame) => ({ time: frame.time, people: frame.people }))),
    });
    const { end, engine, warnings, files } = run;
    if (end.outcome === 'failed') throw new CommandError(warnings.at(-1) ?? 'The analysis failed.');
    const found = alertsFile(this.app, run.video, clip.scenario, engine, end);
    await files.put('alerts.json', `${JSON.stringify(found, null, 2)}\n`);
    await files.put('report.html', reportHtml({ ...run, app: this.app, scenario: clip.scenario }));
    return { key, video: run.video, engine, end, people, warnings };
  }

  private jobOf({ scenario, stage }: Clip): ExactJob {
    const detector = this.args.detector ?? scenario.analysis.detector ?? 'coco-ssd';
    return {
      scenario,
      detector,
      backend: this.args.backend,
      rate: scenario.analysis.rate,
      ...(stage ? { stage } : {}),
    };
  }

  private async closePage(): Promise<void> {
    const page = this.page;
    this.page = null;
    if (page) await closeQuietly(page);
  }
}

/** One clip's outcome in a few words. */
function inBrief({ judgement, tracking, counting }: ClipResult): string {
  const count = (outcome: string): number =>
    judgement.alerts.filter((alert) => alert.outcome === outcome).length;
  const events = judgement.events.filter((event) => !event.optional);
  const found = events.filter((event) => event.found).length;
  const parts = [`${found} of ${events.length} events found, ${count('false')} false`];
  if (count('duplicate') > 0) parts.push(`${count('duplicate')} duplicates`);
  if (tracking) parts.push(`${tracking.matches} of ${tracking.truths} true boxes tracked`);
  if (counting && counting.samples > 0)
    parts.push(`counts ${(counting.absolute / counting.samples).toFixed(1)} off`);
  return parts.join(', ');
}
