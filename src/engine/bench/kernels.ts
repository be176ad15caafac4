import * as tf from '@tensorflow/tfjs-core';

/** What one inference asks of a backend. */
export interface KernelCount {
  readonly kernels: number;
  /** Bytes read back from the backend. */
  readonly readBack: number;
}

/**
 * Counts the kernels of one inference. tfjs lists fused operations twice, once as the wrapper with `__op`: those
 * are left out.
 */
export async function countKernels(run: () => Promise<unknown>): Promise<KernelCount> {
  const backend = tf.backend();
  let readBack = 0;
  const { read, readSync } = backend;
  // Some backends read asynchronously by reading synchronously: what lies within counts once.
  let within = false;
  const count = (values: { readonly byteLength?: number }): void => {
    if (!within) readBack += values.byteLength ?? 0;
  };
  backend.read = async (id) => {
    within = true;
    const reading = read.call(backend, id);
    within = false;
    const values = await reading;
    count(values as Float32Array);
    return values;
  };
  backend.readSync = (id) => {
    const values = readSync.call(backend, id);
    count(values as Float32Array);
    return values;
  };
  try {
    const { kernels } = await tf.profile(async () => {
      await run();
      return tf.scalar(0);
    });
    // The scalar above is no kernel; everything else is.
    return { kernels: kernels.filter(({ name }) => !name.endsWith('__op')).length, readBack };
  } finally {
    backend.read = read;
    backend.readSync = readSync;
  }
}
