import type { Alert, Verdict } from '../core/rules/alert.ts';
import type { Scenario, Zone } from '../core/scenario/scenario.ts';
import type { SessionRecord } from '../store/vigie-store.ts';
import type { AlertPictures } from './alert-desk.ts';
import { appId } from './app-id.ts';
import type { SessionAlert } from './app-state.ts';
import { burnMasks } from './snapshot-camera.ts';

/** Everything that a report says, as plain data. Pictures are `data:` addresses of JPEGs with masks burnt in. */
export interface ReportFacts {
  /** Version and build of the page, such as `0.1.0+3f2a90c41b7d`. */
  readonly app: string;
  /** When it was made, milliseconds since 1970. */
  readonly madeAt: number;
  readonly session: SessionRecord;
  readonly alerts: readonly ReportAlert[];
  /** People in the pictures are figures. */
  readonly peopleHidden: boolean;
  /** What the scenario is drawn on, or null where no picture was kept. */
  readonly scene: ReportScene | null;
}

export interface ReportAlert {
  readonly alert: Alert;
  readonly verdict: Verdict | null;
  /** Null where none was kept, or pictures were not asked for. */
  readonly picture: string | null;
  readonly hasPicture: boolean;
}

/** Which pictures go into a report: none, those with people as figures, or those of the camera. */
export type ReportPictures = 'none' | 'hidden' | 'plain';

export interface ReportScene {
  readonly picture: string;
  /** When the picture is an alert's: which one. Its box is drawn in it. */
  readonly alertId: string | null;
}

export interface ReportSource {
  readonly session: SessionRecord;
  /** The scenario on the screen: its masks hide too, though they may be newer than the pictures. */
  readonly scenario: Scenario;
  readonly alerts: readonly SessionAlert[];
  readonly kept: (alertId: string) => AlertPictures | null;
  readonly pictures: ReportPictures;
  /** A picture of the scene without a box, where there still is one. */
  readonly scene: () => Promise<Blob | null>;
}

/** Pictures that are made at a time: browsers encode them when they are idle, so that each takes long alone. */
const TOGETHER = 8;

/** Puts together what a report says. A picture that cannot be read any more is left out. */
export async function gatherReport(source: ReportSource): Promise<ReportFacts> {
  const { session } = source;
  const masks = [...session.scenario.zones, ...source.scenario.zones].filter(({ kind }) => kind === 'mask');
  const ordered = source.alerts.toSorted(
    (a, b) => a.alert.raisedAt - b.alert.raisedAt || (a.alert.id < b.alert.id ? -1 : 1),
  );
  // Each is decoded and masked anew, which takes its time.
  const wanted = source.pictures !== 'none';
  const alerts: ReportAlert[] = [];
  for (let from = 0; from < ordered.length; from += TOGETHER) {
    const made = ordered
      .slice(from, from + TOGETHER)
      .map(async ({ alert, verdict }): Promise<ReportAlert> => {
        const kept = source.kept(alert.id);
        const blob = (source.pictures === 'hidden' ? kept?.hidden : kept?.picture) ?? null;
        const picture = wanted ? await address(blob, masks) : null;
        return { alert, verdict, picture, hasPicture: kept !== null };
      });
    alerts.push(...(await Promise.all(made)));
  }
  const scene = wanted ? await address(await source.scene(), masks) : null;
  const shown = alerts.find(({ picture }) => picture !== null);
  return {
    app: appId(),
    madeAt: Date.now(),
    session,
    alerts,
    peopleHidden: source.pictures === 'hidden',
    scene: scene
      ? { picture: scene, alertId: null }
      : shown?.picture
        ? { picture: shown.picture, alertId: shown.alert.id }
        : null,
  };
}

async function address(picture: Blob | null, masks: readonly Zone[]): Promise<string | null> {
  if (!picture) return null;
  try {
    return await dataUrl(masks.length > 0 ? await burnMasks(picture, masks) : picture);
  } catch {
    return null;
  }
}

function dataUrl(picture: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(picture);
  });
}
