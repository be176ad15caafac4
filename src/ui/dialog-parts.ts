import { css, html, type TemplateResult } from 'lit';
import { icon } from './elements/vigie-icon.ts';

/** The head of a dialog, what stands below it, and the line that says how a save went. */
export const dialogStyles = css`
  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    padding: 14px 14px 8px 20px;
  }
  .body {
    display: grid;
    gap: 12px;
    padding: 4px 20px 20px;
  }
  .said {
    min-height: 1.45em;
    overflow-wrap: anywhere;
  }
`;

/** The title of a dialog, which has the id `title`, and the button that closes it. */
export function dialogTop(title: string, close: string): TemplateResult {
  const onClick = (event: Event): void => (event.currentTarget as Element).closest('dialog')?.close();
  return html`<div class="top">
    <h2 id="title">${title}</h2>
    <button type="button" class="icon quiet" aria-label=${close} @click=${onClick}>${icon('close')}</button>
  </div>`;
}
