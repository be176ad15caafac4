import { describe, expect, it } from 'vitest';
import { cameraError } from '../../../src/sources/camera-errors.ts';

describe('camera errors', () => {
  it.each([
    ['NotAllowedError', 'camera-denied'],
    ['SecurityError', 'camera-denied'],
    ['NotFoundError', 'camera-none'],
    ['NotReadableError', 'camera-busy'],
    ['AbortError', 'camera-busy'],
    ['OverconstrainedError', 'camera-lost'],
  ])('%s is told as %s', (name, code) => {
    expect(cameraError(new DOMException('no', name)).code).toBe(code);
  });

  it('knows an OverconstrainedError that is no Error', () => {
    expect(cameraError({ constraint: 'deviceId' }).code).toBe('camera-lost');
  });

  it('keeps the reason of what it does not know', () => {
    expect(cameraError(new Error('odd'))).toMatchObject({ code: 'unexpected', details: { reason: 'odd' } });
  });
});
