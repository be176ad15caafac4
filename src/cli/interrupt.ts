/**
 * Calls `stop` at the first Ctrl+C, so that what was found can be kept; the second one ends the program at
 * once. Gives how to stop listening.
 */
export function onInterrupt(stop: () => Promise<void>): () => void {
  const listener = (): void => {
    process.removeListener('SIGINT', listener);
    process.stderr.write('\nStopping; what was found so far is kept. Ctrl+C again ends at once.\n');
    // A page that is gone has nothing left to stop.
    stop().catch(() => undefined);
  };
  process.on('SIGINT', listener);
  return () => void process.removeListener('SIGINT', listener);
}
