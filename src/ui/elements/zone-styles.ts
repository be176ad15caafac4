import { css } from 'lit';

/** Every stroke is drawn twice, dark below light, so that it reads on any picture. */
export const zoneStyles = css`
  :host {
    position: absolute;
    inset: 0;
    display: block;
    pointer-events: none;
  }
  svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  /* One finger draws and moves corners, not the page; two still zoom. Parts of an SVG cannot say this. */
  :host([editing]) svg {
    pointer-events: auto;
    touch-action: pinch-zoom;
  }
  /* It lies on a picture, and every stroke and word has its own dark ground. */
  svg {
    forced-color-adjust: none;
  }
  svg.busy {
    cursor: crosshair;
  }
  svg:focus-visible {
    outline: 3px solid var(--accent, #5cc8ff);
    outline-offset: 2px;
  }
  polygon,
  polyline,
  path {
    fill: none;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .halo,
  .arrow-halo,
  .cross-halo {
    stroke: rgb(0 0 0 / 75%);
    stroke-width: 5;
  }
  .edge,
  .arrow,
  .cross {
    stroke: #fff;
    stroke-width: 2;
  }
  .area .edge {
    stroke: #8fe3ff;
  }
  .line .edge {
    stroke: #ffe08a;
    stroke-dasharray: 12 5;
  }
  .mask .edge {
    stroke: #fff;
    stroke-dasharray: 3 5;
  }
  .area .fill {
    fill: rgb(92 200 255 / 10%);
  }
  .area.selected .fill {
    fill: rgb(92 200 255 / 20%);
  }
  .draft .fill {
    fill: rgb(255 255 255 / 15%);
  }
  .broken .edge {
    stroke: #ff7a6b;
    stroke-dasharray: 4 4;
  }
  .selected .edge {
    stroke-width: 3;
  }
  .hit {
    outline: none;
  }
  .body {
    stroke: transparent;
    stroke-width: 24;
    pointer-events: none;
  }
  :host([editing]) .body {
    pointer-events: stroke;
  }
  :host([editing]) polygon.body {
    pointer-events: all;
  }
  :host([editing]) .body,
  .handle {
    cursor: move;
  }
  .hit:focus-visible .body {
    stroke: rgb(255 255 255 / 45%);
    stroke-width: 8;
  }
  .tag rect {
    fill: rgb(9 12 16 / 82%);
  }
  .tag text {
    fill: #fff;
    font:
      600 12px/1 system-ui,
      sans-serif;
  }
  .handle {
    pointer-events: all;
    outline: none;
  }
  .reach {
    fill: transparent;
  }
  @media (pointer: coarse) {
    .vertex .reach,
    .turn .reach {
      r: 22px;
    }
  }
  .dot {
    fill: #fff;
    stroke: #05080c;
    stroke-width: 2.5;
  }
  .dot.first {
    fill: #5cc8ff;
  }
  .plus {
    stroke: #fff;
    stroke-width: 2.5;
    paint-order: stroke;
    filter: drop-shadow(0 0 2px #000) drop-shadow(0 0 1px #000);
    opacity: 0.75;
  }
  .mid:hover .plus {
    opacity: 1;
  }
  .vertex:hover .dot,
  .turn:hover .dot {
    fill: #5cc8ff;
  }
  .vertex.picked .dot {
    fill: #ffb020;
  }
  .handle:focus-visible .dot {
    stroke: #5cc8ff;
    stroke-width: 5;
  }
  .console {
    position: absolute;
    inset: 8px auto auto 8px;
    pointer-events: auto;
  }
  :host([editing]) .console {
    inset: auto auto 100% 50%;
    box-sizing: border-box;
    width: 100cqw;
    padding: 6px 8px;
    translate: -50%;
    background: var(--panel, #13161b);
    color: var(--text, #fff);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .tools button {
    min-height: 32px;
    padding: 4px 10px;
    border: 1px solid rgb(255 255 255 / 22%);
    border-radius: 8px;
    color: #fff;
    background: rgb(9 12 16 / 82%);
    font:
      500 13px/1.2 system-ui,
      sans-serif;
    cursor: pointer;
  }
  @media (pointer: coarse) {
    .tools button {
      min-height: 44px;
    }
  }
  .tools button:hover {
    background: rgb(40 48 58 / 92%);
  }
  .tools button:disabled {
    opacity: 0.45;
    cursor: default;
  }
  .tools button:focus-visible {
    outline: 3px solid #5cc8ff;
    outline-offset: 2px;
  }
  :host([editing]) .tools button {
    border-color: var(--line, #272d36);
    color: inherit;
    background: var(--raised, #1b1f26);
  }
  :host([editing]) .tools button:hover:not(:disabled, [aria-pressed='true']) {
    background: var(--hover, #242a33);
  }
  :host([editing]) .tools button[aria-pressed='true'] {
    border-color: var(--accent, #74c7ff);
    color: var(--accent-text, #08131c);
    background: var(--accent, #74c7ff);
  }
  @media (forced-colors: active) {
    :host([editing]) .tools button[aria-pressed='true'] {
      forced-color-adjust: none;
    }
  }
  :host([editing]) .tools .done {
    margin-inline-start: auto;
    font-weight: 650;
  }
  .hint {
    margin: 5px 2px 0;
    color: var(--muted, #a3adba);
    font:
      12.5px/1.4 system-ui,
      sans-serif;
  }
  .hint.problem {
    color: var(--alarm-text, #ff8b80);
    font-weight: 600;
  }
  @media (pointer: coarse) {
    .keys {
      display: none;
    }
  }
  .quiet {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
