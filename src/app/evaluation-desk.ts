import { toPlain, VigieError, type PlainError } from '../core/errors.ts';
import { parseManifest, type Clip } from '../core/evaluation/manifest.ts';
import { findingsOf } from '../core/evaluation/score-session.ts';
import { summarise } from '../core/evaluation/summary.ts';
import type { AppState } from './app-state.ts';
import { runClip, type ClipParts, type ClipRun } from './clip-run.ts';
import { NO_EVALUATION, type EvaluatedClip, type Evaluation } from './lab-state.ts';
import type { Observable } from './observable.ts';
import { saveFile } from './save-file.ts';

/** Milliseconds between two words of how far a run is. */
const SAY_EVERY = 250;
/** Recordings of clips are held up to this many bytes, the newest; a clip without one cannot be replayed. */
const MOST_BYTES = 256 * 2 ** 20;

export interface EvaluationParts extends ClipParts {
  readonly state: Observable<AppState>;
  /** Shows a clip that was run as a session that is over. */
  readonly show: (clip: Clip, file: File | null, run: ClipRun) => Promise<void>;
  readonly problem: (error: PlainError) => void;
}

interface Held {
  readonly clip: Clip;
  /** Its video; null while it is missing, and for a scene of the stage. */
  file: File | null;
  tracks: File | null;
  run: ClipRun | null;
  entry: EvaluatedClip;
}

/** Clips with known truth: loaded, run one after the other, scored, looked at. */
export class EvaluationDesk {
  readonly #parts: EvaluationParts;
  #manifest: string | null = null;
  #held: Held[] = [];
  #controller: AbortController | null = null;
  #progress: Evaluation['progress'] = null;
  #opened: string | null = null;

  constructor(parts: EvaluationParts) {
    this.#parts = parts;
  }

