import type { BackendId, DetectorId } from '../scenario/scenario.ts';

/** Milliseconds. `longestGap`: the longest time that the page's main thread took no turn. */
export interface MainThread {
  /** Tasks of 50 ms and more. */
  readonly longTasks: number;
  readonly longestTask: number;
  readonly longestGap: number;
}

/** Milliseconds of a frame's way: drawing and reading pixels, the network, its decoding, tracker and rules. */
export interface Phases {
  readonly prepare: number;
  readonly network: number;
  readonly decode: number;
  readonly pipeline: number;
}

/** What a loop over pictures did. Times in milliseconds. */
export interface LoopFigures extends MainThread {
  readonly frames: number;
  readonly wall: number;
  /** Of `wall`, what the engine says it spent; all 0 where the loop does not tell. */
  readonly spent: Phases;
  /** Bytes of the page with its workers; null where it was not asked for or the browser does not tell. */
  readonly memory: number | null;
}

export interface CountedLoop extends LoopFigures {
  readonly tensors: number;
}

export interface KernelFigures {
  readonly kernels: number;
  /** Bytes read back for one inference. */
  readonly readBack: number;
}

export interface LoopOptions {
  readonly backend: BackendId;
  readonly seconds: number;
  /** Whether memory is asked for; the browser may take twenty seconds to answer. */
  readonly memory: boolean;
}

/** What the page of the bench can do; plain data in and out. */
export interface BenchPage {
  runVigie(
    options: LoopOptions & {
      readonly detector: DetectorId;
      readonly farSight: boolean;
      /** Threads of WebAssembly; null for what the engine chooses. */
      readonly threads: number | null;
    },
  ): Promise<CountedLoop>;
  runStock(options: LoopOptions): Promise<CountedLoop>;
  /** Milliseconds from the page's own start to the first detection. */
  firstVigie(options: { readonly backend: BackendId; readonly detector: DetectorId }): Promise<number>;
  firstStock(options: { readonly backend: BackendId }): Promise<number>;
  kernels(options: {
    readonly backend: BackendId;
    readonly detector: DetectorId;
  }): Promise<{ readonly stock: KernelFigures; readonly vigie: KernelFigures }>;
}
