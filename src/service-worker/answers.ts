/** A build of the page, as its service worker knows it. Addresses are relative to the page's folder. */
export interface Build {
  /** Hash over the names and the contents of everything that is kept. */
  readonly version: string;
  /** Without these the page does not open. */
  readonly shell: readonly string[];
  /** Networks that the page can use, and what goes with them. */
  readonly models: readonly string[];
  /** What a server of Vigie sends with the page and with scripts, and with everything. */
  readonly headers: {
    readonly page: Readonly<Record<string, string>>;
    readonly script: Readonly<Record<string, string>>;
  };
}

/** Whether a file's name holds the hash of its content, as the bundler writes them: it never changes. */
export function isNamedByContent(path: string): boolean {
  return /\/assets\/[^/]+-[\w-]{8}\.\w+$/.test(path);
}

/** The headers that go with a path: the page's own policy, or that of workers for a script. */
export function headersFor({ headers }: Build, path: string): Readonly<Record<string, string>> {
  return /\.m?js$/.test(path) ? headers.script : headers.page;
}
