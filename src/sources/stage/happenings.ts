import { foot } from '../../core/geometry/box.ts';
import { crossing, pointInPolygon } from '../../core/geometry/polygon.ts';
import type { Box, Point } from '../../core/geometry/types.ts';
import type { EventId, Rule, Scenario, Zone } from '../../core/scenario/scenario.ts';
import { param } from '../../core/rules/readings.ts';
import type { FrameTruth } from '../frame-source.ts';
import type { Actor } from './actor.ts';
import { isDown } from './actor.ts';
import { boxOf, frameTruth } from './frame-truth.ts';
import { isLuggage } from './luggage.ts';
import type { Lens } from './projection.ts';
import { flameFoot, flameSize, heatOf } from './props.ts';
import type { Mat4 } from './stage-math.ts';
import type { World } from './world.ts';

/** Something that goes on and is an event once it has gone on for a rule's time. */
export interface Happening {
  readonly type: EventId;
  readonly key: string;
  /** Whether it goes on, and whether the rule's time runs. */
  readonly on: boolean;
  readonly runs: boolean;
  /** The rule's time, and how long after it an alert is still right; seconds. */
  readonly seconds: number;
  readonly late: number;
  /** How long after its end an alert is still right: what is over in a moment is told late. */
  readonly grace: number;
  /** An alert is right from when it began, or only about when the rule's time is up. */
  readonly fromStart: boolean;
  readonly box: () => Box | null;
  readonly optional?: string | undefined;
}

/** Farther than this the owner has left a thing, metres. */
const LEFT = 1.5;
/** Of a person, for counting them, and for an event to be about them. */
const SEEN = 0.4;
/** From here on somebody who goes down is on the ground, 0..1. */
const GROUND = 0.8;
/** Metres a second from which somebody runs, and below which they have no direction. */
const RUNS = 2;
const WALKS = 0.5;
/** Degrees off the allowed direction from which it is the wrong way. */
const WRONG_FROM = 120;

/** What the happenings are reckoned from: the world as one camera sees it. */
interface Sight {
  readonly world: World;
  readonly lens: Lens;
  readonly people: FrameTruth['objects'];
  readonly scenario: Scenario;
}

/** All that goes on now that one of the scenario's rules watches for. */
export function happeningsOf(world: World, lens: Lens, scenario: Scenario): readonly Happening[] {
  const { objects } = frameTruth(world, lens);
  const people = objects.filter(({ label, visible }) => label === 'person' && visible >= SEEN);
  const sight: Sight = { world, lens, people, scenario };
  return scenario.rules.flatMap((rule) => {
    const zone = scenario.zones.find(({ id }) => id === rule.zone) ?? null;
    return rule.params['lyingAllowed'] === true ? [] : FINDERS[rule.event](sight, rule, zone);
  });
}

type Finder = (sight: Sight, rule: Rule, zone: Zone | null) => Happening[];

const FINDERS: Readonly<Record<EventId, Finder>> = {
  'abandoned-object': leftThings,
  'person-down': peopleDown,
  'crowd-density': crowds,
  'wrong-way': contraries,
  'forbidden-zone': trespassers,
  'crowd-surge': surges,
  'fire-start': fires,
  weapon: weapons,
  // The stage has no sound.
  'abnormal-sound': () => [],
};

const USUAL = { late: 8, grace: 0, fromStart: false } as const;

function inZone(zone: Zone | null, box: Box | null): boolean {
  return zone === null || (box !== null && pointInPolygon(foot(box), zone.points));
}

/** Things whose owner is not beside them. Strangers who pass do not attend a thing. */
function leftThings({ world, lens }: Sight, rule: Rule, zone: Zone | null): Happening[] {
  return world.objects.map(({ id, holder, rest, owner, kind }) => {
    const away = (actor: Actor): boolean => farFrom(actor, rest[12]!, rest[14]!) > LEFT;
    const there = world.actors.find((actor) => actor.id === owner);
    const left = holder === null && (there === undefined || away(there));
    const box = left ? boxOf(world, id, lens) : null;
    return {
      ...USUAL,
      type: 'abandoned-object',
      key: `object:${id}`,
      on: left,
      runs: left && box !== null && inZone(zone, box),
      seconds: param(rule, 'unattendedFor'),
      box: () => boxOf(world, id, lens),
      optional: isLuggage(kind) ? undefined : 'not luggage',
    };
  });
}

