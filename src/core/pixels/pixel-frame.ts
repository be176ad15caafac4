/**
 * The small picture that pixel rules work on (about 160x90 to 320x180), masks already burnt in.
 * `data` is RGBA, row by row, 4 bytes a pixel.
 */
export interface PixelFrame {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}
