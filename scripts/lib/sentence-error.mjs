/** An error whose message is the one sentence a user needs: shown as it is, without a stack. */
export class SentenceError extends Error {
  /** @param {string} message @param {number} [exitCode] 1: failed, 2: wrong use. */
  constructor(message, exitCode = 1) {
    super(message);
    this.name = 'SentenceError';
    this.exitCode = exitCode;
  }
}

/**
 * Runs the body of a command. A `SentenceError` is printed as a sentence, anything else with its stack.
 * @param {() => Promise<number | void>} main Gives the exit code, 0 when nothing is given.
 */
export async function runCommand(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (error instanceof SentenceError) {
      console.error(error.message);
      process.exitCode = error.exitCode;
    } else {
      console.error(error);
      process.exitCode = 1;
    }
  }
}
