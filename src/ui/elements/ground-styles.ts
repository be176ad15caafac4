import { css } from 'lit';

/** As on zones, every stroke is drawn twice, dark below light, so that it reads on any picture. */
export const groundStyles = css`
  :host {
    position: absolute;
    inset: 0;
    display: block;
  }
  svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
    touch-action: pinch-zoom;
    forced-color-adjust: none;
  }
  path,
  polygon {
    fill: none;
    stroke-linejoin: round;
  }
  .grid .halo {
    stroke: rgb(0 0 0 / 45%);
    stroke-width: 2.5;
  }
  .fine {
    stroke: rgb(143 227 255 / 55%);
  }
  .strong {
    stroke: rgb(143 227 255 / 95%);
    stroke-width: 1.6;
  }
  .halo {
    stroke: rgb(0 0 0 / 70%);
    stroke-width: 5;
  }
  .edge {
    stroke: #ffe08a;
    stroke-width: 2;
  }
  .standing {
    fill: rgb(143 227 255 / 12%);
    stroke: #8fe3ff;
    stroke-width: 2;
    stroke-dasharray: 5 4;
    cursor: pointer;
    outline: none;
  }
  .standing:hover,
  .standing:focus-visible {
    fill: rgb(143 227 255 / 35%);
    stroke-width: 3;
  }
  .handle {
    cursor: move;
    outline: none;
  }
  .reach {
    fill: transparent;
  }
  @media (pointer: coarse) {
    .reach {
      r: 24px;
    }
  }
  .dot {
    fill: #ffe08a;
    stroke: #05080c;
    stroke-width: 2.5;
  }
  .handle text {
    fill: #05080c;
    font:
      700 11px/1 system-ui,
      sans-serif;
    pointer-events: none;
    user-select: none;
  }
  .handle:hover .dot {
    fill: #fff;
  }
  .handle:focus-visible .dot {
    stroke: #5cc8ff;
    stroke-width: 5;
  }
  .guilty .dot {
    fill: #ff7a6b;
  }
  .plate {
    position: absolute;
    inset: 8px auto auto 8px;
    max-width: calc(100% - 16px);
    box-sizing: border-box;
    margin: 0;
    padding: 3px 8px;
    border-radius: 5px;
    color: #fff;
    background: rgb(9 12 16 / 82%);
    font:
      600 12.5px/1.35 system-ui,
      sans-serif;
    pointer-events: none;
  }
  .plate.problem {
    color: #ffb4ab;
  }
`;
