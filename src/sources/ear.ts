import type { SoundFrame } from '../core/sound/sound-frame.ts';

/** Where sound comes from, as measurements. The sound itself is not handed on. */
export interface Ear {
  /**
   * What was heard up to a media time (seconds) since the last call. After a jump it begins anew there.
   * @throws VigieError when there is no sound to be had; asking again throws it again
   */
  hear(time: number): Promise<readonly SoundFrame[]>;
  /** Releases everything. Safe to call twice. */
  close(): Promise<void>;
}
