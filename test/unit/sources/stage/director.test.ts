import { describe, expect, it } from 'vitest';
import type { EventId } from '../../../../src/core/scenario/scenario.ts';
import { lightAt, swayAt } from '../../../../src/sources/stage/atmosphere.ts';
import { followView, stageScenario, stageScenarioFor } from '../../../../src/sources/stage/demo-scenario.ts';
import { createLens } from '../../../../src/sources/stage/projection.ts';
import { ACTIONS } from '../../../../src/sources/stage/stage-director.ts';
import type { StageActionId } from '../../../../src/sources/stage/stage-director.ts';
import { StagePlay } from '../../../../src/sources/stage/stage-play.ts';
import { VIEWS } from '../../../../src/sources/stage/stage-set.ts';
import { scriptOf } from './run-script.ts';

const SIZE = { width: 768, height: 576 };

/** What is true half a minute after somebody asked for it, in a hall with a few people. */
function after(action: StageActionId, view = 'platform', seconds = 30): StagePlay {
  const lens = createLens(
    VIEWS.find(({ id }) => id === view)!,
    SIZE,
  );
  const play = new StagePlay({ ...scriptOf('quiet'), length: 60 }, 4, lens);
  play.moveTo(6);
  if (action === 'run') {
    play.direct('gather');
    play.moveTo(18);
  }
  expect(play.direct(action), action).toBe(true);
  play.moveTo(6 + seconds);
  return play;
}

const certain = (play: StagePlay): readonly EventId[] =>
  play.events.filter(({ optional }) => optional !== true).map(({ type }) => type);

describe('what the director stages', () => {
  it.each(ACTIONS.filter(({ event }) => event !== null).map(({ id, event }) => [id, event!] as const))(
    '%s: %s is true of it',
    (id, event) => {
      expect(after(id).events.map(({ type }) => type)).toContain(event);
    },
  );

  it.each(['wrong-way', 'trespass'] as const)('%s in every view that sees it', (id) => {
    const events = VIEWS.map((view) => certain(after(id, view.id)));
    expect(events.filter((types) => types.length > 0).length).toBeGreaterThanOrEqual(3);
  });

  it.each(
    ACTIONS.filter(({ decoy, id }) => decoy === true && id !== 'take-bag-back').map(
      ({ id }) => [id] as const,
    ),
  )('%s: nothing is true of it but what counts neither way', (id) => {
    const quiet = certain(after(id)).filter((type) => type !== 'crowd-density');
    expect(quiet).toEqual([]);
  });

  it('a fire goes on until it is put out, and can be lit again', () => {
    const play = after('fire', 'platform', 10);
    expect(play.scenery().props[0]!.heat).toBeGreaterThan(0.8);
    expect(play.possible()).not.toContain('fire');
    expect(play.direct('put-out')).toBe(true);
    play.moveTo(20);
    expect(play.scenery().props[0]!.heat).toBe(0);
    expect(play.possible()).toContain('fire');
  });

  it('a seek back brings the fire and the light back as they were', () => {
    const play = after('fire', 'platform', 4);
    play.direct('dim-light');
    play.moveTo(14);
    const { light, props } = play.scenery();
    play.moveTo(2);
    expect(play.scenery()).toMatchObject({ light: 1, props: [] });
    play.moveTo(14);
    expect(play.scenery().light).toBe(light);
    expect(play.scenery().props[0]!.heat).toBe(props[0]!.heat);
  });
});

describe('zones of the stage', () => {
  it('go along with the camera, unless somebody moved them', () => {
    const moved = followView(stageScenario, 'platform', 'hall')!;
    expect(moved.zones).toEqual(stageScenarioFor('hall').zones);
    expect(followView(moved, 'hall', 'platform')).toEqual(stageScenario);
    const [edge, ...others] = stageScenario.zones;
    const own = { ...stageScenario, zones: [{ ...edge!, points: edge!.points.slice(1) }, ...others] };
    expect(followView(own, 'platform', 'hall')!.zones[0]).toBe(own.zones[0]);
    expect(followView({ ...stageScenario, zones: [] }, 'platform', 'hall')).toBeNull();
    expect(followView(stageScenario, 'hall', 'hall')).toBeNull();
  });
});

describe('what befalls the picture', () => {
  it('light goes from level to level; a knock dies down, and may leave the camera turned', () => {
    const light = { from: 1, to: 0.4, at: 2, seconds: 1 };
    const knocks = [{ at: 3, swing: 0.02, stays: [0.05, 0] as const }];
    const all = { light, knocks };
    expect([1, 2, 2.5, 4].map((time) => lightAt(all, time))).toEqual([1, 1, 0.7, 0.4]);
    expect(swayAt(all, 2.9)).toEqual([0, 0]);
    expect(Math.abs(swayAt(all, 3.2)[1])).toBeGreaterThan(0.001);
    expect(swayAt(all, 8)[0]).toBeCloseTo(0.05, 6);
    expect(swayAt(all, 8)[1]).toBeCloseTo(0, 6);
  });

  it('boxes move with the camera as the picture does', () => {
    const lens = createLens(VIEWS[0]!, SIZE);
    const before = lens.see([0, 0, -1]);
    const right = lens.turned(0.02, 0).see([0, 0, -1]);
    const down = lens.turned(0, 0.02).see([0, 0, -1]);
    expect(right.x).toBeLessThan(before.x - 0.01);
    expect(Math.abs(right.y - before.y)).toBeLessThan(0.005);
    expect(down.y).toBeLessThan(before.y - 0.01);
    expect(lens.turned(0, 0)).toBe(lens);
  });
});
