// A worker that ends by itself tells nobody: no event, no message. But the browser takes back the lock that it held.

/** Not every browser gives locks to every page. */
const locks = (globalThis as { navigator?: { locks?: LockManager } }).navigator?.locks;

/** Holds a lock until this worker ends, by whatever cause. Resolves when it is held, or where there are no locks. */
export function holdLife(name: string): Promise<void> {
  return new Promise((resolve) => {
    const forLife = (): Promise<never> => {
      resolve();
      return new Promise(() => undefined);
    };
    if (locks) locks.request(name, forLife).catch(() => resolve());
    else resolve();
  });
}

/** Calls `ended` once nobody holds the lock any more; never where there are no locks. */
export function watchLife(name: string, ended: () => void): void {
  locks?.request(name, ended).catch(() => undefined);
}