/** Metres along the floor from the nearest of somebody's feet, hips and head: who lies is long. */
function farFrom({ x, z, bones }: Actor, toX: number, toZ: number): number {
  const [hips, , head] = bones as readonly [Mat4, Mat4, Mat4];
  const places = [[x, z], ...[hips, head].map((bone) => [bone[12]!, bone[14]!])];
  return Math.min(...places.map(([px, pz]) => Math.hypot(px! - toX, pz! - toZ)));
}

function peopleDown({ world, lens, scenario }: Sight, rule: Rule, zone: Zone | null): Happening[] {
  return world.actors.filter(isDown).map((actor) => {
    const { amount, rising, meant } = actor.overlay!;
    const hips = lens.see([actor.bones[0]![12]!, actor.bones[0]![13]!, actor.bones[0]![14]!]);
    const place: Point = [hips.x, hips.y];
    const allowed = bedsOf(scenario).some((bed) => pointInPolygon(place, bed.points));
    const here = zone === null || pointInPolygon(place, zone.points);
    const box = boxOf(world, actor.id, lens);
    return {
      ...USUAL,
      type: 'person-down',
      key: `person:${actor.id}${meant ? ':meant' : ''}`,
      on: (!rising || amount > GROUND) && !allowed,
      runs: amount > GROUND && box !== null && here,
      seconds: param(rule, 'onGroundFor'),
      fromStart: true,
      box: () => boxOf(world, actor.id, lens),
      optional: meant ? 'lies down on purpose, no fall' : undefined,
    };
  });
}

/** Zones in which lying is allowed. */
function bedsOf({ rules, zones }: Scenario): readonly Zone[] {
  return rules.flatMap(({ event, params, zone }) => {
    const bed = event === 'person-down' && params['lyingAllowed'] === true;
    return bed ? zones.filter(({ id }) => id === zone) : [];
  });
}

function crowds({ people }: Sight, rule: Rule, zone: Zone | null): Happening[] {
  const here = people.filter(({ box }) => inZone(zone, box));
  const crowded = here.length >= param(rule, 'maxPeople');
  return [
    {
      ...USUAL,
      type: 'crowd-density',
      key: `crowd:${rule.id}`,
      on: crowded,
      runs: crowded,
      seconds: param(rule, 'holdFor'),
      box: () => around(here.map(({ box }) => box)),
    },
  ];
}

/** Where somebody is in the picture and where they are so many seconds on, at this pace. */
function way({ lens }: Sight, actor: Actor, seconds: number): readonly [from: Point, to: Point] {
  const ahead = actor.speed * seconds;
  const [x, z] = [actor.x + Math.sin(actor.heading) * ahead, actor.z + Math.cos(actor.heading) * ahead];
  const [from, to] = [lens.see([actor.x, 0, actor.z]), lens.see([x, 0, z])];
  return [
    [from.x, from.y],
    [to.x, to.y],
  ];
}

function seen({ people, world }: Sight): readonly Actor[] {
  return world.actors.filter(({ id }) => people.some((one) => one.id === id));
}

function contraries(sight: Sight, rule: Rule, zone: Zone | null): Happening[] {
  const direction = zone?.direction;
  if (!direction) return [];
  const [sx, sy] = sight.lens.scale(1);
  const aspect = sy / sx;
  return seen(sight).map((actor) => {
    const [from, to] = way(sight, actor, 0.4);
    const [dx, dy] = [(to[0] - from[0]) * aspect, to[1] - from[1]];
    const along = (dx * direction[0] + dy * direction[1]) / (Math.hypot(dx, dy) * Math.hypot(...direction));
    const wrong = actor.speed > WALKS && along <= Math.cos((WRONG_FROM * Math.PI) / 180);
    const on = wrong && pointInPolygon(from, zone.points);
    return {
      ...USUAL,
      type: 'wrong-way',
      key: `way:${rule.id}:${actor.id}`,
      on,
      runs: on,
      seconds: param(rule, 'holdFor'),
      grace: 2.5,
      fromStart: true,
      box: () => null,
      optional: actor.role === 'contrary' ? undefined : 'turns about, does not come in by the way out',
    };
  });
}

