import { BODY_PLAN } from './body-plan.ts';
import { legTo } from './gait.ts';
import { STAND } from './pose.ts';
import type { Pose } from './pose.ts';
import { SEAT_HEIGHT } from './stage-set.ts';

/**
 * Sitting on a bench, feet on the floor.
 * @param height of the body, metres
 * @param knees metres from the middle of the seat forward to the feet
 */
export function sitPose(height: number, knees: number): Pose {
  const pelvis = SEAT_HEIGHT / height + 0.066;
  const back = -0.06;
  const { hip, knee } = legTo(pelvis, (knees + 0.02) / height, BODY_PLAN.ankle);
  return {
    ...STAND,
    pelvis,
    forward: -knees / height,
    pitch: back,
    spine: 0.1,
    nod: 0.14,
    armL: 0.45,
    armR: 0.45,
    elbowL: 0.95,
    elbowR: 0.95,
    outL: 0.1,
    outR: 0.1,
    hipL: hip + back,
    hipR: hip + back,
    kneeL: knee,
    kneeR: knee,
    spreadL: 0.1,
    spreadR: 0.1,
    planted: 0,
  };
}
