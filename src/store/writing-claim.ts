/** The right to write: one tab of a browser has it, the others look on. */
export interface Claim {
  readonly held: boolean;
  release(): void;
}

/**
 * Takes the claim if no other tab has it; else takes it as soon as that tab is closed.
 * @param onLate called when the claim was not to be had at first and is now held
 */
export async function claimWriting(onLate: () => void): Promise<Claim> {
  const locks = (navigator as { locks?: LockManager }).locks;
  if (!locks) return { held: true, release: () => undefined };
  const claim = { held: false, release: (): void => undefined };
  let released = false;
  const until = new Promise<void>((resolve) => {
    claim.release = () => {
      claim.held = false;
      released = true;
      resolve();
    };
  });
  const hold = (lock: Lock | null): Promise<void> | undefined => {
    if (!lock || released) return undefined;
    claim.held = true;
    return until;
  };
  await new Promise<void>((decided) => {
    void locks.request('vigie-writer', { ifAvailable: true }, (lock) => {
      const holding = hold(lock);
      decided();
      return holding;
    });
  });
  // In the background: resolves only when this tab is closed.
  if (!claim.held) {
    const late = (lock: Lock | null): Promise<void> | undefined => {
      const holding = hold(lock);
      if (holding) onLate();
      return holding;
    };
    void locks.request('vigie-writer', late).catch(() => undefined);
  }
  return claim;
}
