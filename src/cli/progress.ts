/** Where progress is written: a terminal or a file. */
export interface ProgressOut {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/**
 * Says how far a video has been analysed, in seconds of it and frames, and how fast: on a terminal one line
 * that changes, elsewhere a line for each tenth.
 */
export class Progress {
  private readonly out: ProgressOut;
  private readonly name: string;
  private readonly now: () => number;
  private startedAt = 0;
  private duration: number | null = null;
  private frames = 0;
  private tenth = 0;
  private shown = false;

  constructor(name: string, out: ProgressOut, now: () => number = () => performance.now()) {
    this.name = name;
    this.out = out;
    this.now = now;
  }

  loading(phase: 'download' | 'prepare', loaded: number, total: number): void {
    const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
    const how = phase === 'download' ? `${megabytes(loaded)} of ${megabytes(total)} MB` : 'warming up';
    this.line(`${this.name}: model, ${how}`, false);
  }

  started(duration: number | null): void {
    this.startedAt = this.now();
    this.duration = duration;
  }

  analysed(count: number, time: number): void {
    this.frames += count;
    const wall = (this.now() - this.startedAt) / 1000;
    const speed = wall > 0 ? `, ${(time / wall).toFixed(1)}× real time` : '';
    const digits = this.duration !== null && this.duration < 10 ? 1 : 0;
    const share = this.duration ? time / this.duration : 0;
    const of = this.duration
      ? ` of ${this.duration.toFixed(digits)} s (${Math.floor(Math.min(1, share) * 100)} %)`
      : ' s';
    const isNewTenth = Math.floor(share * 10) > this.tenth;
    if (isNewTenth) this.tenth = Math.floor(share * 10);
    this.line(`${this.name}: ${time.toFixed(digits)}${of}, ${this.frames} frames${speed}`, isNewTenth);
  }

  done(): void {
    if (this.shown) this.out.write('\r\u001b[K');
    this.shown = false;
  }

  private line(text: string, lasting: boolean): void {
    if (this.out.isTTY) {
      this.out.write(`\r${text.slice(0, (this.out.columns ?? 80) - 1)}\u001b[K`);
      this.shown = true;
    } else if (lasting) this.out.write(`${text}\n`);
  }
}
