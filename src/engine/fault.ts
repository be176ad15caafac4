import type { FaultReason } from './protocol.ts';

/** Why the worker can no longer be trusted. */
export class Fault extends Error {
  readonly reason: FaultReason;

  constructor(reason: FaultReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
