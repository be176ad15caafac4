import type { Messages } from '../core/messages/messages.ts';
import type { EventId, Scenario } from '../core/scenario/scenario.ts';

/** Of a rule or an alert: what it is about, and where. */
interface Placed {
  readonly event: EventId;
  readonly zone: string | null;
}

/**
 * A zone's name for the person; “whole picture” without a zone, “whole place” where a rule listens. A zone that is gone
 * keeps its id.
 */
export function placeName(scenario: Scenario, place: string | null | Placed, messages: Messages): string {
  const zone = typeof place === 'object' && place ? place.zone : place;
  if (zone !== null) return scenario.zones.find(({ id }) => id === zone)?.name ?? zone;
  const listens = typeof place === 'object' && place?.event === 'abnormal-sound';
  return listens ? messages.wholePlace : messages.wholePicture;
}
