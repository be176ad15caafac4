import { html, type TemplateResult } from 'lit';
import type { App } from '../../app/app-state.ts';
import type { Box } from '../../core/geometry/types.ts';
import { addFixture, belongsHere, removeFixture } from '../../core/scenario/fixtures.ts';
import { placeWords } from '../i18n/place-words.ts';
import { icon } from './vigie-icon.ts';

/** “This belongs here” for the thing in `box`; once said, that it does, and the way back. */
export function fixtureButton(app: App, box: Box): TemplateResult {
  const { scenario, language } = app.state;
  const words = placeWords(language);
  if (!belongsHere(scenario.fixtures, box)) {
    return html`<button
      type="button"
      data-fixture="add"
      title=${words.belongsHelp}
      @click=${() => app.editScenario(addFixture(app.state.scenario, box))}
    >
      ${icon('fixture', 15)} ${words.belongs}
    </button>`;
  }
  return html`<button
    type="button"
    data-fixture="remove"
    aria-pressed="true"
    aria-label=${words.belongsUndoLabel}
    title=${words.belongsUndoLabel}
    @click=${() => app.editScenario(removeFixture(app.state.scenario, box))}
  >
    ${icon('fixture', 15)} ${words.belongsNow} ${icon('undo', 14)}
  </button>`;
}
