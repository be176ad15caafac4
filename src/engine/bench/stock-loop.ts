import * as cocoSsd from '@tensorflow-models/coco-ssd';
import * as tf from '@tensorflow/tfjs-core';
import type { BackendId } from '../../core/scenario/scenario.ts';
import { startBackend } from '../backend.ts';

/** The loop of the stock demo: `cocoSsd.load()`, then `detect()` on the page's main thread. */
export interface StockLoop {
  detect(picture: HTMLCanvasElement): Promise<number>;
  memory(): { readonly tensors: number; readonly bytes: number };
}

/**
 * @param modelUrl the published model.json on our own origin, so that both sides load from the same place
 * @param wasmBase address of the WebAssembly files, ending in `/`
 * @throws VigieError `no-backend`
 */
export async function startStock(backend: BackendId, modelUrl: string, wasmBase: string): Promise<StockLoop> {
  await startBackend(backend, [], wasmBase, () => undefined);
  const model = await cocoSsd.load({ base: 'lite_mobilenet_v2', modelUrl });
  return {
    detect: async (picture) => (await model.detect(picture)).length,
    memory: () => ({ tensors: tf.memory().numTensors, bytes: tf.memory().numBytes }),
  };
}
