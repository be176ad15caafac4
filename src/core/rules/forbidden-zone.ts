import { foot } from '../geometry/box.ts';
import { crossing, distanceToLine, distanceToOutline, pointInPolygon } from '../geometry/polygon.ts';
import type { Box, Point } from '../geometry/types.ts';
import type { Zone } from '../scenario/scenario.ts';
import type { Track } from '../tracking/track.ts';
import { param, reading, truth } from './readings.ts';
import type { Finding, RuleContext, RuleModule } from './rule-module.ts';
import { aspectOf } from './scale.ts';

export const FORBIDDEN = {
  /** Least median score of whoever is in the zone. */
  score: 0.35,
  /** Someone first seen inside must have been there this long: no entry was seen. Seconds. */
  bornInside: 1.5,
  /** Feet must enter and leave the zone by this share of the body's height. */
  enterBy: 0.04,
  leaveBy: 0.05,
  /** A line counts as crossed once the feet are this share of the body's height past it. */
  lineBand: 0.06,
  /** A crossing is told for this long. Seconds. */
  tellFor: 2,
  clearAfter: 1,
} as const;

interface Visitor {
  readonly id: number;
  inside: boolean;
  /** Was seen outside before it came in. */
  entered: boolean;
  /** Last place clear of the line. */
  anchor: Point | null;
  crossedAt: number;
}

export interface ForbiddenState {
  visitors: Visitor[];
}

/**
 * Someone inside a forbidden area, or over a line: by the feet, with a band in which nothing changes. A line
 * with a direction may be crossed along it, and not against it.
 */
export const forbiddenZone: RuleModule<ForbiddenState> = {
  event: 'forbidden-zone',
  init: () => ({ visitors: [] }),
  evaluate(state, rule, context) {
    const people = context.tracks.filter((track) => track.label === 'person');
    const present = new Set(people.map((track) => track.id));
    state.visitors = state.visitors.filter((visitor) => present.has(visitor.id));
    const holdFor = param(rule, 'holdFor');
    const findings = people.map((track) => {
      const visitor = visitorOf(state, track);
      return context.zone?.kind === 'line'
        ? overLine(visitor, track, context.zone, context)
        : inArea(visitor, track, context, holdFor);
    });
    return { findings, looks: [] };
  },
};

function visitorOf(state: ForbiddenState, track: Track): Visitor {
  const known = state.visitors.find((visitor) => visitor.id === track.id);
  if (known) return known;
  const fresh: Visitor = { id: track.id, inside: false, entered: false, anchor: null, crossedAt: -1e9 };
  state.visitors.push(fresh);
  return fresh;
}

function inArea(visitor: Visitor, track: Track, context: RuleContext, holdFor: number): Finding {
  const { zone, time } = context;
  // A prediction shows nobody inside who was not seen there.
  if (track.state === 'confirmed') {
    const inside = zone === null || isInside(zone, track, visitor.inside, aspectOf(context.picture));
    if (!inside) visitor.entered = true;
    visitor.inside = inside;
  }
  const proven = visitor.entered || time - track.firstSeen >= Math.min(FORBIDDEN.bornInside, 1 + holdFor);
  return {
    subject: `track:${track.id}`,
    trackIds: [track.id],
    box: track.box,
    readings: [
      truth('in-zone', zone?.name ?? '', visitor.inside),
      reading('object-score', track.score, FORBIDDEN.score),
    ],
    // A lost track is a guess: it keeps an alert up for a moment, but raises none.
    holds: visitor.inside && track.state === 'confirmed' && track.score >= FORBIDDEN.score && proven,
    holdFor,
    clearAfter: FORBIDDEN.clearAfter,
    level: 'alarm',
  };
}

function isInside(zone: Zone, track: Track, was: boolean, aspect: number): boolean {
  const place = foot(track.box);
  const depth = distanceToOutline(place, zone.points, aspect) / track.box[3];
  return pointInPolygon(place, zone.points)
    ? was || depth >= FORBIDDEN.enterBy || isAtEdge(track.box)
    : was && depth < FORBIDDEN.leaveBy;
}

/** Feet that the picture's edge cuts off may be anywhere beyond it. */
function isAtEdge(box: Box): boolean {
  return box[1] + box[3] > 0.99;
}

function overLine(visitor: Visitor, track: Track, zone: Zone, context: RuleContext): Finding {
  const { time, picture } = context;
  const place = foot(track.box);
  const aspect = aspectOf(picture);
  const clear = distanceToLine(place, zone.points, aspect) >= FORBIDDEN.lineBand * track.box[3];
  if (track.state === 'confirmed' && clear) {
    if (visitor.anchor && crosses(visitor.anchor, place, zone, aspect)) visitor.crossedAt = time;
    visitor.anchor = place;
  }
  const told = time - visitor.crossedAt <= FORBIDDEN.tellFor;
  return {
    subject: `track:${track.id}`,
    trackIds: [track.id],
    box: track.box,
    readings: [
      truth('crossed-line', zone.name, told, told ? visitor.crossedAt : null),
      reading('object-score', track.score, FORBIDDEN.score),
    ],
    holds: told && track.score >= FORBIDDEN.score,
    holdFor: 0,
    clearAfter: FORBIDDEN.clearAfter,
    level: 'alarm',
  };
}

function crosses(from: Point, to: Point, zone: Zone, aspect: number): boolean {
  if (crossing(from, to, zone.points) === 0) return false;
  if (!zone.direction) return true;
  return (to[0] - from[0]) * aspect * zone.direction[0] + (to[1] - from[1]) * zone.direction[1] < 0;
}
