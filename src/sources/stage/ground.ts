import { DOORS, PASSAGE, ROOM, SAFETY_LINE } from './stage-set.ts';

/** Where one may walk, with half a body's width kept from the walls: left, right, back, front in metres. */
type Area = readonly [left: number, right: number, back: number, front: number];

const BODY = 0.3;

const AREAS: readonly Area[] = [
  [ROOM.left + BODY, SAFETY_LINE.from - 0.15, ROOM.back + BODY, ROOM.front + 1.5],
  ...DOORS.at.map((x): Area => [x - 0.55, x + 0.55, ROOM.back - 1.7, ROOM.back + BODY]),
  [-6.7, DOORS.at[0] + 0.55, ROOM.back - 1.9, ROOM.back - 0.7],
  [DOORS.at[1] - 0.55, 5.6, ROOM.back - 1.9, ROOM.back - 0.7],
  [ROOM.left - 2.1, ROOM.left + BODY, PASSAGE.from + 0.45, PASSAGE.to - 0.45],
  [ROOM.left - 2.2, ROOM.left - 0.5, PASSAGE.from - 4, PASSAGE.to - 0.45],
];

/** Whether somebody may be at this place, as far as walls and the platform's edge are concerned. */
export function isFloor(x: number, z: number): boolean {
  return AREAS.some(([left, right, back, front]) => x >= left && x <= right && z >= back && z <= front);
}
