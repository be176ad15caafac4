/** Lengths as shares of the body's height (average of adults, rounded). */
export const BODY_PLAN = {
  hipWidth: 0.05,
  thigh: 0.245,
  shin: 0.235,
  ankle: 0.042,
  waist: 0.06,
  neck: 0.3,
  shoulderWidth: 0.104,
  shoulder: 0.254,
  upperArm: 0.165,
  foreArm: 0.15,
  hand: 0.085,
  head: 0.13,
} as const;
