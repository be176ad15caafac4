import { describe, expect, it } from 'vitest';
import { possibleActions } from '../../../../src/sources/stage/directing.ts';
import { createLens } from '../../../../src/sources/stage/projection.ts';
import type { Scenery } from '../../../../src/sources/stage/scenery.ts';
import { createSimulation } from '../../../../src/sources/stage/simulation.ts';
import { StagePlay } from '../../../../src/sources/stage/stage-play.ts';
import { ACTIONS } from '../../../../src/sources/stage/stage-director.ts';
import type { StageActionId } from '../../../../src/sources/stage/stage-director.ts';
import { VIEWS } from '../../../../src/sources/stage/stage-set.ts';
import { scriptOf } from './run-script.ts';

const LENS = createLens(VIEWS[0]!, { width: 768, height: 576 });

const fresh = (id = 'demo', seed = 3): StagePlay => new StagePlay(scriptOf(id), seed, LENS);

/** Places and looks, to a tenth of a millimetre, as one text. */
function told({ actors, objects }: Scenery): string {
  const rounded = (matrix: readonly number[]): number[] =>
    matrix.map((value) => Math.round(value * 1e4) / 1e4);
  return JSON.stringify({
    actors: actors.map(({ id, look, bones }) => [id, look, bones.map(rounded)]),
    objects: objects.map(({ id, kind, colour, holder, matrix }) => [
      id,
      kind,
      colour,
      holder,
      rounded(matrix),
    ]),
  });
}

describe('play', () => {
  it('a move back shows what was shown there, and the same again after it', () => {
    const play = fresh();
    const seen = new Map<number, string>();
    const events = new Map<number, unknown>();
    const times = [0, 0.4, 9.33, 19.99, 20, 20.02, 41.1, 66.6, 75, 119.5, 140];
    for (const time of times) {
      play.moveTo(time);
      seen.set(time, told(play.scenery()));
      events.set(time, play.events);
    }
    for (const time of [...times].reverse().concat([66.6, 9.33, 140])) {
      play.moveTo(time);
      expect(told(play.scenery()) === seen.get(time), `at ${time} s`).toBe(true);
      expect(play.events, `at ${time} s`).toEqual(events.get(time));
    }
  });

  it('what the director asked for comes again after a move back', () => {
    const play = fresh();
    const asked: readonly (readonly [number, StageActionId])[] = [
      [3, 'person-enters'],
      [8.2, 'leave-case'],
      [21, 'fall'],
      [33.3, 'gather'],
      [34, 'wrong-way'],
    ];
    for (const [time, action] of asked) {
      play.moveTo(time);
      play.direct(action);
    }
    play.moveTo(55);
    const end = told(play.scenery());
    for (const time of [0, 25, 33.4]) {
      play.moveTo(time);
      play.moveTo(55);
      expect(told(play.scenery()) === end, `after ${time} s`).toBe(true);
    }
  });

  it('a new wish after a move back makes another story of what follows', () => {
    const play = fresh();
    play.moveTo(20);
    play.direct('gather');
    play.moveTo(30);
    play.moveTo(10);
    play.direct('leave-case');
    play.moveTo(30);
    expect(play.possible()).toContain('gather');
  });

  it('between two steps everything is between', () => {
    const play = fresh('quiet');
    play.moveTo(5);
    const places = [0, 0.25, 0.5, 0.75, 1].map((share) => {
      play.moveTo(5 + share / 30);
      return play.scenery().actors[0]!.bones[0]![12]!;
    });
    const steps = places.slice(1).map((place, n) => place - places[n]!);
    for (const step of steps) expect(step).toBeCloseTo(steps[0]!, 6);
    expect(steps[0]).not.toBe(0);
  });

  it('starts again with another seed', () => {
    const play = fresh('quiet', 1);
    play.moveTo(5);
    const first = told(play.scenery());
    play.restart(2);
    expect(play.time).toBe(0);
    play.moveTo(5);
    expect(told(play.scenery()) === first).toBe(false);
    play.restart(1);
    play.moveTo(5);
    expect(told(play.scenery()) === first).toBe(true);
  });

  it('goes back through twenty minutes and more, with copies thinned out', () => {
    const play = fresh();
    play.moveTo(500);
    const middle = told(play.scenery());
    play.moveTo(1240);
    play.moveTo(60);
    play.moveTo(500);
    expect(told(play.scenery()) === middle).toBe(true);
  });
});

describe('director', () => {
  it('does what it says is possible, at any moment, and says no to the rest', () => {
    const script = scriptOf('demo');
    const simulation = createSimulation(script, 2);
    for (let time = 0.5; time < 120; time += 7.3) {
      while (simulation.world.time < time) simulation.step();
      const here = simulation.copy();
      for (const { id } of ACTIONS) {
        const other = createSimulation(script, 2, here);
        const possible = possibleActions(other.world).includes(id);
        expect(other.direct(id), `${id} at ${time} s`).toBe(possible);
        for (let n = 0; n < 60; n++) other.step();
      }
    }
  });

  it('each wish shows: a case left, somebody down and up again, a crowd and its end', () => {
    const play = fresh('quiet', 1);
    play.moveTo(2);
    expect(play.possible()).not.toContain('take-bag-back');
    play.direct('leave-case');
    play.moveTo(30);
    expect(play.scenery().objects.some(({ kind, holder }) => kind === 'suitcase' && holder === null)).toBe(
      true,
    );
    expect(play.direct('take-bag-back')).toBe(true);
    play.moveTo(50);
    expect(play.scenery().objects.some(({ holder }) => holder === null)).toBe(false);

    expect(play.possible()).not.toContain('get-up');
    for (let time = 50; !play.direct('fall'); time += 0.5) play.moveTo(time);
    const at = play.time;
    play.moveTo(at + 3);
    expect(play.direct('get-up')).toBe(true);

    expect(play.direct('gather')).toBe(true);
    play.moveTo(at + 25);
    expect(play.possible()).toContain('disperse');
    expect(play.possible()).not.toContain('gather');
    expect(play.direct('run')).toBe(true);
    play.moveTo(at + 45);
    expect(play.possible()).not.toContain('disperse');
  });
});
