/**
 * A constant-velocity Kalman filter over (centre x, centre y, aspect, height), the state of ByteTrack, with
 * its noise scaled by real elapsed time. Units: heights of the picture, seconds.
 *
 * The four components are filtered independently: with diagonal noise the joint filter does the same.
 */
export interface Axis {
  value: number;
  /** Units a second. */
  rate: number;
  /** Covariance of value and rate. */
  vv: number;
  vr: number;
  rr: number;
}

/** ByteTrack's standard deviations as shares of the object's height, for steps of 1/30 s. */
const POSITION = 1 / 20;
const VELOCITY = 1 / 160;
const BASE_RATE = 30;

export function startAxis(value: number, height: number): Axis {
  const position = 2 * POSITION * height;
  const velocity = 10 * VELOCITY * height * BASE_RATE;
  return { value, rate: 0, vv: position * position, vr: 0, rr: velocity * velocity };
}

/**
 * Predicts over `elapsed` seconds. The process noise keeps ByteTrack's tuned position term and adds what an
 * uncertain velocity gathers: Q = diag(qp n + qv n^3 / 3, qv n) with n in base steps.
 */
export function predictAxis(axis: Axis, elapsed: number, height: number): void {
  const n = elapsed * BASE_RATE;
  const qp = (POSITION * height) ** 2;
  const qv = (VELOCITY * height) ** 2;
  axis.value += axis.rate * elapsed;
  axis.vv += 2 * elapsed * axis.vr + elapsed * elapsed * axis.rr + qp * n + (qv * n * n * n) / 3;
  axis.vr += elapsed * axis.rr;
  axis.rr += qv * n * BASE_RATE * BASE_RATE;
}

/** Takes in a measurement with standard deviation `height / 20`. */
export function correctAxis(axis: Axis, measured: number, height: number): void {
  const noise = (POSITION * height) ** 2;
  const gain = axis.vv / (axis.vv + noise);
  const gainRate = axis.vr / (axis.vv + noise);
  const error = measured - axis.value;
  axis.value += gain * error;
  axis.rate += gainRate * error;
  axis.rr -= gainRate * axis.vr;
  axis.vr *= 1 - gain;
  axis.vv *= 1 - gain;
}
