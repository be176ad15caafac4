import { css } from 'lit';

export const timelineStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    min-height: 0;
    --names: 196px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 14px;
    padding: 7px 14px 5px;
    font-size: 12.5px;
  }
  h2 {
    font-size: 13px;
  }
  .key {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }
  .key i {
    width: 16px;
    height: 9px;
    border-radius: 2px;
  }
  .key i.suspect {
    border: 1.5px dashed var(--suspect);
  }
  .key i.attention {
    background: var(--attention);
  }
  .key i.alarm {
    background: var(--alarm);
  }
  .key i.above,
  .key i.below {
    border: 1px solid var(--line-strong);
    background: linear-gradient(var(--line-strong) 50%, transparent 50%);
  }
  .key i.below {
    background: linear-gradient(transparent 50%, var(--accent) 50%);
  }
  .key i.happened {
    height: 4px;
    background: var(--good);
  }
  .key i.gap {
    background: repeating-linear-gradient(-45deg, var(--line-strong) 0 2px, transparent 2px 5px);
  }
  .lanes {
    position: relative;
    min-height: 0;
    overflow-y: auto;
    padding: 0 14px 8px;
  }
  .grid {
    position: relative;
    display: grid;
    grid-template-columns: var(--names) minmax(0, 1fr);
  }
  .name {
    all: unset;
    box-sizing: border-box;
    display: flex;
    align-items: center;
    gap: 7px;
    min-width: 0;
    min-height: 28px;
    padding-right: 10px;
    cursor: pointer;
    font-size: 12.5px;
    line-height: 1.15;
  }
  .name span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .name:hover {
    color: var(--accent);
  }
  .name:focus-visible {
    outline: 2px solid var(--accent);
    border-radius: 3px;
  }
  svg.lane {
    display: block;
    width: 100%;
    height: 28px;
    border-top: 1px solid var(--line);
  }
  .track {
    fill: var(--raised);
  }
  .suspect rect,
  rect.suspect {
    fill: transparent;
    stroke: var(--suspect);
    stroke-width: 1.5;
    stroke-dasharray: 3 2.5;
  }
  rect.attention {
    fill: var(--attention);
  }
  rect.alarm {
    fill: var(--alarm);
  }
  rect.lost {
    fill-opacity: 0.25;
    stroke: var(--text);
    stroke-width: 1.2;
    stroke-dasharray: 3 2;
  }
  rect.gained {
    stroke: var(--accent);
    stroke-width: 2.4;
  }
  rect.mark {
    fill: var(--good);
  }
  rect.mark.missed {
    fill: var(--panel);
    stroke: var(--good);
    stroke-width: 1.4;
  }
  rect.mark.open,
  rect.drawing {
    fill: var(--good);
    opacity: 0.55;
  }
  rect.drawing {
    opacity: 0.3;
  }
  rect.chosen {
    stroke: var(--text);
    stroke-width: 2;
  }
  .hatch {
    stroke: var(--line-strong);
    stroke-width: 1.6;
  }
  .axis {
    position: relative;
    height: 20px;
    border-top: 1px solid var(--line);
    color: var(--muted);
    font-size: 11.5px;
  }
  .axis span {
    position: absolute;
    top: 2px;
    translate: -50% 0;
  }
  .defs {
    position: absolute;
  }
  .axis .last {
    translate: -100% 0;
  }
  .axis span:first-child {
    translate: 0 0;
  }
  .scrub {
    position: absolute;
    inset: 0 0 0 var(--names);
    cursor: ew-resize;
    touch-action: pan-y;
  }
  .scrub.marking {
    cursor: crosshair;
    touch-action: none;
  }
  .scrub.fixed {
    cursor: default;
    pointer-events: none;
  }
  .head-line {
    position: absolute;
    inset-block: 0;
    width: 2px;
    margin-left: -1px;
    background: var(--accent);
    pointer-events: none;
  }
  .head-line::before {
    content: '';
    position: absolute;
    top: -1px;
    left: -4px;
    border: 5px solid transparent;
    border-top: 7px solid var(--accent);
  }
  .empty {
    padding: 14px;
    color: var(--muted);
  }
  @media (max-width: 560px) {
    :host {
      --names: 112px;
    }
  }
  @media (forced-colors: active) {
    /* Hollow and full, where colours cannot tell them apart. */
    rect.attention {
      fill: Canvas;
      stroke: CanvasText;
      stroke-width: 2;
    }
    .key i {
      forced-color-adjust: none;
    }
    .key i.attention {
      border: 2px solid CanvasText;
      background: Canvas;
    }
  }
`;
