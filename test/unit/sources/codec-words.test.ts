import { describe, expect, it } from 'vitest';
import { codecInWords } from '../../../src/sources/codec-words.ts';

describe('codec in words', () => {
  it.each([
    ['hevc', 'HEVC (H.265)'],
    ['hvc1', 'HEVC (H.265)'],
    ['V_MPEGH/ISO/HEVC', 'HEVC (H.265)'],
    ['avc', 'H.264 (AVC)'],
    ['V_MPEG4/ISO/AVC', 'H.264 (AVC)'],
    ['V_MPEG4/ISO/ASP', 'MPEG-4 Part 2 (DivX, Xvid)'],
    ['mp4v', 'MPEG-4 Part 2 (DivX, Xvid)'],
    ['apch', 'Apple ProRes'],
    ['V_MPEG2', 'MPEG-2'],
    ['mjpg', 'Motion JPEG'],
    ['av1', 'AV1'],
    ['zzzz', '“zzzz” video'],
    ['', 'the codec of this video'],
    [null, 'the codec of this video'],
  ])('%s is %s', (id, words) => {
    expect(codecInWords(id)).toBe(words);
  });
});
