import { css } from 'lit';

/** What every element's shadow root starts from: type, buttons, inputs, panels, badges, focus. */
export const sharedStyles = css`
  :host {
    font: 14px/1.45 var(--font);
    color: var(--text);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  dl,
  dd,
  ul,
  ol,
  figure {
    margin: 0;
  }
  ul,
  ol {
    padding: 0;
    list-style: none;
  }
  h2 {
    font-size: 15px;
    font-weight: 650;
  }
  h3 {
    font-size: 12.5px;
    font-weight: 650;
    color: var(--muted);
  }
  a {
    color: var(--accent);
  }
  svg {
    flex: none;
  }

  button,
  .button,
  summary.button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: var(--target);
    min-width: var(--target);
    padding: 3px 11px;
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--raised);
    color: inherit;
    font: inherit;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  button:hover:not(:disabled),
  .button:hover {
    background: var(--hover);
  }
  button:active:not(:disabled) {
    translate: 0 0.5px;
  }
  button:disabled {
    opacity: 0.45;
    cursor: default;
  }
  button[aria-pressed='true'],
  button[aria-checked='true'],
  button[aria-selected='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
  }
  button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--accent-text);
    font-weight: 600;
  }
  button.primary:hover:not(:disabled) {
    background: color-mix(in oklab, var(--accent) 86%, var(--text));
  }
  button.danger {
    border-color: var(--alarm);
    background: var(--alarm-soft);
    color: var(--alarm-text);
  }
  button.quiet {
    border-color: transparent;
    background: transparent;
  }
  button.quiet:hover:not(:disabled) {
    background: var(--hover);
  }
  button.icon {
    padding: 3px;
    width: var(--target);
  }

  input,
  select,
  textarea {
    min-height: var(--target);
    padding: 3px 8px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    max-width: 100%;
    background: var(--field);
    color: inherit;
    font: inherit;
  }
  input[type='checkbox'],
  input[type='radio'] {
    min-height: 0;
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--accent);
  }
  input[type='range'] {
    padding: 0;
    border: 0;
    background: transparent;
    accent-color: var(--accent);
  }
  input[type='file'] {
    max-width: 100%;
  }
  input:user-invalid {
    border-color: var(--alarm);
  }
  label {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  label > select {
    min-width: 0;
  }
  label.stacked {
    flex-direction: column;
    align-items: stretch;
    gap: 3px;
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  * {
    scrollbar-width: thin;
    scrollbar-color: var(--line-strong) transparent;
  }
  .panel {
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--panel);
  }
  .muted {
    color: var(--muted);
  }
  .small {
    font-size: 12.5px;
  }
  .number,
  time {
    font-variant-numeric: tabular-nums;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .wrap {
    flex-wrap: wrap;
  }
  .grow {
    flex: 1;
    min-width: 0;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    padding: 1px 7px;
    border: 1px solid var(--line);
    border-radius: 99px;
    font-size: 12px;
    white-space: nowrap;
  }
  .alarm {
    color: var(--alarm-text);
  }
  .attention {
    color: var(--attention-text);
  }
  .good {
    color: var(--good);
  }
  kbd {
    display: inline-block;
    min-width: 22px;
    padding: 1px 5px;
    border: 1px solid var(--line-strong);
    border-bottom-width: 2px;
    border-radius: 4px;
    font: 12px/1.4 var(--font);
    text-align: center;
  }
  .visually-hidden {
    position: absolute !important;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  dialog {
    width: min(34rem, calc(100vw - 32px));
    max-height: min(80vh, 46rem);
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--panel);
    color: var(--text);
    box-shadow: var(--shadow);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 55%);
  }
  [popover] {
    inset: auto;
    margin: 0;
    padding: 14px 16px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--panel);
    color: var(--text);
    box-shadow: var(--shadow);
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 0.01ms !important;
      animation-iteration-count: 1 !important;
      transition-duration: 0.01ms !important;
    }
  }
  @media (forced-colors: active) {
    /* Else the browser puts a plate of the page's own ground under the words. */
    button.primary {
      forced-color-adjust: none;
    }
    button[aria-pressed='true'],
    button[aria-checked='true'],
    button[aria-selected='true'] {
      border: 2px solid Highlight;
    }
  }
`;