  async addFiles(files: readonly File[]): Promise<void> {
    const manifests = files.filter(({ name }) => /\.json$/i.test(name));
    // A folder may hold other JSON files beside it.
    const manifest = manifests.find(({ name }) => /manifest/i.test(name)) ?? manifests[0];
    try {
      if (manifest) await this.#load(manifest);
      if (this.#manifest === null) throw new VigieError('manifest-missing');
      const used = files.filter((file) => this.#take(file)).length;
      if (!manifest && used === 0)
        throw new VigieError('manifest-no-match', { name: this.#manifest, first: files[0]?.name ?? '' });
    } catch (error) {
      this.#parts.problem(toPlain(error));
    }
    this.#tell();
  }

  /** Runs what waits. A clip that fails is told and does not hold up the others. */
  async run(): Promise<void> {
    if (this.#controller) return;
    const controller = new AbortController();
    this.#controller = controller;
    const waiting = this.#held.filter(({ entry: { status } }) => status !== 'done' && status !== 'missing');
    for (const [i, held] of waiting.entries()) {
      if (controller.signal.aborted) break;
      await this.#runOne(held, i + 1, waiting.length, controller.signal);
    }
    this.#controller = null;
    this.#progress = null;
    this.#tell();
  }

  stop(): void {
    this.#controller?.abort();
  }

  reset(): void {
    if (this.#controller) return;
    for (const held of this.#held) {
      held.run = null;
      held.entry = freshEntry(held.clip, held.file !== null);
    }
    this.#tell();
  }

  /** Puts the manifest away, with what was found. */
  close(): void {
    this.stop();
    this.#manifest = null;
    this.#held = [];
    this.#opened = null;
    this.#tell();
  }

  /** Shows a clip that was run. False where there is nothing to show. */
  async open(id: string): Promise<boolean> {
    const held = this.#held.find(({ clip }) => clip.id === id);
    if (!held?.run) return false;
    await this.#parts.show(held.clip, held.file, held.run);
    this.#opened = id;
    this.#tell();
    return true;
  }

  /** The session on the screen is no longer a clip. */
  left(): void {
    if (this.#opened === null) return;
    this.#opened = null;
    this.#tell();
  }

  /** The next clip, in the order of the manifest, that has something to look at; null when there is none. */
  next(by: 1 | -1): string | null {
    const at = this.#held.findIndex(({ clip }) => clip.id === this.#opened);
    if (at < 0) return null;
    for (let i = at + by; i >= 0 && i < this.#held.length; i += by) {
      const { entry, run } = this.#held[i]!;
      if (run && entry.findings.length > 0) return entry.id;
    }
    return null;
  }

  /** Writes what the command writes, but for the records of each clip. */
  export(): void {
    const { summary, clips } = this.#parts.state.state.evaluation;
    const runs = this.#held.flatMap(({ run }) => run ?? []);
    const file = {
      version: 1,
      manifest: this.#manifest,
      app: 'page',
      backend: runs[0]?.engine?.backend ?? '',
      detector: runs[0]?.engine?.detector ?? '',
      complete: clips.every(({ status }) => status === 'done'),
      summary,
      clips: clips.map(({ id, error, result }) => ({ id, error: error?.code ?? null, result })),
    };
    saveFile('results.json', `${JSON.stringify(file, null, 2)}\n`);
  }

  async #load(file: File): Promise<void> {
    if (this.#controller) throw new VigieError('evaluation-runs');
    const { clips } = read(await file.text());
    this.#manifest = file.name;
    this.#opened = null;
    this.#held = clips.map((clip) => ({
      clip,
      file: null,
      tracks: null,
      run: null,
      entry: freshEntry(clip, false),
    }));
  }

  /** Gives a file to the clips that name it. False when none does. */
  #take(file: File): boolean {
    let taken = false;
    for (const held of this.#held) {
      if (held.clip.stage) continue;
      if (names(file, held.clip.video, this.#paths)) {
        held.file = file;
        if (held.entry.status === 'missing') held.entry = { ...held.entry, status: 'waiting' };
        taken = true;
      } else if (held.clip.tracks !== null && names(file, held.clip.tracks, this.#paths)) {
        held.tracks = file;
        taken = true;
      }
    }
    return taken;
  }

  get #paths(): readonly string[] {
    return this.#held.flatMap(({ clip: { video, tracks } }) => (tracks === null ? [video] : [video, tracks]));
  }

  async #runOne(held: Held, clip: number, of: number, signal: AbortSignal): Promise<void> {
    const { id } = held.clip;
    const at = { clip, of, id };
    const say = (time: number, duration: number | null, frames: number): void => {
      this.#progress = { ...at, time, duration, frames };
      this.#tell();
    };
    say(0, null, 0);
    held.entry = { ...held.entry, status: 'running', error: null };
    let said = 0;
    try {
      const run = await runClip(this.#parts, held.clip, held.file, held.tracks, signal, (...progress) => {
        if (performance.now() - said < SAY_EVERY) return;
        said = performance.now();
        say(...progress);
      });
      if (run === null) held.entry = { ...held.entry, status: 'stopped' };
      else {
        held.run = run;
        const { result } = run;
        const events = result.judgement.events.filter(({ optional }) => !optional).length;
        held.entry = { ...held.entry, status: 'done', events, result, findings: findingsOf(result) };
        this.#shed();
      }
    } catch (error) {
      held.entry = { ...held.entry, status: 'failed', error: toPlain(error) };
    }
    this.#tell();
  }

  /** Gives up the oldest recordings beyond what may be held. */
  #shed(): void {
    let bytes = 0;
    for (const held of this.#held.toReversed()) {
      bytes += held.run?.recording?.bytes ?? 0;
      if (held.run && bytes > MOST_BYTES) held.run = { ...held.run, recording: null };
    }
  }

  #tell(): void {
    if (this.#manifest === null) return this.#parts.state.set({ evaluation: NO_EVALUATION });
    const clips = this.#held.map(({ entry }) => entry);
    const results = clips.flatMap(({ result }) => result ?? []);
    this.#parts.state.set({
      evaluation: {
        manifest: this.#manifest,
        clips,
        progress: this.#progress,
        summary: results.length > 0 ? summarise(results) : null,
        opened: this.#opened,
      },
    });
  }
}

/** The parser speaks of scenarios; what it says of this file is said of a manifest. */
function read(text: string): ReturnType<typeof parseManifest> {
  try {
    return parseManifest(text);
  } catch (error) {
    const { code, details } = toPlain(error);
    throw new VigieError(code === 'scenario-invalid' ? 'manifest-invalid' : code, details);
  }
}

function freshEntry({ id, video, stage, events }: Clip, hasFile: boolean): EvaluatedClip {
  return {
    id,
    video: baseName(video),
    // What happens in a scene of the stage is known when it has been played.
    events: stage ? null : events.filter(({ optional }) => !optional).length,
    status: hasFile || stage ? 'waiting' : 'missing',
    error: null,
    result: null,
    findings: [],
  };
}

/** Whether a file is the one of a path: by its place in a chosen folder, else by its name if that says enough. */
function names(file: File, path: string, paths: readonly string[]): boolean {
  const wanted = path.replaceAll('\\', '/');
  if (file.webkitRelativePath !== '') return `/${file.webkitRelativePath}`.endsWith(`/${wanted}`);
  if (file.name !== baseName(wanted)) return false;
  return new Set(paths.filter((other) => baseName(other) === file.name)).size === 1;
}

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
