import { expect, test } from 'vitest';
import type { AppState } from '../../../src/app/app-state.ts';
import { Observable } from '../../../src/app/observable.ts';
import { SessionDesk } from '../../../src/app/session-desk.ts';
import type { DirectedSource, SessionParts } from '../../../src/app/session-parts.ts';
import { VigieError } from '../../../src/core/errors.ts';
import { emptyScenario } from '../../../src/core/scenario/format-scenario.ts';
import type { Frame, SourceInfo } from '../../../src/sources/frame-source.ts';
import type { SessionRecord } from '../../../src/store/vigie-store.ts';
import { SIZE } from './factories.ts';

/** Lets everything that is due happen. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const nothing = (): void => undefined;

/** A file that gives no picture until it is told that it is over. */
function film(name: string): { readonly source: DirectedSource; end(): void } {
  let end: () => void = nothing;
  const ended = new Promise<null>((resolve) => (end = () => resolve(null)));
  const info: SourceInfo = { kind: 'file', name, size: SIZE, duration: 6, pacing: 'live' };
  const source: DirectedSource = {
    view: {} as HTMLVideoElement,
    transport: null,
    onWarning: null,
    open: () => Promise.resolve(info),
    next: (signal) =>
      Promise.race([
        ended,
        new Promise<Frame | null>((_, reject) =>
          signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
        ),
      ]),
    close: () => Promise.resolve(),
    stats: () => ({ delivered: 0, dropped: 0, gaps: [] }),
    truth: () => null,
  };
  return { source, end: () => end() };
}

test('a session that ends while the next is opened does not stop the engine of the next', async () => {
  const log: string[] = [];
  const rows: SessionRecord[] = [];
  let release: () => void = nothing;
  const held = new Promise<void>((resolve) => (release = resolve));
  let cancel: () => void = nothing;
  const engine = {
    // As the real one: who stops it while it starts cancels the start.
    async start() {
      log.push('start');
      await Promise.race([
        settle().then(settle),
        new Promise((_, reject) => (cancel = () => reject(new VigieError('cancelled')))),
      ]);
    },
    rest() {
      log.push('rest');
      cancel();
      return Promise.resolve();
    },
    stop: () => Promise.resolve(),
  };
  const scenario = emptyScenario();
  const state = new Observable({ phase: 'doors', lanes: [], engine: { info: null } } as unknown as AppState);
  const store = {
    // The disk is slow with the second row: the last one of the first session.
    async putSession(row: SessionRecord) {
      rows.push(row);
      if (rows.length === 2) await held;
    },
  };
  const side = { offer: nothing, took: nothing, settled: nothing, over: nothing, left: nothing };
  const sound = { begin: nothing, over: nothing, hear: () => Promise.resolve(null), told: nothing };
  const watcher = { began: nothing, took: nothing, left: nothing, over: () => Promise.resolve() };
  const desk = new SessionDesk({
    state,
    store,
    engine,
    alerts: { begin: nothing },
    scenario: () => scenario,
    scenarioFor: () => scenario,
    useScenario: nothing,
    choice: () => ({ detector: 'coco-ssd', backend: null }),
    problem: (error: unknown) => log.push(JSON.stringify(error)),
    solved: nothing,
    ended: nothing,
    watcher,
    side,
    sound,
    economy: { limit: null },
    sessionsChanged: nothing,
  } as unknown as SessionParts);
  const [first, second] = [film('first'), film('second')];
  const open = ({ source }: typeof first): Promise<void> =>
    desk.open({ make: () => ({ source, scenario }), review: null, retry: null });

  await open(first);
  first.end();
  await settle();
  expect(state.state.phase).toBe('ended');
  const opened = open(second);
  await settle();
  release();
  await opened;
  await settle();

  expect(log).toEqual(['start', 'rest', 'start']);
  expect(state.state).toMatchObject({ phase: 'running', source: { name: 'second' } });
  const ends = rows.map(({ source, endedAt }) => [source.name, endedAt !== null]);
  expect(ends).toEqual([
    ['first', false],
    ['first', false],
    ['first', true],
    ['second', false],
  ]);
  await desk.leave();
});
