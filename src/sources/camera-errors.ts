import { VigieError } from '../core/errors.ts';
import type { ErrorCode } from '../core/errors.ts';

const CODES: Readonly<Record<string, ErrorCode>> = {
  NotAllowedError: 'camera-denied',
  SecurityError: 'camera-denied',
  NotFoundError: 'camera-none',
  NotReadableError: 'camera-busy',
  AbortError: 'camera-busy',
  // Only the device id is a demand, so this says that the camera with that id is gone.
  OverconstrainedError: 'camera-lost',
  TypeError: 'camera-unsupported',
};

/** The failure of `getUserMedia` with what a person can do about it. */
export function cameraError(error: unknown): VigieError {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  // OverconstrainedError is not an Error in every browser.
  const named = name === '' && typeof error === 'object' && error !== null && 'constraint' in error;
  const code = CODES[named ? 'OverconstrainedError' : name];
  if (code !== undefined) return new VigieError(code, {}, { cause: error });
  return new VigieError('unexpected', { reason: error instanceof Error ? error.message : String(error) });
}
