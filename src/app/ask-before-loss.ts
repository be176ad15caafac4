import type { App } from './app-state.ts';

/** Where nothing is kept beyond the page, the browser asks before the page goes with what it found. */
export function askBeforeLoss(app: App): void {
  window.addEventListener('beforeunload', (event) => {
    const { session, pastSessions } = app.state;
    if (session || pastSessions.length > 0) event.preventDefault();
  });
}
