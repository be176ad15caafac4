/** Places an open popover under its button, inside the window. Call it on the popover's `toggle`. */
export function placeUnder(event: Event): void {
  const popover = event.currentTarget as HTMLElement;
  if ((event as ToggleEvent).newState !== 'open') return;
  const root = popover.getRootNode() as ShadowRoot;
  const button = root.querySelector(`[popovertarget="${CSS.escape(popover.id)}"]`)?.getBoundingClientRect();
  if (!button) return;
  const gap = 6;
  const edge = 8;
  const box = popover.getBoundingClientRect();
  const left = Math.min(Math.max(edge, button.right - box.width), innerWidth - box.width - edge);
  popover.style.left = `${Math.max(edge, left)}px`;
  popover.style.top = `${button.bottom + gap}px`;
  popover.style.maxHeight = `${innerHeight - button.bottom - gap - edge}px`;
}
