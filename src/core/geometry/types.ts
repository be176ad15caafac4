/** A point of the picture, `[x, y]`, each 0..1 of its width and height, origin at the top left. */
export type Point = readonly [x: number, y: number];

/** A rectangle of the picture, `[x, y, width, height]`, each 0..1; `x, y` is its top left corner. */
export type Box = readonly [x: number, y: number, width: number, height: number];

/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}
