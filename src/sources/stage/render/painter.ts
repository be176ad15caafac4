import { VigieError } from '../../../core/errors.ts';
import type { Size } from '../../../core/geometry/types.ts';
import type { Painter } from '../stage-host.ts';
import { StageRenderer } from './stage-renderer.ts';

/** Pixels: what a software renderer manages, and what a graphics card draws without effort. */
const SMALL: Size = { width: 768, height: 576 };
const LARGE: Size = { width: 1152, height: 864 };

const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;

/**
 * @param size pixels, or null to choose
 * @throws VigieError `no-webgl`
 */
export function createPainter(canvas: OffscreenCanvas, size: Size | null): Painter {
  const gl = contextOf(canvas);
  const software = SOFTWARE.test(rendererOf(gl));
  const chosen = size ?? (software ? SMALL : LARGE);
  const renderer = new StageRenderer(canvas, gl);
  renderer.setSize(chosen.width, chosen.height, software ? 1 : 2);
  let lost = false;
  canvas.addEventListener('webglcontextlost', (event) => {
    // Unless this is said, the browser does not give it back.
    event.preventDefault();
    lost = true;
  });
  canvas.addEventListener('webglcontextrestored', () => {
    lost = false;
    renderer.refresh();
  });
  const fence = createFence(gl);
  return {
    size: chosen,
    setView: (view) => renderer.setView(view),
    draw(scenery, time) {
      renderer.render(scenery, time);
      fence.set();
    },
    finished: () => fence.passed(),
    picture: () => createImageBitmap(canvas),
    get lost() {
      return lost || gl.isContextLost();
    },
  };
}

function contextOf(canvas: OffscreenCanvas): WebGL2RenderingContext {
  let reason = 'no WebGL 2';
  canvas.addEventListener(
    'webglcontextcreationerror',
    (event) => (reason = (event as WebGLContextEvent).statusMessage || reason),
    { once: true },
  );
  const gl = canvas.getContext('webgl2', { antialias: true, alpha: false, stencil: false });
  if (gl === null) throw new VigieError('no-webgl', { reason });
  return gl;
}

function rendererOf(gl: WebGL2RenderingContext): string {
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  return String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}

/** Says when the card has done what it was last given: without it pictures would queue up on a slow one. */
function createFence(gl: WebGL2RenderingContext): { set(): void; passed(): number | null } {
  let sync: WebGLSync | null = null;
  let setAt = 0;
  let took = 0;
  return {
    set() {
      if (sync) gl.deleteSync(sync);
      sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
      setAt = performance.now();
      gl.flush();
    },
    passed() {
      if (sync === null) return took;
      const state = gl.clientWaitSync(sync, 0, 0);
      // A context that was lost has no fences that pass.
      if (state === gl.TIMEOUT_EXPIRED && !gl.isContextLost()) return null;
      gl.deleteSync(sync);
      sync = null;
      took = performance.now() - setAt;
      return took;
    },
  };
}
