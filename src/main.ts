import { createApp } from './app/app.ts';
import { askBeforeLoss } from './app/ask-before-loss.ts';
import { installAutomation, type AutomationParts } from './app/automation.ts';
import { createEngineClient } from './engine/client.ts';
import { keepOffline } from './app/offline.ts';
import replayUrl from './app/replay.worker.ts?worker&url';
import workerUrl from './engine/engine.worker.ts?worker&url';
import type { ToWorker } from './engine/protocol.ts';
import { findPackedFiles, packedScripts } from './packed-page.ts';
import { createCameraSource, listCameras } from './sources/camera.ts';
import { createExactFileSource } from './sources/file-exact.ts';
import { createLiveFileSource } from './sources/file-live.ts';
import { createFileEar } from './sources/file-ear.ts';
import { openMicrophone } from './sources/microphone.ts';
import stageUrl from './sources/stage/stage.worker.ts?worker&url';
import { MemoryStore } from './store/memory-store.ts';
import { openStore } from './store/open-store.ts';
import './ui/views/vigie-app.ts';

/** The part of Trusted Types that is used; not every browser has them, and TypeScript does not know them. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/** The only scripts that may be started from here are the workers: of the engine, the stage, replays, the page. */
const scripts = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('app-worker', {
  createScriptURL: (url) => url,
});
/** Null in a hosted page. */
const packed = findPackedFiles();
const packedWorkers = packed && (await packedScripts(packed));
/** A page on a disk may start workers from memory only, and no modules. */
const spawn = (url: string): Worker => {
  const address = packedWorkers ? packedWorkers.get(new URL(url, document.baseURI).href)! : url;
  const type = packedWorkers ? 'classic' : 'module';
  return new Worker(scripts ? scripts.createScriptURL(address) : address, { type });
};
const spawnEngine = (): Worker => {
  const worker = spawn(workerUrl);
  if (packed) worker.postMessage({ type: 'files', files: packed } satisfies ToWorker);
  return worker;
};
/** All pages on a disk share one storage: what is kept there, any of them can read. */
const onDisk = location.protocol === 'file:';
const modelBase = new URL('models/', document.baseURI).href;

const scene: AutomationParts['scene'] = async (stage, scenario) => {
  const { openScene } = await import('./sources/stage/suite/open-scene.ts');
  return openScene(() => spawn(stageUrl), stage, scenario);
};

installAutomation({ createEngine: createEngineClient, spawn: spawnEngine, modelBase, scene });

/** Keeps the built page for use without a network; in development every file must come fresh. */
function watchUpdates(updateReady: () => void): void {
  const url = new URL('service-worker.js', document.baseURI).href;
  keepOffline({
    register: () => navigator.serviceWorker.register(scripts ? scripts.createScriptURL(url) : url),
    updateReady,
    idle: () => document.querySelector('vigie-app')?.app?.state.phase === 'doors',
  });
}

const screen = document.querySelector('vigie-app');
if (!screen) throw new Error('index.html has no <vigie-app>');
screen.app = await createApp({
  createEngineClient,
  spawnEngine,
  spawnReplay: () => spawn(replayUrl),
  ...(import.meta.env.PROD && !packed && { watchUpdates }),
  modelBase,
  store: onDisk ? new MemoryStore() : await openStore(),
  onDisk,
  sources: {
    liveFile: createLiveFileSource,
    exactFile: createExactFileSource,
    fileEar: (file, mode) => createFileEar(file, mode === 'exact'),
    microphone: openMicrophone,
    camera: createCameraSource,
    listCameras,
    scene,
    async stage(scriptId) {
      const [{ createStageSource }, { stageScenarioIn }, { SCRIPTS }] = await Promise.all([
        import('./sources/stage/stage-source.ts'),
        import('./sources/stage/demo-scenario.ts'),
        import('./sources/stage/scripts.ts'),
      ]);
      const script = scriptId === null ? undefined : SCRIPTS[scriptId];
      const options = { spawn: () => spawn(stageUrl), ...(script ? { script } : {}) };
      return { source: createStageSource(options), scenario: stageScenarioIn(document.documentElement.lang) };
    },
  },
});
if (onDisk) askBeforeLoss(screen.app);
