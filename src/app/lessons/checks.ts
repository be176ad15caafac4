import { centre, iou } from '../../core/geometry/box.ts';
import { pointInPolygon, polygonArea } from '../../core/geometry/polygon.ts';
import type { Box } from '../../core/geometry/types.ts';
import type { EventId, Zone } from '../../core/scenario/scenario.ts';
import type { AppState, SessionAlert } from '../app-state.ts';

// What a learner did, by what the page knows: pure functions of its state. Boxes are shares of the picture.

/** A person in the truth counts as seen by whoever looks when this much of them is. */
const VISIBLE = 0.4;
/** A box is of somebody when it covers them about so much. */
const SAME = 0.3;
/** A detection that counts. */
const SURE = 0.3;
/** Smaller areas were drawn by mistake; share of the picture. */
const LEAST_AREA = 0.004;

export function isLooking({ phase }: AppState): boolean {
  return phase === 'running' || phase === 'ended';
}

/** People who are there and whom the picture shows. Only the stage knows. */
export function truePeople({ truth }: AppState): readonly Box[] {
  return (truth?.objects ?? [])
    .filter(({ label, visible }) => label === 'person' && visible >= VISIBLE)
    .map(({ box }) => box);
}

/** Boxes that the machine takes for people in the newest analysed picture. */
export function foundPeople({ result }: AppState): readonly Box[] {
  return (result?.detections ?? [])
    .filter(({ label, score }) => label === 'person' && score >= SURE)
    .map(({ box }) => box);
}

/** Somebody is there, and the machine has no box on them. */
export function isMissed(state: AppState): boolean {
  const found = foundPeople(state);
  return truePeople(state).some((person) => found.every((box) => iou(box, person) < SAME));
}

/** At least so many are there, and the machine counts another number. */
export function isMiscounted({ truth, result }: AppState, least: number): boolean {
  const there = (truth?.objects ?? []).filter(({ label }) => label === 'person').length;
  const counted = result?.output.people ?? 0;
  // Right after a jump nobody is followed yet: that is no count.
  return there >= least && counted >= least - 2 && counted !== there;
}

/** The chosen track is taken for a person, and nobody is there. */
export function isPhantom(state: AppState): boolean {
  const { selection, result, truth } = state;
  if (selection?.kind !== 'track' || !truth) return false;
  const track = result?.output.tracks.find(({ id }) => id === selection.id);
  const people = truth.objects.filter(({ label }) => label === 'person');
  return track?.label === 'person' && people.every(({ box }) => iou(box, track.box) < SAME);
}

/** Zones that were not there before. */
export function newZones(now: AppState, from: AppState, kind: Zone['kind']): readonly Zone[] {
  const before = new Set(from.scenario.zones.map(({ id }) => id));
  return now.scenario.zones.filter(
    (zone) =>
      zone.kind === kind &&
      !before.has(zone.id) &&
      (kind === 'line' || polygonArea(zone.points) > LEAST_AREA),
  );
}

export function masksOf({ scenario }: AppState): readonly Zone[] {
  return scenario.zones.filter(({ kind }) => kind === 'mask');
}

/**
 * A mask holds: it was analysed with for a while, nothing is found in it, and, where somebody knows, somebody stands
 * in it.
 */
export function maskHolds(now: AppState, from: AppState): boolean {
  const { result, truth } = now;
  if (!result || result.time < (from.result?.time ?? 0) + 1) return false;
  return masksOf(now).some(({ points }) => {
    const within = (box: Box): boolean => pointInPolygon(centre(box), points);
    const anybody = !truth || truePeople(now).some(within);
    return anybody && !result.detections.some(({ box, score }) => score >= SURE && within(box));
  });
}

export function alertsOf({ alerts }: AppState, event: EventId): readonly SessionAlert[] {
  return alerts.filter(({ alert }) => alert.event === event);
}

export function isJudged(state: AppState, event: EventId, least: number): boolean {
  const mine = alertsOf(state, event);
  return mine.length >= least && mine.every(({ verdict }) => verdict !== null);
}

/** An alert of that kind is chosen: its argument is on the screen. */
export function isReading(state: AppState, event: EventId): boolean {
  const { selection } = state;
  return selection?.kind === 'alert' && alertsOf(state, event).some(({ alert }) => alert.id === selection.id);
}

/** A number that the scenario gives to a rule of that kind. */
export function paramOf({ scenario }: AppState, event: EventId, name: string): number | null {
  const value = scenario.rules.find((rule) => rule.event === event)?.params[name];
  return typeof value === 'number' ? value : null;
}

/** A rule of that kind watches an area. */
export function watchesArea({ scenario }: AppState, event: EventId): boolean {
  return scenario.rules.some(
    (rule) =>
      rule.event === event && scenario.zones.some(({ id, kind }) => id === rule.zone && kind === 'area'),
  );
}

/** A change of the scenario was held against the recorded session and costs or brings an alert. */
export function changesAlerts({ whatIf }: AppState): boolean {
  const comparison = whatIf?.comparison;
  return Boolean(comparison && !whatIf.busy && comparison.lost.length + comparison.gained.length > 0);
}

/** A threshold of that name was tried over its whole range, against what really happened. */
export function isSwept({ sweep }: AppState, param: string): boolean {
  if (!sweep || sweep.running || sweep.by !== 'truth') return false;
  return sweep.param === param && sweep.points.length === sweep.values.length;
}
