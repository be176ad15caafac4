import type { App, Language } from '../app/app-state.ts';
import type { Track } from '../core/tracking/track.ts';
import { heightOnGround, isUpright } from '../core/rules/scale.ts';
import type { Homography } from '../core/geometry/homography.ts';
import { formatNumber, formatPercent } from './i18n/i18n.ts';

/** A length as people say it: “23 cm”, “3.4 m”, “120 m”. */
export function formatMetres(language: Language, metres: number): string {
  if (metres < 1) return `${formatNumber(language, Math.max(1, Math.round(metres * 100)), 0)}\u00a0cm`;
  return `${formatNumber(language, metres, metres < 10 ? 2 : metres < 100 ? 1 : 0)}\u00a0m`;
}

/** A share of the picture with a decimal, for labels. */
export function formatShare(language: Language, share: number): string {
  return formatPercent(language, share);
}

/** Those who stand whole in the picture at this moment. */
export function standingNow(app: App): readonly Track[] {
  const size = app.state.source?.size;
  if (!size || size.height === 0) return [];
  const tracks = app.shown()?.tracks ?? [];
  return tracks.filter((track) => isUpright(track, size.width / size.height));
}

/** How tall those who stand come out on a ground, metres, the middle one; null with nobody. */
export function middleHeight(map: Homography, tracks: readonly Track[], aspect: number): number | null {
  const heights = tracks
    .map(({ box }) => heightOnGround(map, box, aspect))
    .filter((height) => height !== null)
    .sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? null;
}
