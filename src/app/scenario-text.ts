import { VigieError } from '../core/errors.ts';
import { megabytes, SCENARIO_LIMITS } from '../core/scenario/parse-scenario.ts';

/**
 * The text of a scenario file.
 * @throws VigieError `scenario-too-large` or `file-unreadable`
 */
export async function scenarioText(file: File): Promise<string> {
  // A character takes up to four bytes; a larger file is refused without being read.
  if (file.size > SCENARIO_LIMITS.bytes * 4) {
    const details = { size: megabytes(file.size), limit: megabytes(SCENARIO_LIMITS.bytes) };
    throw new VigieError('scenario-too-large', details);
  }
  try {
    return await file.text();
  } catch (cause) {
    throw new VigieError('file-unreadable', { name: file.name }, { cause });
  }
}
