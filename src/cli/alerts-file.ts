import type { EngineFacts, ExactEnd, VideoFacts } from '../core/evaluation/exact-run.ts';
import type { Alert } from '../core/rules/alert.ts';
import type { Scenario } from '../core/scenario/scenario.ts';

/** What `alerts.json` holds. Times in seconds of the video, boxes in 0..1; nothing of this run's clock. */
export interface AlertsFile {
  readonly version: 1;
  /** Name of the video's file. */
  readonly video: string;
  readonly scenario: Scenario;
  /** Version and build of Vigie, such as `0.1.0+3f2a90c41b7d`. */
  readonly app: string;
  readonly model: { readonly id: string; readonly sha256: string };
  readonly backend: string;
  readonly coverage: ExactEnd['coverage'];
  readonly alerts: readonly Omit<Alert, 'ruleId'>[];
}

export function alertsFile(
  app: string,
  video: VideoFacts,
  scenario: Scenario,
  engine: EngineFacts,
  end: ExactEnd,
): AlertsFile {
  return {
    version: 1,
    video: video.name,
    scenario,
    app,
    model: { id: engine.detector, sha256: engine.modelSha256 },
    backend: engine.backend,
    coverage: end.coverage,
    alerts: inOrder(end.alerts).map(
      ({ id, event, zone, level, raisedAt, clearedAt, box, trackIds, because }) => ({
        id,
        event,
        zone,
        level,
        raisedAt,
        clearedAt,
        box,
        trackIds,
        because: because.map(({ condition, value, threshold, since }) => ({
          condition,
          value,
          threshold,
          since,
        })),
      }),
    ),
  };
}

/** By when they were raised, then by id. */
export function inOrder(alerts: readonly Alert[]): Alert[] {
  return alerts.toSorted((a, b) => a.raisedAt - b.raisedAt || (a.id < b.id ? -1 : 1));
}
