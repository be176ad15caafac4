import * as tf from '@tensorflow/tfjs-core';
import { VigieError } from '../core/errors.ts';
import { BACKENDS, type BackendId } from '../core/scenario/scenario.ts';
import type { FaultReason, RefusedBackend } from './protocol.ts';
import { addressOf, isPacked } from './read-file.ts';

export interface ChosenBackend {
  readonly backend: BackendId;
  readonly refused: readonly RefusedBackend[];
  readonly adapter: string;
}

type WasmName = `tfjs-backend-wasm${'' | '-simd' | '-threaded-simd'}.wasm`;

/** Called when the device can no longer be trusted. */
export type OnFault = (reason: FaultReason, detail: string) => void;

/**
 * Starts the best backend there is: webgpu, then webgl, then wasm. A backend on a software renderer is left
 * alone, because wasm is faster, unless it is asked for by name.
 * @param wanted the only one to try, or null
 * @param avoid backends that failed in this page before
 * @param wasmBase address of the WebAssembly files, ending in `/`
 * @param threads of WebAssembly, 1 to 4; null leaves it to TensorFlow.js: half the cores, four at most. That is
 *   right by measurement: all cores are faster by a third on an idle machine, and half as fast as before once another
 *   program is busy, because the threads wait for each other without sleeping
 * @throws VigieError `no-backend` when none starts
 */
export async function startBackend(
  wanted: BackendId | null,
  avoid: readonly RefusedBackend[],
  wasmBase: string,
  onFault: OnFault,
  threads: number | null = null,
): Promise<ChosenBackend> {
  const refused: RefusedBackend[] = [];
  for (const backend of wanted ? [wanted] : BACKENDS) {
    const failed = wanted ? undefined : avoid.find((one) => one.backend === backend);
    if (failed) {
      refused.push(failed);
      continue;
    }
    try {
      const adapter = await start(backend, wanted !== null, wasmBase, onFault, threads);
      return { backend, refused, adapter };
    } catch (error) {
      refused.push({ backend, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  const reason = refused.map((one) => `${one.backend}: ${one.reason}`).join('; ');
  throw new VigieError('no-backend', { reason });
}

async function start(
  backend: BackendId,
  byName: boolean,
  wasmBase: string,
  onFault: OnFault,
  threads: number | null,
): Promise<string> {
  if (backend === 'webgpu') return startWebgpu(byName, onFault);
  if (backend === 'webgl') return startWebgl(byName, onFault);
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  wasm.setWasmPaths(await wasmPaths(wasmBase));
  // Asked for more than half of the cores that it sees, TensorFlow.js takes half all the same.
  if (threads !== null) Object.defineProperty(navigator, 'hardwareConcurrency', { value: 2 * threads });
  await activate('wasm');
  return `${wasm.getThreadsCount()} thread`;
}

/** Where TensorFlow.js fetches its WebAssembly. What came inside the page is one binary: SIMD, one thread. */
async function wasmPaths(wasmBase: string): Promise<string | Record<WasmName, string>> {
  if (!isPacked()) return wasmBase;
  const one = await addressOf(`${wasmBase}tfjs-backend-wasm-simd.wasm`, 'application/wasm');
  return {
    'tfjs-backend-wasm.wasm': one,
    'tfjs-backend-wasm-simd.wasm': one,
    'tfjs-backend-wasm-threaded-simd.wasm': one,
  };
}

/** `setBackend` resolves false on failure, and tfjs then quietly stays on what it had: both are checked. */
async function activate(backend: BackendId): Promise<void> {
  const done = await tf.setBackend(backend);
  await tf.ready();
  if (!done || tf.getBackend() !== backend) throw new Error('backend-refused');
}

async function startWebgpu(byName: boolean, onFault: OnFault): Promise<string> {
  if (!('gpu' in navigator)) throw new Error('no-webgpu');
  const adapter = await navigator.gpu.requestAdapter();
  if (!adapter) throw new Error('no-gpu');
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const name = description || [vendor, architecture].filter(Boolean).join(' ');
  if (!byName && (isFallbackAdapter || isSoftware(name))) throw new Error('software-renderer');
  await import('@tensorflow/tfjs-backend-webgpu');
  // Fewer, larger submissions: the lean graphs have about a hundred dispatches.
  tf.env().set('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE', 128);
  await activate('webgpu');
  const { device } = tf.backend() as unknown as { device: GPUDevice };
  void device.lost.then((info) => onFault('device-lost', info.message || info.reason));
  device.addEventListener('uncapturederror', (event) => onFault('gpu-error', event.error.message));
  return name;
}

async function startWebgl(byName: boolean, onFault: OnFault): Promise<string> {
  const canvas = new OffscreenCanvas(1, 1);
  const gl = canvas.getContext('webgl2');
  if (!gl) throw new Error('no-webgl');
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : '';
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  if (!byName && isSoftware(name)) throw new Error('software-renderer');
  await import('@tensorflow/tfjs-backend-webgl');
  await activate('webgl');
  const { gpgpu } = tf.backend() as unknown as { gpgpu: { gl: { canvas: OffscreenCanvas } } };
  gpgpu.gl.canvas.addEventListener('webglcontextlost', () => onFault('device-lost', 'WebGL context lost'));
  return name;
}

function isSoftware(name: string): boolean {
  return /swiftshader|llvmpipe|software|basic render/i.test(name);
}

/** Memory of the engine; `gpuBytes` only where tfjs counts them. */
export function memory(): { tensors: number; bytes: number; gpuBytes: number | null } {
  const now = tf.memory() as tf.MemoryInfo & { numBytesInGPU?: number };
  return { tensors: now.numTensors, bytes: now.numBytes, gpuBytes: now.numBytesInGPU ?? null };
}
