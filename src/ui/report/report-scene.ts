import type { Point, Size } from '../../core/geometry/types.ts';
import { measure, quantity } from '../../core/messages/messages.ts';
import { html, type Html } from '../../core/report/html.ts';
import { PARAMS } from '../../core/rules/params.ts';
import type { Rule, Zone } from '../../core/scenario/scenario.ts';
import { formatClockTenths, formatNumber } from '../i18n/i18n.ts';
import { placeName } from '../place-name.ts';
import type { Pen } from './pen.ts';

/** The scenario: its zones drawn on a picture of the scene, and its rules with every threshold. */
export function scenarioSection(pen: Pen): Html {
  const { facts, r, language } = pen;
  const { scenario } = facts.session;
  const { rate, warmUp } = scenario.analysis;
  const hasMask = scenario.zones.some(({ kind }) => kind === 'mask');
  return html`<section>
    <h2>${r.scenarioTitle}${scenario.name ? html` · ${scenario.name}` : ''}</h2>
    <p class="quiet">${scenario.name ? '' : `${r.scenarioNameless}. `}${r.scenarioWhen}</p>
    <figure class="scene">
      ${scene(pen)}
      <figcaption>${sceneWords(pen)} ${hasMask ? r.masksBurnt : ''}</figcaption>
    </figure>
    ${zoneTable(pen)} ${ruleTable(pen)}
    <p class="quiet">
      ${r.analysis(formatNumber(language, rate), quantity(language, warmUp, 's'))}
      ${scenario.calibration ? r.calibrated : r.uncalibrated}
    </p>
  </section>`;
}

function sceneWords({ facts: { scene: drawn, alerts }, r, language }: Pen): string {
  if (!drawn) return r.sceneNone;
  const of = alerts.find(({ alert }) => alert.id === drawn.alertId);
  return of ? r.sceneOf(formatClockTenths(language, of.alert.raisedAt)) : r.sceneLast;
}

/** The zones as SVG, in pixels of the source; strokes are dark under light, to show on any picture. */
function scene({ facts, r }: Pen): Html {
  const { size } = facts.session.source;
  const { width, height } = size;
  const picture = facts.scene?.picture;
  const ground = picture
    ? html`<image href="${picture}" width="${width}" height="${height}" preserveAspectRatio="none" />`
    : html`<rect class="empty" width="${width}" height="${height}" />`;
  // Areas and lines lie over the masks' edges, names over everything.
  const { zones } = facts.session.scenario;
  const masks = zones.filter(({ kind }) => kind === 'mask');
  const others = zones.filter(({ kind }) => kind !== 'mask');
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${r.sceneLabel}">
    ${ground}${masks.map((zone) => shape(zone, size))}${others.map((zone) => shape(zone, size))}
    ${[...masks, ...others].map((zone) => nameOf(zone, size))}
  </svg>`;
}

function shape({ kind, points, direction }: Zone, size: Size): Html {
  const list = points.map((point) => pixels(point, size)).join(' ');
  const wide = size.width / 160;
  const draw = (name: string, width: number): Html =>
    kind === 'line'
      ? html`<polyline class="${name}" points="${list}" stroke-width="${width.toFixed(1)}" />`
      : html`<polygon class="${name}" points="${list}" stroke-width="${width.toFixed(1)}" />`;
  const arrow = direction ? arrowOf(middle(points), direction, size) : '';
  return html`${kind === 'mask' ? '' : draw('under', wide)}${draw(kind, kind === 'mask' ? wide / 4 : wide / 2)}${arrow}`;
}

/** The allowed direction, from the middle of the zone. */
function arrowOf(from: Point, [dx, dy]: readonly [number, number], size: Size): Html {
  const length = size.width / 12 / Math.hypot(dx, dy);
  const [x, y] = [from[0] * size.width, from[1] * size.height];
  const [toX, toY] = [x + dx * length, y + dy * length];
  const back = (turn: number): string => {
    const angle = Math.atan2(dy, dx) + turn;
    return `${(toX - Math.cos(angle) * (size.width / 45)).toFixed(1)},${(toY - Math.sin(angle) * (size.width / 45)).toFixed(1)}`;
  };
  const tip = `${toX.toFixed(1)},${toY.toFixed(1)}`;
  const list = `${x.toFixed(1)},${y.toFixed(1)} ${tip} ${back(0.5)} ${tip} ${back(-0.5)}`;
  return html`<polyline class="under" points="${list}" stroke-width="${(size.width / 160).toFixed(1)}" />
    <polyline class="line" points="${list}" stroke-width="${(size.width / 320).toFixed(1)}" />`;
}

function nameOf({ name, id, points }: Zone, size: Size): Html {
  const [x, y] = middle(points);
  const font = size.width / 34;
  return html`<text
    x="${(x * size.width).toFixed(1)}"
    y="${(y * size.height - font / 2).toFixed(1)}"
    text-anchor="middle"
    font-size="${font.toFixed(1)}"
    stroke-width="${(font / 5).toFixed(1)}"
    >${name || id}</text
  >`;
}

function middle(points: readonly Point[]): Point {
  const sum = points.reduce<Point>(([x, y], point) => [x + point[0], y + point[1]], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}

function pixels([x, y]: Point, { width, height }: Size): string {
  return `${(x * width).toFixed(1)},${(y * height).toFixed(1)}`;
}

function zoneTable({ facts, r }: Pen): Html {
  const { zones } = facts.session.scenario;
  if (zones.length === 0) return html`<p>${r.noZones}</p>`;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${r.zone}</th>
        <th scope="col">${r.zoneKind}</th>
      </tr>
    </thead>
    <tbody>
      ${zones.map(
        ({ name, id, kind, direction }) =>
          html`<tr>
            <th scope="row">${name || id}</th>
            <td>${r.zoneKinds[kind]}${direction ? `, ${r.zoneDirection}` : ''}</td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}

function ruleTable(pen: Pen): Html {
  const { facts, r, m } = pen;
  const { scenario } = facts.session;
  if (scenario.rules.length === 0) return html`<p>${r.noRules}</p>`;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${r.rule}</th>
        <th scope="col">${r.place}</th>
        <th scope="col">${r.thresholds}</th>
      </tr>
    </thead>
    <tbody>
      ${scenario.rules.map(
        (rule) =>
          html`<tr>
            <th scope="row">${m.events[rule.event].name}</th>
            <td>${placeName(scenario, rule, m)}</td>
            <td>${thresholds(rule, pen)}</td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}

/** Every parameter with its value; those that nobody set are said to be the default. */
export function thresholds({ event, params }: Rule, { language, r, t, m }: Pen): string {
  return Object.entries(PARAMS[event])
    .map(([name, spec]) => {
      const given = Object.hasOwn(params, name) ? params[name] : undefined;
      const value = given ?? spec.default;
      const words =
        typeof value === 'number'
          ? quantity(language, value, spec.kind === 'number' ? spec.unit : 'none')
          : measure(language, 'in-zone', value);
      return `${t.labelled(m.params[event][name]?.name ?? name, words)}${given === undefined ? ` (${r.byDefault})` : ''}`;
    })
    .join(' · ');
}
