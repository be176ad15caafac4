/** What a command needs from where it runs; `scripts/cli.mjs` gives the real one. */
export interface CliHost {
  /** `0.1.0` */
  readonly version: string;
  /** Folder of the built page. */
  readonly dist: string;
  /** Folder that relative paths of the command line start from. */
  readonly cwd: string;
  /** Builds the page when it is out of date. Called once the command line is found to be right. */
  prepare(): Promise<void>;
  /** Path of a Chromium-family browser. Throws an error with a sentence when there is none. */
  findBrowser(): string;
  /** Flags that every headless browser gets. */
  readonly browserFlags: readonly string[];
  /** Serves a folder on this machine only. */
  serve(folder: string): Promise<{ readonly url: string; close(): Promise<void> }>;
  /** Builds the page of the bench and serves it. */
  serveBench(): Promise<{ readonly url: string; close(): Promise<void> }>;
}

/** A failure that is told in one sentence. `exitCode` 1: it failed; 2: wrong use. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
