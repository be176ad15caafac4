import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyScenario } from '../../src/core/scenario/format-scenario.ts';
import type { VigieStore } from '../../src/store/vigie-store.ts';
import { alert, chunk, session } from '../unit/app/factories.ts';

const picture = (text: string): Blob => new Blob([text], { type: 'image/jpeg' });

/**
 * The promises that every store keeps.
 * @param make gives an empty store
 */
export function storeContract(name: string, make: () => Promise<VigieStore>): void {
  describe(name, () => {
    let store: VigieStore;
    beforeEach(async () => {
      store = await make();
    });
    afterEach(() => store.close());

    test('sessions come newest first; a written one takes the place of the one before', async () => {
      await store.putSession(session('old', 1));
      await store.putSession(session('new', 2));
      await store.putSession({ ...session('old', 1), endedAt: 9 });
      expect(await store.sessions()).toEqual([session('new', 2), { ...session('old', 1), endedAt: 9 }]);
    });

    test('an alert keeps its verdict and its picture when it changes', async () => {
      await store.putAlert('s', alert('a'));
      await store.putSnapshot('s', 'a', picture('p'), null);
      await store.putVerdict('s', 'a', 'false');
      await store.putAlert('s', alert('a', { level: 'alarm' }));
      const [kept] = await store.alerts('s');
      expect(kept).toMatchObject({ sessionId: 's', alert: alert('a', { level: 'alarm' }), verdict: 'false' });
      expect(await kept?.snapshot?.text()).toBe('p');
      await store.putVerdict('s', 'a', null);
      expect((await store.alerts('s'))[0]?.verdict).toBeNull();
    });

    test('alerts come in the order of their times, each session’s own', async () => {
      await store.putAlert('s', alert('b', { raisedAt: 8 }));
      await store.putAlert('s', alert('a', { raisedAt: 2 }));
      await store.putAlert('other', alert('a', { raisedAt: 1 }));
      expect((await store.alerts('s')).map(({ alert }) => alert.id)).toEqual(['a', 'b']);
      expect(await store.alerts('nobody')).toEqual([]);
    });

    test('a verdict on an alert that is not there makes none', async () => {
      await store.putVerdict('s', 'nothing', 'true');
      expect(await store.alerts('s')).toEqual([]);
    });

    test('a deleted session takes its alerts and pictures with it, and no others', async () => {
      for (const id of ['s', 'kept']) {
        await store.putSession(session(id));
        await store.putAlert(id, alert('a'));
        await store.putSnapshot(id, 'a', picture(id), null);
      }
      await store.deleteSession('s');
      expect((await store.sessions()).map(({ id }) => id)).toEqual(['kept']);
      expect(await store.alerts('s')).toEqual([]);
      const [kept] = await store.alerts('kept');
      expect(await kept?.snapshot?.text()).toBe('kept');
    });

    const clip = { blob: picture('film'), from: 1, to: 11, anonymous: true, overlays: false };

    test('an alert’s picture without people and its clip come with it', async () => {
      await store.putAlert('s', alert('a'));
      await store.putSnapshot('s', 'a', picture('p'), picture('hidden'));
      await store.putClip('s', 'a', clip);
      const [kept] = await store.alerts('s');
      expect(await kept?.hidden?.text()).toBe('hidden');
      expect(kept?.clip).toMatchObject({ from: 1, to: 11, anonymous: true, overlays: false });
      expect(await kept?.clip?.blob.text()).toBe('film');
    });

    test('a picture may be kept as figures alone', async () => {
      await store.putAlert('s', alert('a'));
      await store.putSnapshot('s', 'a', null, picture('hidden'));
      const [kept] = await store.alerts('s');
      expect(kept?.snapshot).toBeNull();
      expect(await kept?.hidden?.text()).toBe('hidden');
    });

    const fill = async (id: string, startedAt: number): Promise<void> => {
      await store.putSession(session(id, startedAt));
      await store.putPlate(id, picture('scene'));
      for (const one of ['a', 'b']) {
        await store.putAlert(id, alert(one));
        await store.putVerdict(id, one, 'true');
        await store.putSnapshot(id, one, picture('p'), picture('h'));
        await store.putClip(id, one, clip);
      }
    };
    const left = async (id: string): Promise<unknown[]> => {
      const rows = await store.alerts(id);
      return [
        ...rows.map(({ snapshot, hidden, clip: film }) => Boolean(snapshot ?? hidden ?? film)),
        (await store.plate(id)) !== null,
      ];
    };

    test('evidence is erased alert by alert or with all of its session; rows and verdicts stay', async () => {
      await fill('s', 1);
      await fill('other', 1);
      await store.deleteEvidence('s', 'a');
      expect(await left('s')).toEqual([false, true, true]);
      await store.deleteEvidence('s', null);
      expect(await left('s')).toEqual([false, false, false]);
      expect(await left('other')).toEqual([true, true, true]);
      expect((await store.alerts('s')).map(({ verdict }) => verdict)).toEqual(['true', 'true']);
    });

    test('evidence of sessions that are older than a moment is erased, of no others', async () => {
      await fill('old', 10);
      await fill('new', 20);
      await store.expireEvidence(20);
      expect(await left('old')).toEqual([false, false, false]);
      expect(await left('new')).toEqual([true, true, true]);
      expect(await store.sessions()).toHaveLength(2);
    });

    test('the empty scene of a session goes with it', async () => {
      await fill('s', 1);
      expect(await (await store.plate('s'))?.text()).toBe('scene');
      await store.deleteSession('s');
      expect(await store.plate('s')).toBeNull();
    });

    test('a recording is kept chunk by chunk, and goes with its session', async () => {
      const [small, large, next] = [chunk(1), chunk(3), chunk(2)];
      expect(await store.recording('s')).toBeNull();
      await store.putSession(session('s'));
      await store.putChunk('s', 0, small);
      await store.putChunk('s', 0, large);
      await store.putChunk('s', 1, next);
      await store.putChunk('other', 0, small);
      expect(await store.recording('s')).toEqual({ first: 0, chunks: [large, next] });
      expect((await store.counts()).recordings).toBe(2);
      await store.dropChunks('s', 1);
      expect(await store.recording('s')).toEqual({ first: 1, chunks: [next] });
      await store.deleteSession('s');
      expect(await store.recording('s')).toBeNull();
      expect(await store.recording('other')).toEqual({ first: 0, chunks: [small] });
    });

    test('over a hole in a recording time does not jump: what is before it is left', async () => {
      await store.putChunk('s', 0, chunk(1));
      await store.putChunk('s', 2, chunk(2));
      expect(await store.recording('s')).toEqual({ first: 2, chunks: [chunk(2)] });
      await store.putChunk('s', 3, { ...chunk(1), layout: 'of another version' });
      expect(await store.recording('s')).toBeNull();
    });

    test('what was marked as true is kept, and goes with its session', async () => {
      const truth = {
        complete: ['weapon'],
        events: [{ type: 'weapon', raise: [1, 2], box: null, optional: false, note: '' }],
      } as const;
      await store.putSession(session('s'));
      await store.putTruth('s', truth);
      expect(await store.truth('s')).toEqual(truth);
      expect(await store.truth('other')).toBeNull();
      await store.deleteSession('s');
      expect(await store.truth('s')).toBeNull();
    });

    test('scenarios go by their names', async () => {
      await store.putScenario(emptyScenario('a'));
      await store.putScenario(emptyScenario('b'));
      await store.putScenario({ ...emptyScenario('a'), analysis: { rate: 3, warmUp: 0 } });
      expect((await store.scenarios()).map(({ name, analysis }) => [name, analysis.rate])).toEqual([
        ['a', 3],
        ['b', 10],
      ]);
      await store.deleteScenario('a');
      expect((await store.scenarios()).map(({ name }) => name)).toEqual(['b']);
    });

    test('settings are values, not references', async () => {
      const value = { list: [1] };
      await store.putSetting('k', value);
      value.list.push(2);
      expect(await store.setting('k')).toEqual({ list: [1] });
      expect(await store.setting('other')).toBeUndefined();
    });

    test('erasing tells what there was, and leaves nothing', async () => {
      await store.putSession(session('s'));
      await store.putAlert('s', alert('a'));
      await store.putAlert('s', alert('b'));
      await store.putSnapshot('s', 'a', picture('p'), null);
      await store.putScenario(emptyScenario('x'));
      await store.putSetting('k', 1);
      await store.putChunk('s', 0, chunk(1));
      await store.putTruth('s', { events: [], complete: [] });
      const before = { sessions: 1, alerts: 2, scenarios: 1, recordings: 1 };
      expect(await store.counts()).toMatchObject(before);
      expect(await store.eraseAll()).toMatchObject(before);
      expect(await store.counts()).toMatchObject({ sessions: 0, alerts: 0, scenarios: 0, recordings: 0 });
      expect(await store.recording('s')).toBeNull();
      expect(await store.truth('s')).toBeNull();
      expect(await store.alerts('s')).toEqual([]);
      expect(await store.setting('k')).toBeUndefined();
    });
  });
}
