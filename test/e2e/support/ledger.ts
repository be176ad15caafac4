import type { Page } from '@playwright/test';
import type { Coverage } from '../../../src/store/vigie-store.ts';
import type { VigieApp } from '../../../src/ui/views/vigie-app.ts';
import { expect } from './launch.ts';

/** What the page showed, moment by moment, written down by a listener in the page itself. */
/** A worker that ends itself takes the picture along that it had: nobody is left to close it. */
export const LOST_WITH_WORKER = /A VideoFrame was garbage collected without being closed/;

export interface Ledger {
  /** Each analysed frame: session time in seconds, wall time in milliseconds, people that the detector saw. */
  readonly results: { time: number; at: number; people: number }[];
  /** Changes of the engine's state, with wall time. */
  readonly engine: { state: string; at: number }[];
  /** Every alert that was ever shown, and its newest verdict. */
  readonly alerts: Record<string, { raisedAt: number; verdict: string | null }>;
  /** Alerts that were shown and then were not, in one and the same session. */
  readonly vanished: string[];
  /** Codes of everything that was ever told. */
  readonly told: string[];
  session: string | null;
}

declare global {
  interface Window {
    ledger: Ledger;
    /**
     * Seconds added to the clock of the camera's pictures, whether one picture is repeated, and whether the disk
     * refuses every write.
     */
    bend: { jump: number; repeat: boolean; full: boolean };
  }
}

/**
 * Lets a test bend the clock and the pictures of cameras, and fill the disk at a moment of its choice: a quota
 * that is set from outside works only before the first write. Before the page opens.
 */
export async function bendBrowser(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.bend = { jump: 0, repeat: false, full: false };
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...words) {
      if (window.bend.full) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, words);
    };
    const Original = MediaStreamTrackProcessor;
    let last: VideoFrame | null = null;
    class Bent {
      readonly readable: ReadableStream<VideoFrame>;
      constructor(init: ConstructorParameters<typeof Original>[0]) {
        const change = new TransformStream<VideoFrame, VideoFrame>({
          transform(frame, controller) {
            const timestamp = frame.timestamp + window.bend.jump * 1e6;
            const from: VideoFrame = window.bend.repeat && last ? last : frame;
            if (from === frame) {
              last?.close();
              last = frame.clone();
            }
            controller.enqueue(new VideoFrame(from, { timestamp }));
            frame.close();
          },
        });
        this.readable = new Original(init).readable.pipeThrough(change);
      }
    }
    Object.assign(window, { MediaStreamTrackProcessor: Bent });
  });
}

/** Starts to write down what the page shows. After the page has opened. */
export async function keepLedger(page: Page): Promise<void> {
  await page.locator('vigie-doors').waitFor();
  await page.evaluate(() => {
    const { app } = document.querySelector<VigieApp>('vigie-app')!;
    const ledger: Ledger = { results: [], engine: [], alerts: {}, vanished: [], told: [], session: null };
    window.ledger = ledger;
    let result: unknown = null;
    app!.subscribe((state) => {
      const at = performance.now();
      if (state.result && state.result !== result && state.phase === 'running') {
        const people = state.result.detections.filter(
          ({ label, score }) => label === 'person' && score > 0.3,
        );
        ledger.results.push({ time: state.result.time, at, people: people.length });
      }
      result = state.result;
      if (ledger.engine.at(-1)?.state !== state.engine.state)
        ledger.engine.push({ state: state.engine.state, at });
      for (const { error } of state.notices)
        if (!ledger.told.includes(error.code)) ledger.told.push(error.code);
      const session = state.session?.id ?? null;
      if (session !== ledger.session) {
        ledger.session = session;
        for (const id of Object.keys(ledger.alerts)) Reflect.deleteProperty(ledger.alerts, id);
      }
      if (session === null) return;
      const shown = new Set(state.alerts.map(({ alert }) => alert.id));
      for (const id of Object.keys(ledger.alerts)) if (!shown.has(id)) ledger.vanished.push(id);
      for (const { alert, verdict } of state.alerts)
        ledger.alerts[alert.id] = { raisedAt: alert.raisedAt, verdict };
    });
  });
}

export function ledgerOf(page: Page): Promise<Ledger> {
  return page.evaluate(() => window.ledger);
}

/** Rows that the database holds of the newest session: what would be there after a crash at this moment. */
export interface Stored {
  readonly session: {
    readonly id: string;
    readonly coverage: Coverage;
    readonly endedAt: number | null;
  } | null;
  readonly alerts: readonly { readonly alertId: string; readonly verdict: string | null }[];
}

export function stored(page: Page): Promise<Stored> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('no reason')));
      });
    const database = await done(indexedDB.open('vigie'));
    try {
      const transaction = database.transaction(['sessions', 'alerts']);
      const sessions = (await done(transaction.objectStore('sessions').getAll())) as {
        id: string;
        startedAt: number;
        endedAt: number | null;
        coverage: Coverage;
      }[];
      const session = sessions.sort((a, b) => b.startedAt - a.startedAt)[0] ?? null;
      const alerts = (await done(transaction.objectStore('alerts').getAll())) as {
        sessionId: string;
        alertId: string;
        verdict: string | null;
      }[];
      const mine = alerts.filter(({ sessionId }) => sessionId === session?.id);
      return { session, alerts: mine.map(({ alertId, verdict }) => ({ alertId, verdict })) };
    } finally {
      database.close();
    }
  });
}

/** Seconds that a session's account leaves out or counts twice, against the time of its last result. */
export function unaccounted({ analysed, gaps }: Coverage, until: number): number {
  return until - gaps.reduce((sum, { from, to }) => sum + to - from, analysed);
}

/** The account of a session is whole: in order, each gap once and with its reason, nothing left out. */
export function expectWhole(coverage: Coverage, until: number, tolerance = 0.6): void {
  expect(Math.abs(unaccounted(coverage, until)), JSON.stringify({ coverage, until })).toBeLessThan(tolerance);
  coverage.gaps.forEach(({ from, to, reason }, i) => {
    expect(reason).not.toBe('');
    expect(to).toBeGreaterThan(from);
    expect(from).toBeGreaterThanOrEqual((coverage.gaps[i - 1]?.to ?? 0) - 1e-6);
  });
}

/** No result was made up: times rise, none lies in a gap, and the people who are always there are seen in each. */
export function expectNothingInvented({ results, alerts, vanished }: Ledger, coverage: Coverage): void {
  results.slice(1).forEach(({ time }, i) => expect(time).toBeGreaterThan(results[i]!.time));
  for (const { time, people } of results) expect(people, `people seen at ${time} s`).toBeGreaterThan(0);
  for (const { from, to, reason } of coverage.gaps) {
    // Between two results of an engine that does not keep up; such gaps join at the results.
    if (reason === 'skipped') continue;
    const inside = results.filter(({ time }) => time > from + 0.01 && time < to - 0.01);
    expect(inside, `results in the gap from ${from} to ${to} s`).toEqual([]);
    const raised = Object.values(alerts).filter(
      ({ raisedAt }) => raisedAt > from + 0.01 && raisedAt < to - 0.01,
    );
    expect(raised, `alerts raised in the gap from ${from} to ${to} s`).toEqual([]);
  }
  expect(vanished).toEqual([]);
}
