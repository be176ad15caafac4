/**
 * Counts requests to anywhere but the page's own origin: those that were made and those that the page's
 * policy stopped. There must be none.
 */
export function watchForeignRequests(onCount: (count: number) => void): void {
  let count = 0;
  const own = (address: string): boolean => {
    try {
      const { protocol, origin } = new URL(address, location.href);
      return protocol === 'blob:' || protocol === 'data:' || origin === location.origin;
    } catch {
      return false;
    }
  };
  const more = (): void => onCount(++count);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!own(entry.name)) more();
  }).observe({ type: 'resource', buffered: true });
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
    if (/^(https?|wss?):/.test(blockedURI) && !own(blockedURI)) more();
  });
}
