import { css } from 'lit';

export const sideStyles = css`
  :host {
    display: block;
    min-height: 0;
    overflow-y: auto;
    background: var(--ground);
    container-type: inline-size;
  }
  .body {
    display: grid;
    gap: 12px;
    padding: 10px 14px 16px;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
  }
  header .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-inline-start: auto;
  }
  .lead {
    max-width: 52rem;
  }
  .panes {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 10px;
    /* Low enough that what differs is in sight too. */
    max-width: max(680px, calc(68vh * var(--aspect)));
  }
  @container (width < 640px) {
    .panes {
      grid-template-columns: minmax(0, 1fr);
      max-width: none;
    }
  }
  figure {
    display: grid;
    gap: 4px;
    align-content: start;
    min-width: 0;
  }
  /* Two lines in each, so that the pictures stand level. */
  figcaption {
    display: grid;
  }
  canvas {
    width: 100%;
    aspect-ratio: var(--aspect);
    background: #07090b;
  }
  figure strong {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @container (width < 640px) {
    figure strong {
      white-space: normal;
      overflow-wrap: anywhere;
    }
  }
`;

export const sideFactsStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    gap: 14px 22px;
    align-items: start;
  }
  @container (width < 760px) {
    :host {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  section {
    display: grid;
    gap: 6px;
    min-width: 0;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 13px;
  }
  th,
  td {
    padding: 4px 8px 4px 0;
    border-top: 1px solid var(--line);
    text-align: right;
    font-weight: 400;
    white-space: nowrap;
  }
  th:first-child {
    text-align: left;
  }
  thead th {
    border: 0;
    color: var(--muted);
    font-size: 12.5px;
  }
  td.differs {
    font-weight: 700;
  }
  .rows {
    display: grid;
    gap: 3px;
  }
  .rows button {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 8px;
    width: 100%;
    text-align: start;
    font-size: 13px;
  }
`;
