import { beganAt } from '../../app/session-date.ts';
import { html, type Html } from '../../core/report/html.ts';
import { SHEET_PARTS, type SheetPart } from '../../core/scenario/authorisation.ts';
import { periodWords, sheetWords } from '../i18n/sheet-words.ts';
import type { Pen } from './pen.ts';

/** The authorisation sheet at the head of a report: what was stated, and above all what was not. */
export function sheetSection(pen: Pen): Html {
  const words = sheetWords(pen.language);
  const sheet = pen.facts.session.scenario.authorisation;
  const cell = (part: SheetPart): Html => {
    const stated = part === 'period' ? periodCell(pen) : sheet?.[part];
    return stated ? html`${stated}` : html`<strong class="attention">${words.missing}</strong>`;
  };
  return html`<section class="keep">
    <h2>${words.title}</h2>
    <p class="quiet">${sheet ? words.some : words.none}</p>
    ${
      sheet
        ? html`<table class="facts">
            <tbody>
              ${SHEET_PARTS.map(
                (part) =>
                  html`<tr>
                    <th scope="row">${words.parts[part].name}</th>
                    <td>${cell(part)}</td>
                  </tr> `,
              )}
            </tbody>
          </table>`
        : ''
    }
    <p class="quiet">${words.lawAsOf}</p>
  </section>`;
}

function periodCell({ facts: { session }, language }: Pen): string | null {
  const words = sheetWords(language);
  const period = session.scenario.authorisation?.period;
  if (!period) return null;
  const applied = beganAt(session) === null ? words.notApplied : words.applied;
  return `${periodWords(language, period)} (${applied})`;
}
