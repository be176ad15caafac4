import { css } from 'lit';

export const sweepStyles = css`
  :host {
    display: grid;
    gap: 8px;
  }
  .ask {
    display: flex;
    align-items: end;
    gap: 8px;
  }
  .ask select {
    width: 100%;
  }
  .sentence::first-letter {
    text-transform: uppercase;
  }
  .result {
    display: grid;
    gap: 8px;
  }
  .chart {
    width: 100%;
    max-width: 620px;
    height: auto;
    touch-action: pan-y;
    cursor: crosshair;
  }
  .grid {
    stroke: var(--line);
  }
  .axis {
    fill: var(--muted);
    font: 11px var(--font);
    font-variant-numeric: tabular-nums;
  }
  .axis.now {
    fill: var(--text);
  }
  .present {
    stroke: var(--text);
    stroke-dasharray: 3 3;
  }
  .looked {
    stroke: var(--accent);
    stroke-width: 6;
    opacity: 0.28;
  }
  .line,
  .cross,
  .ring {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
  }
  .ring {
    fill: var(--panel);
  }
  .dot {
    fill: currentColor;
  }
  .true {
    color: var(--good);
  }
  .false {
    color: var(--alarm-text);
  }
  .missed {
    color: var(--attention-text);
  }
  .missed .line {
    stroke-dasharray: 5 3;
  }
  .unjudged {
    color: var(--muted);
  }
  .unjudged .line {
    stroke-dasharray: 2 3;
  }
  .keys {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
  }
  .keys span {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }
  input[type='range'] {
    width: 100%;
  }
  .looked-at {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 6px 12px;
    min-height: var(--target);
  }
  summary {
    cursor: pointer;
    padding: 4px 0;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    max-width: 30rem;
  }
  th,
  td {
    padding: 3px 8px;
    border-top: 1px solid var(--line);
    text-align: right;
    font-weight: 400;
  }
  th:first-child {
    text-align: left;
  }
  thead th {
    border: 0;
    color: var(--muted);
  }
  .is-present {
    background: var(--accent-soft);
    font-weight: 650;
  }
`;
