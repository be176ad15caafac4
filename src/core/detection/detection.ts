import type { Box } from '../geometry/types.ts';

/**
 * The COCO classes that Vigie uses, by their COCO names. Twelve, a multiple of four, so that the class
 * heads of a lean graph keep the GPU's vec4 paths, and no more, since every class is read back for every anchor.
 * The order is part of the recording format.
 */
export const CLASSES = [
  'person',
  'bicycle',
  'car',
  'motorcycle',
  'truck',
  'dog',
  'backpack',
  'umbrella',
  'handbag',
  'suitcase',
  'knife',
  'cell phone',
] as const;

export type ClassName = (typeof CLASSES)[number];

/** Classes that count as luggage. */
export const LUGGAGE: readonly ClassName[] = ['backpack', 'handbag', 'suitcase'];

/** One box in one frame. */
export interface Detection {
  readonly label: ClassName;
  /** 0..1. Low scores are kept on purpose: the tracker's second stage needs them. */
  readonly score: number;
  readonly box: Box;
}
