import type { Scenario } from '../../core/scenario/scenario.ts';

/** What the stage is watched for: its acts are short, so its rules are quick. */
export const stageScenario: Scenario = {
  version: 1,
  name: 'Stage',
  zones: [],
  rules: [
    { id: 'abandoned', event: 'abandoned-object', zone: null, params: { unattendedFor: 8 } },
    { id: 'down', event: 'person-down', zone: null, params: { onGroundFor: 3 } },
    { id: 'crowd', event: 'crowd-density', zone: null, params: { maxPeople: 6, holdFor: 3 } },
  ],
  calibration: null,
  analysis: { rate: 8, warmUp: 0 },
};
