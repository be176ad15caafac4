import { describe, expect, it } from 'vitest';
import { isReadable, Recording } from '../../../../src/core/recording/recording.ts';
import { replay, runAll } from '../../../../src/core/recording/replay.ts';
import type { Alert } from '../../../../src/core/rules/alert.ts';
import { createPipeline } from '../../../../src/core/pipeline.ts';
import { figuresOf } from '../../../../src/ui/rule-figures.ts';
import { argue } from '../../../../src/core/messages/messages.ts';
import {
  applause,
  blow,
  during,
  footsteps,
  horn,
  lorry,
  mixed,
  music,
  pink,
  rain,
  shot,
  shout,
  sine,
  siren,
  slam,
  smokeAlarm,
  talk,
  twoTone,
  white,
  wind,
  type Sound,
} from '../../../fixtures/sounds.ts';
import { AT, hearIn, kindsOf, measure, PICTURE, run, soundScenario } from './listen.ts';

/** A street with -45 dBFS, a quiet room, a loud hall: louder by 15 dB means something else in each. */
const STREET = pink(-45);
const ROOM = pink(-62, 31);
const HALL = mixed(pink(-34, 32), talk(-40, 150, 40, 33));

/** What the rule must call by its name. */
const HAPPENS: readonly (readonly [name: string, sound: Sound, kind: string, seconds: number])[] = [
  ['a blow', blow(-12, 0.4), 'impact', 1],
  ['a blow that is barely loud enough', blow(-22, 0.4), 'impact', 1],
  ['a shot between houses', shot(-6), 'impact', 2],
  ['a door that slams', slam(-14), 'impact', 1],
  ['a man who shouts', shout(-20, 300, 0.8), 'shout', 1],
  ['a woman who shouts', shout(-20, 430, 0.6), 'shout', 1],
  ['a scream', shout(-18, 650, 1.2), 'shout', 2],
  ['three beeps of a smoke alarm', smokeAlarm(-25), 'tone', 3],
  ['a low smoke alarm', smokeAlarm(-25, 520), 'tone', 8],
  ['a tone that stands', sine(-25, 1000), 'tone', 3],
  ['a siren that slides', siren(-22), 'tone', 5],
  ['a horn of two tones', twoTone(-24), 'tone', 6],
];

/** What it must say nothing of. */
const SEEMS: readonly (readonly [name: string, sound: Sound, seconds: number])[] = [
  ['nothing but the street', () => () => 0, 20],
  ['a lorry that passes', lorry(-22), 10],
  ['rain that sets in', rain(-28), 15],
  ['applause', applause(-22, 6), 6],
  ['a man who talks near by', talk(-26, 115, 10), 10],
  ['a woman who talks near by', talk(-26, 205, 10), 10],
  ['gusts of wind', wind(-20), 15],
  ['footsteps', footsteps(-30, 6), 6],
  ['a beep', during(0, 0.3, sine(-25, 2000)), 2],
  ['a blow that is not loud enough', blow(-38, 0.4), 2],
  ['noise that is switched on and stays', white(-28), 15],
];

describe('a sound in a street that is known', () => {
  it.each(HAPPENS)('hears %s', (_, sound, kind, seconds) => {
    const { alerts } = hearIn(STREET, sound, seconds);
    expect(kindsOf(alerts)).toEqual([kind]);
    expect(alerts[0]!.raisedAt).toBeGreaterThan(AT);
    expect(alerts[0]!.raisedAt).toBeLessThan(AT + seconds + 0.7);
    expect(alerts[0]!.level).toBe('attention');
  });

  it.each(SEEMS)('says nothing of %s', (_, sound, seconds) => {
    expect(kindsOf(hearIn(STREET, sound, seconds).alerts)).toEqual([]);
  });

  it('says nothing of music that plays all the time', () => {
    const state = createPipeline(soundScenario());
    expect(kindsOf(run(state, measure(mixed(STREET, music(-28, 40)), 40)).alerts)).toEqual([]);
  });

  it('takes a car’s horn for an alarm, and says so on its card', () => {
    expect(kindsOf(hearIn(STREET, horn(-22), 2).alerts)).toEqual(['tone']);
  });
});

it('is what the card says that was measured', () => {
  const { events, found, falseAlerts, synthesised } = figuresOf('abnormal-sound');
  // Music and the horn are decoys too; of the horn it is wrong.
  const decoys = SEEMS.length + 2;
  expect({ events, found, falseAlerts, synthesised }).toEqual({
    events: HAPPENS.length,
    found: HAPPENS.length,
    falseAlerts: 1,
    synthesised: { decoys },
  });
});

