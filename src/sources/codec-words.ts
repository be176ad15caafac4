const CODECS: readonly (readonly [RegExp, string])[] = [
  [/^(hevc|hvc1|hev1|V_MPEGH)/i, 'HEVC (H.265)'],
  [/^(avc|h264|V_MPEG4\/ISO\/AVC)/i, 'H.264 (AVC)'],
  [/^(vvc1|vvi1)/i, 'VVC (H.266)'],
  [/^(av1|av01|V_AV1)/i, 'AV1'],
  [/^(vp9|vp09|V_VP9)/i, 'VP9'],
  [/^(vp8|vp08|V_VP8)/i, 'VP8'],
  [/^(ap[a-z0-9]{2}|V_PRORES|prores)/i, 'Apple ProRes'],
  [/^(mp4v|V_MPEG4|xvid|divx|dx50)/i, 'MPEG-4 Part 2 (DivX, Xvid)'],
  [/^(V_MPEG1|V_MPEG2|mp2v|m2v1|mpeg)/i, 'MPEG-2'],
  [/^(mjp|jpeg|V_MJPEG)/i, 'Motion JPEG'],
  [/^(s263|h263)/i, 'H.263'],
  [/^(wmv|wvc1|V_MS)/i, 'Windows Media Video'],
];

/**
 * The name of a codec as people know it.
 * @param id what the library calls it, a four-letter code, a Matroska id or a WebCodecs string
 */
export function codecInWords(id: string | null): string {
  if (id === null || id.trim() === '') return 'the codec of this video';
  return CODECS.find(([pattern]) => pattern.test(id))?.[1] ?? `“${id.trim()}” video`;
}
