import { css } from 'lit';

export const evaluationStyles = css`
  :host {
    display: block;
    height: 100%;
    overflow: auto;
  }
  .page {
    display: grid;
    gap: 14px;
    width: min(1080px, 100%);
    margin-inline: auto;
    padding: 18px 20px 40px;
  }
  .page > * {
    min-width: 0;
  }
  header {
    display: flex;
    align-items: center;
    gap: 10px;
  }
  h1 {
    font-size: 22px;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .lead {
    max-width: 46em;
    color: var(--muted);
  }
  .panel {
    display: grid;
    gap: 10px;
    padding: 14px 16px;
  }
  progress {
    width: 100%;
    height: 8px;
    accent-color: var(--accent);
  }
  .scroll {
    /* What is hidden inside for screen readers must not widen the page. */
    position: relative;
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  th,
  td {
    padding: 6px 12px 6px 0;
    border-top: 1px solid var(--line);
    text-align: left;
    vertical-align: middle;
    font-weight: 400;
  }
  thead th {
    border: 0;
    color: var(--muted);
    font-size: 12.5px;
  }
  tbody th {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .n {
    padding-right: 0;
    padding-left: 12px;
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  td small {
    display: block;
    max-width: 34em;
  }
  .status {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    white-space: nowrap;
  }
  .status.done {
    color: var(--good);
  }
  .status.failed {
    color: var(--alarm-text);
  }
  .status.running {
    color: var(--accent);
  }
  .status.missing,
  .status.waiting,
  .status.stopped {
    color: var(--muted);
  }
  @media (max-width: 560px) {
    .page {
      padding-inline: 12px;
    }
    .panel {
      padding: 12px;
    }
  }
`;