function trespassers(sight: Sight, rule: Rule, zone: Zone | null): Happening[] {
  return seen(sight).map((actor) => {
    const [before, now] = way(sight, actor, -0.2).toReversed() as [Point, Point];
    const line = zone?.kind === 'line';
    const on = line ? oversteps(before, now, zone) : zone === null || pointInPolygon(now, zone.points);
    return {
      ...USUAL,
      type: 'forbidden-zone',
      key: `zone:${rule.id}:${actor.id}`,
      on,
      runs: on,
      seconds: line ? 0 : param(rule, 'holdFor'),
      late: 5,
      grace: line ? 5 : 2,
      fromStart: true,
      box: () => null,
    };
  });
}

function oversteps(before: Point, now: Point, { points, direction }: Zone): boolean {
  if (crossing(before, now, points) === 0) return false;
  if (!direction) return true;
  return (now[0] - before[0]) * direction[0] + (now[1] - before[1]) * direction[1] < 0;
}

/** Several who run, of those who are there. */
function surges(sight: Sight, rule: Rule, zone: Zone | null): Happening[] {
  const here = seen(sight).filter(({ id }) => {
    const box = sight.people.find((one) => one.id === id)!.box;
    return inZone(zone, box);
  });
  const running = here.filter(({ speed }) => speed >= RUNS).length;
  const on = running >= 3 && running >= here.length / 2;
  return [
    {
      ...USUAL,
      type: 'crowd-surge',
      key: `surge:${rule.id}`,
      on,
      runs: on,
      seconds: 0.2,
      late: 6,
      grace: 4,
      fromStart: true,
      box: () => null,
    },
  ];
}

function fires({ world, lens }: Sight, rule: Rule, zone: Zone | null): Happening[] {
  return world.props
    .filter(({ kind }) => kind === 'bin')
    .map((prop) => {
      const [x, y, z] = flameFoot(prop);
      const [high, half] = flameSize(1);
      const corners = [-half, half].flatMap((dx) => [y, y + high].map((h) => lens.see([x + dx, h, z])));
      const xs = corners.map((corner) => corner.x);
      const ys = corners.map((corner) => corner.y);
      const [left, top] = [Math.min(...xs), Math.min(...ys)];
      const box: Box = [left, top, Math.max(...xs) - left, Math.max(...ys) - top];
      const on = heatOf(prop, world.time) > 0.1;
      return {
        ...USUAL,
        type: 'fire-start',
        key: `fire:${prop.id}`,
        on,
        runs: on && inZone(zone, box),
        seconds: param(rule, 'holdFor'),
        late: 15,
        grace: 1,
        fromStart: true,
        box: () => box,
      };
    });
}

function weapons(sight: Sight, rule: Rule, zone: Zone | null): Happening[] {
  return seen(sight)
    .filter(({ holding }) => holding?.kind === 'knife')
    .map((actor) => {
      const box = sight.people.find(({ id }) => id === actor.id)!.box;
      return {
        ...USUAL,
        type: 'weapon',
        key: `weapon:${actor.id}`,
        on: true,
        runs: inZone(zone, box),
        seconds: param(rule, 'holdFor'),
        late: 20,
        grace: 2,
        fromStart: true,
        box: () => boxOf(sight.world, actor.id, sight.lens),
        // None of the networks knows a knife that is drawn: it shows what the rule looks at, and is no measure.
        optional: 'a drawn knife, which the networks do not know',
      };
    });
}

function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box[0]));
  const top = Math.min(...boxes.map((box) => box[1]));
  const right = Math.max(...boxes.map((box) => box[0] + box[2]));
  const bottom = Math.max(...boxes.map((box) => box[1] + box[3]));
  return [left, top, right - left, bottom - top];
}
