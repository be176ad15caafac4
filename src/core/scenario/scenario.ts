import type { Box, Point } from '../geometry/types.ts';

/** The eight kinds of alert of the French decree 2023-828, by their ids. Order is display order. */
export const LEGAL_EVENTS = [
  'abandoned-object',
  'person-down',
  'crowd-density',
  'wrong-way',
  'forbidden-zone',
  'crowd-surge',
  'fire-start',
  'weapon',
] as const;

/**
 * Every kind of alert: those eight, and one that the decree does not know. It is about pictures; sound is here because
 * cities bought sensors for it.
 */
export const EVENTS = [...LEGAL_EVENTS, 'abnormal-sound'] as const;

export type EventId = (typeof EVENTS)[number];
export type ZoneKind = 'area' | 'line' | 'mask';
export const DETECTORS = ['coco-ssd', 'nanodet', 'centernet'] as const;
export type DetectorId = (typeof DETECTORS)[number];
export const BACKENDS = ['webgpu', 'webgl', 'wasm'] as const;
export type BackendId = (typeof BACKENDS)[number];

export interface Zone {
  readonly id: string;
  readonly name: string;
  readonly kind: ZoneKind;
  /** `area`, `mask`: 3 or more vertices of a simple polygon; `line`: 2 or more. */
  readonly points: readonly Point[];
  /** The allowed direction in picture axes (x right, y down); any length but 0. */
  readonly direction?: readonly [number, number];
}

export interface Rule {
  readonly id: string;
  readonly event: EventId;
  /** Id of an `area` or `line` zone; null means the whole picture. */
  readonly zone: string | null;
  /** Only those that differ from the defaults need be there. See `rules/params.ts`. */
  readonly params: Readonly<Record<string, number | boolean>>;
}

/** Four image points and where they lie on the ground, in metres. */
export interface Calibration {
  readonly image: readonly [Point, Point, Point, Point];
  readonly ground: readonly [Point, Point, Point, Point];
}

export interface Analysis {
  /** Network rate in Hz, 0.5 to 60. */
  readonly rate: number;
  /** Seconds at the start in which no pixel rule raises, 0 to 600. */
  readonly warmUp: number;
  readonly detector?: DetectorId;
  readonly backend?: BackendId;
  /** Whether NanoDet looks for people who are small in the picture beside another detector; true unless said. */
  readonly farSight?: boolean;
}

/**
 * From when until when rules may run, both ends included: dates and times of the place, `2026-11-26T08:30`, in its
 * own time; `to` is the last moment.
 */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/**
 * What a lawful use has to say of itself before its first picture, in the person's own words (at most 600 characters
 * each). All of it is optional, and none of it is checked: Vigie prints it at the head of a report, with what is
 * left out. Only `period` has an effect: rules run within it. It needs a real date, which a camera has; the stage
 * and video files have none (nobody knows when a file was filmed), so it is not applied to them, and that is said.
 */
export interface Authorisation {
  readonly purpose?: string;
  readonly place?: string;
  readonly period?: Period;
  /** Who allowed it. */
  readonly authority?: string;
  /** How the people concerned are informed. */
  readonly informed?: string;
}

/** A scenario file, version 1. What is parsed from outside goes through `parse-scenario.ts`. */
export interface Scenario {
  readonly version: 1;
  readonly name: string;
  readonly zones: readonly Zone[];
  readonly rules: readonly Rule[];
  readonly calibration: Calibration | null;
  readonly analysis: Analysis;
  /** Places of things that belong here: none of them is ever taken for one that was left. */
  readonly fixtures?: readonly Box[];
  /** What the use of this scenario says of itself. */
  readonly authorisation?: Authorisation;
}
