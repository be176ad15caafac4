import type { Messages } from '../core/messages/messages.ts';
import type { Scenario } from '../core/scenario/scenario.ts';

/** A zone's name for the person; “whole picture” without a zone. A zone that is gone keeps its id. */
export function placeName(scenario: Scenario, zone: string | null, messages: Messages): string {
  if (zone === null) return messages.wholePicture;
  return scenario.zones.find(({ id }) => id === zone)?.name ?? zone;
}
