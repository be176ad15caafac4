import { css } from 'lit';

export const truthStyles = css`
  .panel-body {
    display: grid;
    gap: 12px;
  }
  section,
  .marking {
    display: grid;
    gap: 8px;
    min-width: 0;
  }
  .marking {
    padding: 10px 12px;
    border: 1px solid var(--good);
    border-radius: var(--radius);
  }
  .marking select {
    width: 100%;
  }
  button.primary kbd {
    border-color: currentColor;
    opacity: 0.85;
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 6px;
    max-width: 30rem;
  }
  .events {
    display: grid;
    gap: 4px;
  }
  .events li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 5px;
  }
  .events .go {
    flex: 1 1 7.5em;
    justify-content: start;
    min-width: 0;
    padding-inline: 4px;
    text-align: start;
  }
  .events .go span {
    white-space: nowrap;
  }
  .events .go small {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .events input {
    width: 4.9em;
    padding-inline: 5px;
    font-variant-numeric: tabular-nums;
  }
  fieldset {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 8px 12px 10px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  legend {
    padding-inline: 4px;
    font-size: 12.5px;
    font-weight: 650;
  }
`;
