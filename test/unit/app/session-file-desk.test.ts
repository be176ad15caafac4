import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AlertPictures } from '../../../src/app/alert-desk.ts';
import type { AppState } from '../../../src/app/app-state.ts';
import { Observable } from '../../../src/app/observable.ts';
import { SessionFileDesk, type EvidencePart } from '../../../src/app/session-file-desk.ts';
import { startState } from '../../../src/app/start-state.ts';
import type { PlainError } from '../../../src/core/errors.ts';
import { Recording } from '../../../src/core/recording/recording.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { readSession } from '../../../src/store/session-file/read-session.ts';
import type { SessionContent } from '../../../src/store/session-file/session-file.ts';
import type { AlertClip, SessionRecord } from '../../../src/store/vigie-store.ts';
import { alert, chunk, session } from './factories.ts';

const picture = (text: string): Blob => new Blob([text], { type: 'image/jpeg' });
const PICTURES: AlertPictures = { picture: picture('plain'), hidden: picture('figures') };
const CLIP: AlertClip = {
  blob: new Blob(['a film'], { type: 'video/mp4' }),
  from: 1,
  to: 9,
  anonymous: false,
  overlays: true,
};
const ENDED: SessionRecord = { ...session('s', 10), endedAt: 20, coverage: { analysed: 3, gaps: [] } };

let state: Observable<AppState>;
let store: MemoryStore;
let present: SessionRecord | null;
let shown: SessionContent[];
let told: PlainError[];
let problems: PlainError[];
let desk: SessionFileDesk;

beforeEach(() => {
  vi.stubGlobal('navigator', { language: 'en' });
  state = new Observable(startState());
  store = new MemoryStore();
  present = ENDED;
  [shown, told, problems] = [[], [], []];
  state.set({
    alerts: [
      { alert: alert('a'), verdict: 'false', snapshot: null, clip: null },
      { alert: alert('b'), verdict: null, snapshot: null, clip: null },
    ],
  });
  const recording = Recording.unpack([chunk(4)]);
  desk = new SessionFileDesk({
    state,
    store,
    alerts: { pictures: (id) => (id === 'a' ? PICTURES : null), clip: (id) => (id === 'a' ? CLIP : null) },
    recording: () => recording,
    record: () => present,
    scene: () => Promise.resolve(picture('scene')),
    show: async (content) => void shown.push(content),
    sessionsChanged: () => undefined,
    tell: (message) => told.push(message),
    problem: (error) => problems.push(error),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function saved(...chosen: EvidencePart[]): Promise<File> {
  const blob = await desk.make(new Set(chosen));
  expect(problems).toEqual([]);
  return new File([blob!], 'of a friend.vigie');
}

describe('saving', () => {
  test('weighs what shows people apart from what does not', () => {
    const { rest, evidence } = desk.weigh();
    expect(rest).toBeGreaterThan(2000);
    expect(evidence).toEqual({
      hiddenPictures: { count: 1, bytes: 7 },
      plainPictures: { count: 1, bytes: 5 },
      hiddenClips: { count: 0, bytes: 0 },
      plainClips: { count: 1, bytes: 6 },
    });
  });

  test.each([
    [[], null, null, null, null],
    [['hiddenPictures', 'hiddenClips'], null, 'figures', null, 'scene'],
    [['plainPictures'], 'plain', null, null, null],
    [['plainClips'], null, null, 'a film', null],
  ] as const)('with %j, that and nothing else', async (chosen, plain, hidden, film, scene) => {
    const content = await readSession(await saved(...chosen));
    const [first, second] = content.alerts;
    expect((await first?.snapshot?.text()) ?? null).toBe(plain);
    expect((await first?.hidden?.text()) ?? null).toBe(hidden);
    expect((await first?.clip?.blob.text()) ?? null).toBe(film);
    expect((await content.plate?.text()) ?? null).toBe(scene);
    expect(first?.verdict).toBe('false');
    expect(second).toMatchObject({ alert: alert('b'), verdict: null, snapshot: null });
    expect(content.session).toEqual(ENDED);
    expect(content.recording).toEqual({ first: 0, chunks: [chunk(4)] });
  });

  test('one that runs is saved as if it ended now; where it came from stays here', async () => {
    present = { ...ENDED, endedAt: null, openedFrom: 'b.vigie' };
    const before = Date.now();
    const read = (await readSession(await saved())).session;
    expect(read.endedAt).toBeGreaterThanOrEqual(before);
    expect(read).not.toHaveProperty('openedFrom');
  });

  test('without a session there is no file', async () => {
    present = null;
    expect(await desk.make(new Set())).toBeNull();
  });
});

describe('opening', () => {
  test('shows it, and keeps it whole under its id, or another one where that is taken', async () => {
    const file = await saved('hiddenPictures', 'plainClips');
    await desk.open(file);
    await desk.open(file);
    expect(problems).toEqual([]);
    expect(told.map(({ code }) => code)).toEqual(['session-held', 'session-held']);
    const [one, other] = shown.map((content) => content.session);
    expect(one).toEqual({ ...ENDED, openedFrom: 'of a friend.vigie' });
    expect(other).toEqual({ ...one, id: other!.id });
    expect(other!.id).not.toBe('s');
    for (const { id } of [one!, other!]) {
      const [first, second] = await store.alerts(id);
      expect(first).toMatchObject({ sessionId: id, alert: alert('a'), verdict: 'false', snapshot: null });
      expect(await first?.hidden?.text()).toBe('figures');
      expect(first?.clip).toMatchObject({ from: 1, to: 9, anonymous: false });
      expect(second?.alert).toEqual(alert('b'));
      expect(await store.recording(id)).toEqual({ first: 0, chunks: [chunk(4)] });
      expect(await (await store.plate(id))?.text()).toBe('scene');
    }
    expect(await store.sessions()).toHaveLength(2);
  });

  test('one that cannot be read is told of, and nothing else happens', async () => {
    await desk.open(new File(['a letter'], 'a.vigie'));
    expect(problems).toMatchObject([{ code: 'session-file-unknown', details: { name: 'a.vigie' } }]);
    expect(shown).toEqual([]);
    expect(await store.sessions()).toEqual([]);
  });

  test('a full disk is told of, and what was opened is shown all the same', async () => {
    const file = await saved();
    vi.spyOn(store, 'putAlert').mockRejectedValue(new Error('full'));
    await desk.open(file);
    expect(problems).toHaveLength(1);
    expect(shown).toHaveLength(1);
    expect(told).toEqual([]);
  });

  test('in a second tab it is kept once that tab writes', async () => {
    const file = await saved();
    const put = vi.spyOn(store, 'putSession');
    Object.defineProperty(store, 'writable', { value: false, configurable: true });
    await desk.open(file);
    put.mockClear();
    Object.defineProperty(store, 'writable', { value: true });
    await desk.writeNow();
    expect(put).toHaveBeenCalledOnce();
    await desk.writeNow();
    expect(put).toHaveBeenCalledOnce();
  });
});
