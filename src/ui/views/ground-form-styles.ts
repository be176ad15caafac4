import { css } from 'lit';

export const groundFormStyles = css`
  .modes,
  .actions,
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block: 8px;
  }
  .modes button {
    flex: 1;
  }
  .actions .primary {
    margin-inline-start: auto;
  }
  .two {
    align-items: end;
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8.5em, 1fr));
    gap: 8px;
    margin-block: 8px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
    font-variant-numeric: tabular-nums;
  }
  tbody th {
    vertical-align: middle;
  }
  th {
    padding: 0 4px 2px 0;
    text-align: start;
    font-size: 12px;
    font-weight: 500;
    color: var(--muted);
  }
  th:first-child {
    width: 1.6em;
  }
  th.last {
    width: 5.4em;
  }
  td {
    padding: 2px 4px 2px 0;
  }
  td input {
    width: 100%;
    padding-inline: 5px;
  }
  tr.guilty th {
    color: var(--alarm-text);
    font-weight: 700;
  }
  td.off {
    white-space: nowrap;
    font-size: 12px;
  }
  .people li {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .people span {
    flex: 1;
  }
  .findings {
    display: grid;
    gap: 4px;
    margin-block: 10px;
    padding: 8px 10px;
    border-radius: var(--radius-small);
    background: var(--raised);
    font-size: 13px;
  }
  .problem {
    color: var(--alarm-text);
    font-weight: 600;
  }
`;
