/** Version and build of the page; the build writes it (`scripts/lib/vite-app-id.mjs`). */
export function appId(): string {
  // Tests of a session's parts have no page.
  if (typeof document === 'undefined') return 'unknown';
  return document.querySelector<HTMLMetaElement>('meta[name="vigie-app"]')?.content ?? 'unknown';
}