describe('the same sound elsewhere', () => {
  it('is heard against the place: a quiet blow in a room, not in a hall full of people', () => {
    const quiet = blow(-36, 0.4);
    expect(kindsOf(hearIn(ROOM, quiet, 1).alerts)).toEqual(['impact']);
    expect(kindsOf(hearIn(HALL, quiet, 1).alerts)).toEqual([]);
    expect(kindsOf(hearIn(HALL, smokeAlarm(-12), 8).alerts)).toEqual(['tone']);
  });

  it('obeys the rule: its threshold, its kinds, its time', () => {
    expect(kindsOf(hearIn(STREET, blow(-22, 0.4), 1, { aboveUsual: 40 }).alerts)).toEqual([]);
    expect(kindsOf(hearIn(STREET, blow(-12, 0.4), 1, { impacts: false }).alerts)).toEqual([]);
    expect(kindsOf(hearIn(STREET, shout(-20, 300, 0.8), 1, { shouts: false }).alerts)).toEqual([]);
    expect(kindsOf(hearIn(STREET, sine(-25, 1000), 3, { tones: false }).alerts)).toEqual([]);
    expect(kindsOf(hearIn(STREET, sine(-25, 1000), 3, { toneFor: 5 }).alerts)).toEqual([]);
  });

  it('is argued for with numbers', () => {
    const [alert] = hearIn(STREET, sine(-25, 1000), 3).alerts;
    const lines = alert!.because.map((because) => argue('en', because));
    expect(lines).toContain('sounds like an alarm tone');
    expect(lines).toContain('at 1,000\u00a0Hz');
    expect(lines.join()).toMatch(/1[89]|2\d\u00a0dB louder than usual here \(limit 15\u00a0dB\)/);
    expect(lines.join()).toMatch(/a tone for 1\.[56]\u00a0s \(limit 1\.5\u00a0s\)/);
  });

  it.each([
    ['impact', blow(-12, 0.4), 1],
    ['shout', shout(-20, 300, 0.8), 1],
    ['tone', smokeAlarm(-25), 3],
  ])('is an %s however slowly the pictures come', (kind, sound, seconds) => {
    const steps = measure(mixed(STREET, during(24, 24 + seconds, sound)), 30);
    const slow = steps.flatMap((_, i) =>
      i % 9 === 8 ? [[steps[i]![0], steps.slice(i - 8, i + 1).flatMap(([, frames]) => frames)] as const] : [],
    );
    expect(kindsOf(run(createPipeline(soundScenario()), slow).alerts)).toEqual([kind]);
  });

  it('raises nothing before it knows the place', () => {
    const state = createPipeline(soundScenario());
    const bang = mixed(STREET, during(10, 11, blow(-12, 0.4)), during(13, 17, siren(-20)));
    expect(kindsOf(run(state, measure(bang, 18)).alerts)).toEqual([]);
  });

  it('takes what stays for usual after a minute, and clears', () => {
    const { evidence, alerts } = hearIn(STREET, sine(-25, 1000), 110);
    expect(kindsOf(alerts)).toEqual(['tone']);
    expect(evidence.at(-60)!.usual).toBeGreaterThan(-30);
  });
});

describe('a recording', () => {
  const state = createPipeline(soundScenario());
  const recording = new Recording();
  const street = mixed(STREET, during(22, 23, blow(-12, 0.4)), during(26, 29, sine(-25, 1000)));
  const { alerts } = run(state, measure(street, 34), (output) => recording.append(output, PICTURE, [], []));

  it('is replayed to the same alerts, and to others with another threshold', () => {
    const [first, ...more] = recording.pack();
    const again = Recording.unpack([structuredClone(first!), ...more]);
    const replayed = (params = {}): Alert[] => runAll(replay(again, soundScenario(params)));
    expect(kindsOf(alerts)).toEqual(['impact', 'tone']);
    expect(replayed().map(({ clearedAt: _, ...rest }) => rest)).toEqual(
      alerts.map(({ clearedAt: _, ...rest }) => rest),
    );
    expect(kindsOf(replayed({ aboveUsual: 28 }))).toEqual(['impact']);
    expect(replayed({ aboveUsual: 60 })).toEqual([]);
  });

  it('keeps a few numbers a step, from before it had them it is read as ever, and damage is not half read', () => {
    const [chunk] = recording.pack();
    const { sound, ...older } = chunk!;
    expect(sound!.length / chunk!.tables.frames.length).toBeLessThan(3);
    expect(isReadable(chunk!)).toBe(true);
    expect(isReadable(older)).toBe(true);
    expect(runAll(replay(Recording.unpack([older]), soundScenario()))).toEqual([]);
    expect(isReadable({ ...chunk!, sound: sound!.slice(1) })).toBe(false);
    const torn = sound!.slice();
    torn[0] = 1e9;
    expect(isReadable({ ...chunk!, sound: torn })).toBe(false);
  });
});
