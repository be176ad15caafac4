import { css } from 'lit';

/** The trainer's pages: on the screen one below the other, on paper one sheet of A4 each. */
export const trainerStyles = css`
  .page {
    display: grid;
    gap: 18px;
    max-width: 60rem;
    margin: 0 auto;
    padding: clamp(14px, 3vh, 32px) clamp(14px, 4vw, 40px) 40px;
  }
  .page > header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
  }
  .page > header p {
    flex-basis: 100%;
  }
  h1 {
    flex: 1;
    font-size: 26px;
    letter-spacing: -0.015em;
  }
  .sheet {
    display: grid;
    gap: 12px;
    padding: clamp(14px, 3vw, 28px);
  }
  .sheet > header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 2px 16px;
    padding-bottom: 8px;
    border-bottom: 2px solid var(--text);
  }
  h2 {
    font-size: 20px;
    letter-spacing: -0.01em;
    line-height: 1.2;
  }
  h3 {
    margin-bottom: 3px;
    color: var(--text);
    font-size: 13.5px;
  }
  .plans {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
    gap: 16px 22px;
  }
  dl.short {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 3px 12px;
  }
  dl.short dt {
    font-weight: 650;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: inherit;
  }
  td {
    padding: 3px 6px 3px 0;
    border-top: 1px solid var(--line);
    vertical-align: top;
  }
  td:first-child {
    width: 4.2em;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  ul.dots {
    display: grid;
    gap: 4px;
    padding-inline-start: 1.2em;
    list-style: disc;
  }
  .source {
    color: var(--muted);
  }
  .keep {
    font-weight: 600;
  }
  @page {
    size: A4;
    margin: 13mm 14mm;
  }
  @media print {
    :host {
      --text: #000;
      --muted: #333;
      --line: #bbb;
      --panel: #fff;
      color: #000;
      font-size: 9pt;
      line-height: 1.32;
    }
    .page {
      display: block;
      max-width: none;
      padding: 0;
    }
    .page > header {
      display: none;
    }
    .sheet {
      gap: 2.4mm;
      padding: 0;
      border: 0;
      break-after: page;
      background: none;
    }
    .sheet:last-child {
      break-after: auto;
    }
    h2 {
      font-size: 15pt;
    }
    h3 {
      font-size: 9.5pt;
    }
    td {
      padding-block: 0.7mm;
    }
  }
`;
