import { css } from 'lit';

/** The lesson beside the picture. */
export const lessonStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    min-height: 0;
    background: var(--panel);
  }
  header {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 2px 8px;
    padding: 8px 8px 8px 14px;
    border-bottom: 1px solid var(--line);
  }
  header .buttons {
    display: flex;
    gap: 2px;
  }
  header h2 {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  progress {
    grid-column: 1 / -1;
    width: 100%;
    height: 5px;
    accent-color: var(--accent);
  }
  .body {
    display: grid;
    align-content: start;
    gap: 12px;
    overflow-y: auto;
    padding: 14px;
  }
  .body:focus-visible {
    outline-offset: -3px;
  }
  .body > * {
    max-width: 46em;
  }
  h3 {
    color: var(--text);
    font-size: 16px;
    line-height: 1.3;
  }
  .text {
    font-size: 15px;
    line-height: 1.5;
  }
  .what {
    padding: 10px 12px;
    border-left: 3px solid var(--accent);
    background: var(--accent-soft);
    border-radius: 0 var(--radius-small) var(--radius-small) 0;
  }
  .what strong {
    display: block;
    margin-bottom: 2px;
    font-size: 12.5px;
  }
  .met {
    border-color: var(--good);
    background: color-mix(in oklab, var(--good) 10%, transparent);
  }
  .met strong {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--good);
  }
  .no {
    border-color: var(--attention);
    background: var(--attention-soft);
  }
  .no strong {
    color: var(--attention-text);
  }
  .choices {
    display: grid;
    gap: 6px;
  }
  .choices button {
    justify-content: flex-start;
    min-height: 38px;
    padding: 6px 10px;
    text-align: start;
  }
  .choices svg {
    margin-inline-start: auto;
  }
  summary {
    min-height: 24px;
    color: var(--accent);
    cursor: pointer;
  }
  details p {
    margin-top: 4px;
  }
  .fact {
    display: grid;
    gap: 2px;
    padding-top: 10px;
    border-top: 1px solid var(--line);
  }
  .body > .quiet {
    justify-self: start;
    margin-inline-start: -11px;
  }
  .go {
    min-height: 38px;
    font-size: 15px;
  }
  .waiting {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--muted);
  }
  :host([folded]) {
    grid-template-rows: auto;
  }
`;
