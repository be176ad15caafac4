import { css } from 'lit';

/** Only for those who listen. */
const WORDLESS = css`
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
`;

export const workStyles = css`
  :host {
    display: block;
    height: 100%;
    min-height: 0;
  }
  .layout {
    display: grid;
    height: 100%;
    min-height: 0;
  }
  .wide {
    grid-template-columns: minmax(0, 1fr) clamp(320px, 27vw, 440px);
  }
  .main,
  .rail {
    display: grid;
    min-width: 0;
    min-height: 0;
  }
  .wide .main {
    grid-template-rows: minmax(0, 1fr) fit-content(36vh);
  }
  .wide .rail {
    grid-template-rows: minmax(0, 1.15fr) minmax(0, 1fr);
    border-left: 1px solid var(--line);
  }
  /* Forms and cards beside the picture want more room than alerts. */
  .wide.looking {
    grid-template-columns: minmax(0, 1fr) clamp(340px, 36vw, 560px);
  }
  .looking .rail {
    grid-template-rows: minmax(0, 1fr);
  }
  .stage {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
    min-width: 0;
    min-height: 0;
  }
  .lines {
    grid-row: 1;
  }
  .stage > vigie-picture {
    grid-row: 2;
  }
  /* Covered, not hidden: a video goes on, and its pictures come. */
  .stage > .covered {
    position: absolute;
    width: 1px;
    height: 1px !important;
    opacity: 0;
  }
  .stage > vigie-side {
    grid-row: 2;
  }
  .under {
    grid-row: 3;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 14px;
    padding: 4px 12px;
    border-top: 1px solid var(--line);
    background: var(--panel);
  }
  .under vigie-playback-bar {
    flex: 1 1 300px;
  }
  .layers {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .layers button {
    padding-inline: 8px;
    font-size: 12.5px;
  }
  .timeline {
    display: flex;
    flex-direction: column;
    min-height: 0;
    border-width: 1px 0 0;
    border-radius: 0;
    overflow: hidden;
  }
  .timeline > vigie-timeline {
    flex: 1 1 auto;
    min-height: 0;
  }
  .alerts {
    min-height: 0;
    background: var(--ground);
  }
  .alerts > vigie-alert-list {
    height: 100%;
  }
  .drawer {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    min-height: 0;
    border-top: 1px solid var(--line);
    background: var(--panel);
  }
  .tabs {
    display: flex;
    overflow-x: auto;
    padding-inline: 6px;
    border-bottom: 1px solid var(--line);
  }
  .tabs button {
    flex: 1 0 auto;
    min-height: 38px;
    /* Five of them fit the rail in both languages. */
    padding-inline: 8px;
    border: 0;
    border-radius: 0;
    background: none;
    color: var(--muted);
    font-size: 14px;
    font-weight: 600;
  }
  .tabs button[aria-selected='true'] {
    color: var(--text);
    box-shadow: inset 0 -2px var(--accent);
  }
  @media (forced-colors: active) {
    .tabs button[aria-selected='true'] {
      border-bottom: 3px solid Highlight;
    }
  }
  .narrow .tabs button,
  .stacked .tabs button {
    padding-inline: 5px;
    font-size: 13px;
  }
  .stacked .rail {
    grid-template-rows: minmax(0, 1fr);
  }
  .tabs button:focus-visible {
    outline-offset: -3px;
  }
  .sheet {
    min-height: 0;
    overflow-y: auto;
  }
  .sheet:focus-visible {
    outline-offset: -3px;
  }
  .sheet > vigie-alert-list {
    height: 100%;
  }
  .padded {
    display: block;
    padding: 12px 14px 16px;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 6px 14px;
    background: var(--panel);
    border-bottom: 1px solid var(--line);
  }
  .narrow {
    grid-template-rows: max-content minmax(300px, 1fr);
    overflow-y: auto;
  }
  .narrow.looking {
    grid-template-rows: max-content minmax(440px, 1fr);
  }
  .narrow .main,
  .narrow .stage {
    min-height: auto;
    grid-template-rows: max-content;
  }
  .narrow .stage > vigie-picture {
    height: calc(min(100vw / var(--aspect, 1.78), 46vh) + var(--console, 0px));
  }
  .narrow .layers {
    flex: 1 1 100%;
  }
  .narrow .layers button {
    flex: 1 1 auto;
  }
  .narrow .layers .badge {
    flex: none;
    align-self: center;
  }
  /* Between a telephone and a wide screen the buttons keep their signs, and lose their words. */
  @media (861px <= width <= 1180px) {
    .layers button span {
      ${WORDLESS}
    }
  }
  .layers .wordless span {
    ${WORDLESS}
  }
  /* One word less: a row that wraps while somebody draws moves the picture under the pointer. */
  @media (861px <= width <= 1560px) {
    .layers .short span {
      ${WORDLESS}
    }
  }
  @media (max-width: 420px) {
    .layers button:not(.wordless) svg {
      display: none;
    }
  }
`;
