import { expect, it } from 'vitest';
import { ERRORS } from '../../../../src/core/errors.ts';
import { fr } from '../../../../src/core/messages/fr.ts';
import { followView, stageScenario, stageScenarioIn } from '../../../../src/sources/stage/demo-scenario.ts';
import { ACTIONS } from '../../../../src/sources/stage/stage-director.ts';
import { VIEWS } from '../../../../src/sources/stage/stage-set.ts';
import { editEn } from '../../../../src/ui/i18n/edit-en.ts';
import { editFr } from '../../../../src/ui/i18n/edit-fr.ts';

it('everything that the director can ask for has words in both languages', () => {
  for (const words of [editEn, editFr]) {
    for (const { id } of ACTIONS) expect(words.stageActions[id], id).toBeTruthy();
    for (const { id } of VIEWS) expect(words.stageViews[id], id).toBeTruthy();
  }
  for (const code of ['no-webgl', 'graphics-lost'] as const) {
    expect(ERRORS[code]).toBeTruthy();
    expect(fr.errors[code]).toBeTruthy();
  }
});

it('the scenario of the stage is named in both languages, and its zones follow the camera in both', () => {
  expect(stageScenarioIn('en')).toBe(stageScenario);
  const french = stageScenarioIn('fr');
  const names = ({ name, zones }: typeof french): string[] => [name, ...zones.map((zone) => zone.name)];
  names(french).forEach((name, n) => expect(name).not.toBe(names(stageScenario)[n]));
  expect(names(followView(french, 'platform', 'hall')!)).toEqual(names(french));
});
