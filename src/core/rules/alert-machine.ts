import { area, centre, clip, ios, union } from '../geometry/box.ts';
import type { RuleReading } from '../pipeline-types.ts';
import type { Rule } from '../scenario/scenario.ts';
import type { Alert, AlertLevel, Because } from './alert.ts';
import type { Finding } from './rule-module.ts';

/** Numbers of the one machine that turns findings into alerts. Seconds. */
export const MACHINE = {
  /** While a finding does not hold, its clock runs back at this speed, so that a drop-out restarts nothing. */
  leak: 1,
  /** A subject that is no longer reported is forgotten after this. */
  forget: 3,
  /** A new subject at the place of one that was lost within this is the same (a track that changed its id). */
  sameWithin: 6,
  /** After an alert is over, the same subject raises no new one for this long. */
  coolDown: 5,
  /** An open alert is told of again when the place it covers has grown by this factor. */
  grown: 1.5,
} as const;

/** One subject of one rule on its way through the phases. Plain data. */
export interface SubjectState {
  subject: string;
  heldFor: number;
  /** Seconds that the finding has not held since it was raised. */
  released: number;
  lastReported: number;
  finding: Finding;
  /** Media time since when each met condition has been met. */
  since: Record<string, number>;
  alert: Alert | null;
  /** Area of the alert's box when it was last told of. */
  toldArea: number;
  coolUntil: number;
}

export interface MachineState {
  count: number;
  subjects: SubjectState[];
}

export function createMachine(): MachineState {
  return { count: 0, subjects: [] };
}

/**
 * One step of one rule: carries the clocks on, raises, lifts and clears alerts.
 * @param elapsed seconds since the last step that count for clocks; 0 across a gap
 * @returns changed alerts, and what each subject looks like now
 */
export function stepMachine(
  state: MachineState,
  rule: Rule,
  findings: readonly Finding[],
  time: number,
  elapsed: number,
): { changed: Alert[]; readings: RuleReading[] } {
  const changed: Alert[] = [];
  for (const finding of findings) {
    const subject = subjectOf(state, finding, time);
    update(subject, finding, time, elapsed);
    const alert = decide(state, subject, rule, time, elapsed);
    if (alert) changed.push(alert);
  }
  for (const subject of state.subjects) {
    if (subject.lastReported === time) continue;
    // Not reported: it neither holds nor is seen to have ended; its clock leaks like any other.
    subject.heldFor = Math.max(0, subject.heldFor - MACHINE.leak * elapsed);
    subject.released += elapsed;
    const alert = clear(subject, time);
    if (alert) changed.push(alert);
  }
  state.subjects = state.subjects.filter((subject) => isRemembered(subject, time));
  return {
    changed,
    readings: state.subjects.filter((one) => one.lastReported === time).map((one) => reading(one, rule)),
  };
}

/** Ends everything at once: what is open is cleared now, whatever ran is forgotten. @returns what was cleared */
export function closeMachine(state: MachineState, time: number): Alert[] {
  const open = state.subjects.flatMap(({ alert }) => (alert && alert.clearedAt === null ? [alert] : []));
  state.subjects = [];
  return open.map((alert) => ({ ...alert, clearedAt: time }));
}

function isRemembered(subject: SubjectState, time: number): boolean {
  if (subject.alert && subject.alert.clearedAt === null) return true;
  const kept = subject.alert ? MACHINE.coolDown : MACHINE.forget;
  return time - subject.lastReported <= kept;
}

function subjectOf(state: MachineState, finding: Finding, time: number): SubjectState {
  const known = state.subjects.find((one) => one.subject === finding.subject);
  if (known) return known;
  const heir = state.subjects.find(
    (one) =>
      one.lastReported < time &&
      time - one.lastReported <= MACHINE.sameWithin &&
      samePlace(one.finding, finding),
  );
  if (heir) {
    heir.subject = finding.subject;
    return heir;
  }
  const fresh: SubjectState = {
    subject: finding.subject,
    heldFor: 0,
    released: 0,
    lastReported: time,
    finding,
    since: {},
    alert: null,
    toldArea: 0,
    coolUntil: -1e9,
  };
  state.subjects.push(fresh);
  return fresh;
}

