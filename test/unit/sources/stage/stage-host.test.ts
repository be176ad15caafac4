import { describe, expect, it } from 'vitest';
import { StageHost } from '../../../../src/sources/stage/stage-host.ts';
import type { Painter } from '../../../../src/sources/stage/stage-host.ts';
import type { FromStage, OpenOptions } from '../../../../src/sources/stage/stage-protocol.ts';
import { scriptOf } from './run-script.ts';

const SIZE = { width: 64, height: 48 };

/** A stage whose clock is turned by hand, and which draws nothing. */
class HandStage {
  readonly said: FromStage[] = [];
  readonly host: StageHost;
  now = 0;
  drawn = 0;
  lost = false;
  /** What the card says of its last picture: null while it is busy. */
  cost: number | null = 1;
  #tick: () => void = () => undefined;

  constructor(options: Partial<OpenOptions> = {}) {
    const isLost = (): boolean => this.lost;
    const painter: Painter = {
      size: SIZE,
      setView: () => undefined,
      draw: () => void this.drawn++,
      finished: () => this.cost,
      picture: () => Promise.resolve({ close: () => undefined } as ImageBitmap),
      get lost() {
        return isLost();
      },
    };
    this.host = new StageHost({
      post: (message) => void this.said.push(message),
      createPainter: () => painter,
      schedule: (tick) => (this.#tick = tick),
      now: () => this.now,
    });
    this.host.receive({
      type: 'open',
      canvas: {} as OffscreenCanvas,
      options: {
        script: scriptOf('quiet'),
        seed: 1,
        view: 'platform',
        pacing: 'live',
        rate: 10,
        size: null,
        ...options,
      },
    });
  }

  /** Lets the clock run, looking at it 60 times a second. */
  async run(seconds: number): Promise<void> {
    for (let n = 0; n < seconds * 60; n++) {
      this.now += 1000 / 60;
      this.#tick();
      await Promise.resolve();
    }
  }

  all<Type extends FromStage['type']>(type: Type): Extract<FromStage, { readonly type: Type }>[] {
    return this.said.filter((one): one is Extract<FromStage, { readonly type: Type }> => one.type === type);
  }

  /** Asks for a frame; its time, or null at the end, or undefined when none comes in time. */
  async next(seconds = 1): Promise<number | null | undefined> {
    const seq = this.said.length + 1;
    this.host.receive({ type: 'next', seq });
    await this.run(seconds);
    const frame = this.all('frame').find((one) => one.seq === seq);
    if (frame) return frame.time;
    return this.all('end').some((one) => one.seq === seq) ? null : undefined;
  }
}

describe('host, exact', () => {
  const options = { pacing: 'exact', script: { ...scriptOf('quiet'), length: 1 }, rate: 8 } as const;

  it('gives the frames at k / rate, whatever the clock says, then the end', async () => {
    const stage = new HandStage(options);
    const times: (number | null | undefined)[] = [];
    for (let n = 0; n < 10; n++) times.push(await stage.next(n % 3 ? 0.1 : 2));
    expect(times).toEqual([0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, null, null]);
  });

  it('gives nothing that was not asked for', async () => {
    const stage = new HandStage(options);
    await stage.run(3);
    expect(stage.all('frame')).toEqual([]);
    expect(stage.drawn).toBe(1);
  });

  it('waits for a slow card', async () => {
    const stage = new HandStage(options);
    stage.cost = null;
    expect(await stage.next(5)).toBeUndefined();
    stage.cost = 400;
    await stage.run(0.1);
    expect(stage.all('frame')).toHaveLength(1);
  });
});

describe('host, live', () => {
  it('opens paused with its first picture, and plays when it is told', async () => {
    const stage = new HandStage();
    expect(await stage.next()).toBe(0);
    expect(await stage.next()).toBeUndefined();
    stage.host.receive({ type: 'play' });
    await stage.run(1);
    expect(stage.all('frame')).toHaveLength(2);
    expect(stage.all('frame')[1]!.time).toBeCloseTo(0.1, 1);
  });

  it('draws the view up to thirty times a second, and not while paused', async () => {
    const stage = new HandStage();
    stage.host.receive({ type: 'play' });
    await stage.run(4);
    expect(stage.drawn).toBeGreaterThan(100);
    expect(stage.drawn).toBeLessThan(130);
    stage.host.receive({ type: 'pause' });
    await stage.run(0.1);
    const { drawn } = stage;
    await stage.run(2);
    expect(stage.drawn).toBe(drawn);
  });

  it('leaves out and counts what nobody took in time', async () => {
    const stage = new HandStage();
    stage.host.receive({ type: 'play' });
    await stage.next(0.1);
    await stage.run(2);
    await stage.next(0.1);
    await stage.run(0.2);
    expect(stage.all('state').at(-1)?.state.dropped).toBeGreaterThan(15);
  });

  it('a move is told when it is drawn; its frame is of there and of the new take', async () => {
    const stage = new HandStage();
    await stage.next();
    stage.host.receive({ type: 'seek', take: 1, time: 12 });
    await stage.run(0.1);
    expect(stage.all('sought')).toEqual([{ type: 'sought', take: 1 }]);
    expect(await stage.next()).toBe(12);
    expect(stage.all('frame').at(-1)?.take).toBe(1);
  });

  it('ends with its script unless it has an encore', async () => {
    const short = { ...scriptOf('quiet'), length: 2 };
    const stage = new HandStage({ script: short });
    stage.host.receive({ type: 'play' });
    await stage.next(3);
    expect(await stage.next()).toBe(2);
    expect(await stage.next()).toBeNull();
    expect(stage.all('state').at(-1)?.state).toMatchObject({ ended: true, playing: false });
    const endless = new HandStage({ script: { ...short, encore: true } });
    endless.host.receive({ type: 'play' });
    await endless.run(5);
    expect(await endless.next()).toBeGreaterThan(4);
  });

  it('stands still while the graphics card is away, and goes on when it is back', async () => {
    const stage = new HandStage();
    stage.host.receive({ type: 'play' });
    await stage.run(1);
    stage.lost = true;
    const before = stage.all('state').at(-1)!.state.time;
    await stage.run(5);
    stage.lost = false;
    await stage.run(0.5);
    expect(stage.all('failed')).toEqual([]);
    const passed = stage.all('state').at(-1)!.state.time - before;
    expect(passed).toBeLessThan(1);
    expect(passed).toBeGreaterThan(0.2);
  });

  it('fails with a code when the card does not come back', async () => {
    const stage = new HandStage();
    stage.lost = true;
    await stage.run(12);
    expect(stage.all('failed')).toMatchObject([{ error: { code: 'graphics-lost' } }]);
  });

  it('tells what the director can do, and does it', async () => {
    const stage = new HandStage();
    const { possible } = stage.all('state')[0]!.state;
    expect(possible).toContain('leave-case');
    expect(possible).not.toContain('disperse');
    stage.host.receive({ type: 'trigger', action: 'gather' });
    expect(stage.all('state').at(-1)?.state.possible).toContain('disperse');
  });

  it('says why it could not open', () => {
    const said: FromStage[] = [];
    const host = new StageHost({
      post: (message) => void said.push(message),
      createPainter: () => {
        throw new Error('no card');
      },
      schedule: () => undefined,
      now: () => 0,
    });
    const canvas = {} as OffscreenCanvas;
    const script = scriptOf('quiet');
    const options = { script, seed: 1, view: 'hall', pacing: 'live', rate: 5, size: null } as const;
    host.receive({ type: 'open', canvas, options });
    expect(said).toEqual([{ type: 'failed', error: { code: 'unexpected', details: { reason: 'no card' } } }]);
  });
});
