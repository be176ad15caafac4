import { css } from 'lit';

export const trackSearchStyles = css`
  :host {
    display: grid;
    gap: 12px;
    padding: 12px 16px 20px;
  }
  .why summary {
    min-height: 24px;
    cursor: pointer;
    font-weight: 600;
  }
  .why p {
    max-width: 60em;
    margin-top: 8px;
  }
  form {
    display: grid;
    gap: 12px;
    padding-bottom: 14px;
    border-bottom: 1px solid var(--line);
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 10.5rem), 1fr));
    gap: 8px 12px;
    align-items: end;
  }
  .field {
    display: grid;
    gap: 3px;
    min-width: 0;
  }
  .fields label {
    min-width: 0;
  }
  .fields select,
  .fields input {
    width: 100%;
  }
  input[aria-invalid='true'] {
    border-color: var(--alarm);
  }
  section {
    display: grid;
    gap: 10px;
    align-content: start;
  }
  .count {
    font-weight: 600;
  }
  .count:empty {
    display: none;
  }
  ul {
    display: grid;
    gap: 8px;
  }
  progress {
    width: 100%;
    height: 8px;
    accent-color: var(--accent);
  }
`;
