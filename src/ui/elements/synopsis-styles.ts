import { css } from 'lit';

export const synopsisStyles = css`
  :host {
    display: grid;
    gap: 10px;
    min-width: 0;
    padding: 12px 16px 16px;
  }
  .lead {
    max-width: 62rem;
  }
  .frame {
    position: relative;
    aspect-ratio: var(--aspect);
    width: min(100%, calc(58vh * var(--aspect)));
    margin-inline: auto;
    background: #07090b;
  }
  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  canvas.can-seek {
    cursor: pointer;
  }
  .under {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
    width: min(100%, max(36rem, calc(58vh * var(--aspect))));
    margin-inline: auto;
  }
  .under input[type='range'] {
    flex: 1 1 140px;
    min-width: 100px;
  }
  select {
    padding-inline: 4px;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 16px;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 14px;
    margin: 0;
    padding: 0;
    border: 0;
  }
  fieldset label {
    min-height: var(--target);
  }
  .now {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    /* Two rows: who comes and goes does not move the page. */
    min-height: calc(2 * var(--target) + 6px);
    align-content: start;
  }
  .swatch {
    width: 10px;
    height: 10px;
    border: 1px solid var(--line-strong);
    border-radius: 50%;
    forced-color-adjust: none;
  }
  .swatch.thing {
    border-radius: 2px;
  }
`;
