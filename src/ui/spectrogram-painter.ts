import { BANDS } from '../core/sound/bands.ts';
import { COLUMN, SHOWN, type SoundHistory } from './sound-history.ts';

/** Colours as the theme has them. */
export interface SoundColours {
  readonly ground: string;
  readonly line: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly alarm: string;
}

/** A mark where an alert was raised. */
export interface SoundMark {
  /** Media time, seconds. */
  readonly time: number;
  readonly label: string;
}

export interface SoundPlot {
  readonly width: number;
  readonly height: number;
  readonly history: SoundHistory;
  readonly marks: readonly SoundMark[];
  /** Least difference to what is usual that the rule asks for, dB. */
  readonly above: number;
  readonly colours: SoundColours;
  readonly words: { readonly now: string; readonly axes: { frequency: string; time: string; level: string } };
}

/** CSS pixels. */
const AXIS = { left: 48, right: 8, top: 6, bottom: 18, gap: 8 } as const;
/** Share of the height that the spectrogram has; the level has the rest. */
const SPECTRUM = 0.62;
/** Levels that are drawn, dBFS. */
const RANGE = { low: -85, high: -15 } as const;
const LEVELS = { low: -80, high: 0 } as const;
const FREQUENCIES = [125, 500, 2000, 5000] as const;
const FONT = '11px system-ui, sans-serif';

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Draws the last half minute: time by frequency (logarithmic, third-octave bands), and below it the level. */
export function paintSound(context: CanvasRenderingContext2D, plot: SoundPlot): void {
  const { width, height, colours } = plot;
  context.clearRect(0, 0, width, height);
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, width, height);
  const inner = height - AXIS.top - AXIS.bottom - AXIS.gap;
  const across = { x: AXIS.left, width: width - AXIS.left - AXIS.right };
  const spectrum = { ...across, y: AXIS.top, height: inner * SPECTRUM };
  const levels = { ...across, y: AXIS.top + spectrum.height + AXIS.gap, height: inner * (1 - SPECTRUM) };
  context.font = FONT;
  paintSpectrum(context, plot, spectrum);
  paintLevels(context, plot, levels);
  paintTime(context, plot, levels);
  paintMarks(context, plot, spectrum, levels);
}

/** Where a media time lies, the newest at the right edge. */
function across(plot: SoundPlot, area: Area, time: number): number {
  return area.x + area.width * (1 - (plot.history.time - time) / SHOWN);
}

function paintSpectrum(context: CanvasRenderingContext2D, plot: SoundPlot, area: Area): void {
  const { colours, history } = plot;
  const step = area.height / BANDS.length;
  const wide = Math.ceil((area.width * COLUMN) / SHOWN + 0.5);
  context.save();
  context.beginPath();
  context.rect(area.x, area.y, area.width, area.height);
  context.clip();
  for (const { number, bands } of history.columns) {
    const x = across(plot, area, number * COLUMN);
    for (let i = 0; i < BANDS.length; i++) {
      const share = (bands[i]! - RANGE.low) / (RANGE.high - RANGE.low);
      if (share <= 0) continue;
      // From nothing through the accent to the text’s colour: light on dark, dark on light.
      context.globalAlpha = Math.min(1, 1.3 * share ** 1.6);
      context.fillStyle = colours.accent;
      const y = area.y + area.height - (i + 1) * step;
      context.fillRect(x, y, wide, Math.ceil(step));
      if (share > 0.62) {
        context.globalAlpha = Math.min(1, (share - 0.62) / 0.3);
        context.fillStyle = colours.text;
        context.fillRect(x, y, wide, Math.ceil(step));
      }
    }
  }
  context.restore();
  frame(context, area, colours.line);
  for (const frequency of FREQUENCIES) {
    const y = area.y + area.height - (3 * Math.log2(frequency / BANDS[0]) + 0.5) * step;
    const text =
      frequency >= 1000
        ? `${frequency / 1000} k${plot.words.axes.frequency}`
        : `${frequency} ${plot.words.axes.frequency}`;
    label(context, colours.muted, text, area.x - 5, y);
  }
}

function paintLevels(context: CanvasRenderingContext2D, plot: SoundPlot, area: Area): void {
  const { colours, history, above } = plot;
  const y = (level: number): number => {
    const share = (level - LEVELS.low) / (LEVELS.high - LEVELS.low);
    return area.y + area.height * (1 - Math.min(1, Math.max(0, share)));
  };
  frame(context, area, colours.line);
  label(context, colours.muted, plot.words.axes.level, area.x - 5, area.y + 5);
  label(context, colours.muted, '−40', area.x - 5, y(-40));
  label(context, colours.muted, '−80', area.x - 5, y(-80) - 3);
  const { told } = history;
  const line = (points: readonly (readonly [number, number])[], dash: number[], colour: string): void => {
    context.beginPath();
    context.setLineDash(dash);
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    for (const [x, at] of points) context.lineTo(Math.max(area.x, x), at);
    context.stroke();
    context.setLineDash([]);
  };
  const usual = told.map(({ time, usual }) => [across(plot, area, time), y(usual)] as const);
  const limit = told.map(
    ({ time, usual, margin }) => [across(plot, area, time), y(usual + Math.max(above, margin))] as const,
  );
  line(usual, [6, 4], colours.muted);
  line(limit, [2, 3], colours.alarm);
  line(
    history.columns.map(({ number, level }) => [across(plot, area, number * COLUMN), y(level)] as const),
    [],
    colours.accent,
  );
}

function paintTime(context: CanvasRenderingContext2D, plot: SoundPlot, area: Area): void {
  const { colours, words } = plot;
  const y = area.y + area.height + 10;
  for (let back = 0; back < SHOWN; back += 10) {
    const x = area.x + area.width * (1 - back / SHOWN);
    const text = back === 0 ? words.now : `−${back} ${words.axes.time}`;
    label(context, colours.muted, text, back === 0 ? x : x + 12, y);
  }
}

function paintMarks(context: CanvasRenderingContext2D, plot: SoundPlot, top: Area, bottom: Area): void {
  const { marks, history, colours } = plot;
  for (const [i, { time, label: text }] of marks.entries()) {
    if (!(time >= history.time - SHOWN && time <= history.time + 1)) continue;
    const x = Math.min(top.x + top.width - 1, across(plot, top, time));
    context.strokeStyle = colours.alarm;
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(x, top.y);
    context.lineTo(x, bottom.y + bottom.height);
    context.stroke();
    const wide = context.measureText(text).width + 8;
    const left = Math.max(top.x, x - wide);
    context.fillStyle = colours.ground;
    // Two that follow at once stand one below the other.
    const y = top.y + 1 + 16 * (i % 2);
    context.fillRect(left, y, wide, 15);
    label(context, colours.text, text, left + wide - 4, y + 8);
  }
}

function frame(context: CanvasRenderingContext2D, { x, y, width, height }: Area, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
}

/** Text that ends at `x`, its middle at `y`. */
function label(context: CanvasRenderingContext2D, colour: string, text: string, x: number, y: number): void {
  context.fillStyle = colour;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillText(text, x, y);
}
