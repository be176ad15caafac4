/** What starts the service worker, and when. */
export interface OfflineParts {
  /** Registers it; resolves with the registration. */
  readonly register: () => Promise<ServiceWorkerRegistration>;
  /** A newer version of the page waits for a reload. */
  readonly updateReady: () => void;
  /** Whether the person has done nothing yet, and no session would be lost by a reload. */
  readonly idle: () => boolean;
}

/** Milliseconds after the page's load: what a person came for goes first. */
const LATER = 3000;
const RELOADED = 'vigie-isolated';

/**
 * Keeps the page for use without a network, and gives it the headers that its server does not send. Where a
 * browser has no service workers, or refuses them, everything else works as before.
 */
export function keepOffline(parts: OfflineParts): void {
  if (!('serviceWorker' in navigator)) return;
  const start = (): void => void setTimeout(() => void begin(parts).catch(() => undefined), LATER);
  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start, { once: true });
}

async function begin({ register, updateReady, idle }: OfflineParts): Promise<void> {
  const registration = await register();
  const known = registration.active !== null;
  if (registration.waiting) updateReady();
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && known) updateReady();
    });
  });
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage('keep-models');
  reloadForThreads(idle);
}

/**
 * From a server that sends no headers the page becomes cross-origin isolated, which gives WebAssembly its
 * threads, with its second load. That is made once, by itself, while nothing has begun.
 */
function reloadForThreads(idle: () => boolean): void {
  if (crossOriginIsolated || !idle() || navigator.userActivation.hasBeenActive) return;
  try {
    if (sessionStorage.getItem(RELOADED) !== null) return;
    sessionStorage.setItem(RELOADED, '1');
  } catch {
    return;
  }
  location.reload();
}