function samePlace(a: Finding, b: Finding): boolean {
  if (!a.box || !b.box) return false;
  if (ios(a.box, b.box) > 0.4) return true;
  const [ax, ay] = centre(a.box);
  const [bx, by] = centre(b.box);
  return Math.abs(ax - bx) < a.box[2] / 2 && Math.abs(ay - by) < a.box[3] / 2;
}

function update(subject: SubjectState, finding: Finding, time: number, elapsed: number): void {
  subject.finding = finding;
  subject.lastReported = time;
  if (finding.heldFor !== undefined) subject.heldFor = finding.heldFor;
  else if (finding.holds) subject.heldFor = Math.min(finding.holdFor + 1, subject.heldFor + elapsed);
  else subject.heldFor = Math.max(0, subject.heldFor - MACHINE.leak * elapsed);
  subject.released = finding.holds ? 0 : subject.released + elapsed;
  const since: Record<string, number> = {};
  for (const one of finding.readings) {
    if (one.met) since[one.condition] = one.since ?? subject.since[one.condition] ?? time;
  }
  subject.since = since;
}

function decide(
  state: MachineState,
  subject: SubjectState,
  rule: Rule,
  time: number,
  elapsed: number,
): Alert | null {
  const { finding, alert } = subject;
  const due = finding.holds && subject.heldFor >= finding.holdFor - 1e-6;
  if (alert && alert.clearedAt === null) {
    if (due && alert.level === 'attention' && finding.level === 'alarm') {
      subject.alert = { ...alert, level: 'alarm', because: because(subject), box: covered(alert, finding) };
      return subject.alert;
    }
    return clear(subject, time) ?? (finding.holds ? grow(subject, alert, finding) : null);
  }
  if (!due || time < subject.coolUntil || (elapsed === 0 && finding.holdFor > 0)) return null;
  state.count++;
  subject.alert = raise(state.count, subject, rule, finding.level, time);
  subject.toldArea = finding.box ? area(finding.box) : 0;
  return subject.alert;
}

function raise(n: number, subject: SubjectState, rule: Rule, level: AlertLevel, time: number): Alert {
  const { finding } = subject;
  return {
    id: `${rule.id}#${n}`,
    ruleId: rule.id,
    event: rule.event,
    zone: rule.zone,
    level,
    raisedAt: time,
    clearedAt: null,
    box: finding.box,
    trackIds: finding.trackIds,
    because: because(subject),
  };
}

/** Where an alert happened: around its subject from the moment it was raised. */
function covered(alert: Alert, finding: Finding): Alert['box'] {
  if (!alert.box || !finding.box) return alert.box ?? finding.box;
  return clip(union(alert.box, finding.box));
}

function grow(subject: SubjectState, alert: Alert, finding: Finding): Alert | null {
  const box = covered(alert, finding);
  const larger = box ? area(box) : 0;
  if (larger === (alert.box ? area(alert.box) : 0)) return null;
  subject.alert = { ...alert, box };
  const grown = larger > MACHINE.grown * subject.toldArea;
  if (!grown) return null;
  subject.toldArea = larger;
  return subject.alert;
}

function because(subject: SubjectState): Because[] {
  return subject.finding.readings
    .filter((one) => one.met)
    .map(({ condition, value, threshold }) => ({
      condition,
      value,
      threshold,
      since: subject.since[condition] ?? subject.lastReported,
    }));
}

function clear(subject: SubjectState, time: number): Alert | null {
  const { alert, finding } = subject;
  if (!alert || alert.clearedAt !== null || subject.released < finding.clearAfter) return null;
  subject.alert = { ...alert, clearedAt: time };
  subject.coolUntil = time + MACHINE.coolDown;
  subject.heldFor = 0;
  return subject.alert;
}

function reading(subject: SubjectState, rule: Rule): RuleReading {
  const { finding, alert, heldFor } = subject;
  const live = alert !== null && alert.clearedAt === null;
  const phase = live
    ? finding.holds
      ? alert.level
      : 'clearing'
    : heldFor > 0 && finding.holdFor > 0
      ? 'suspect'
      : 'idle';
  return { ruleId: rule.id, finding, phase, heldFor };
}
