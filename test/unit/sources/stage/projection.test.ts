import { PerspectiveCamera, Vector3 } from 'three';
import { expect, it } from 'vitest';
import { createLens } from '../../../../src/sources/stage/projection.ts';
import { VIEWS } from '../../../../src/sources/stage/stage-set.ts';

const SIZES = [
  { width: 768, height: 576 },
  { width: 1280, height: 720 },
];

it('the lens sees what the renderer’s camera sees', () => {
  for (const view of VIEWS) {
    for (const size of SIZES) {
      const camera = new PerspectiveCamera(view.fov, size.width / size.height, 0.3, 40);
      camera.position.set(...view.eye);
      camera.lookAt(...view.target);
      camera.updateMatrixWorld(true);
      const lens = createLens(view, size);
      for (const x of [-3, 0, 2.5]) {
        for (const y of [0, 0.9, 1.8]) {
          for (const z of [-5, -1, 1.5]) {
            const { x: right, y: down, depth } = lens.see([x, y, z]);
            const seen = new Vector3(x, y, z).project(camera);
            expect(right).toBeCloseTo((seen.x + 1) / 2, 6);
            expect(down).toBeCloseTo((1 - seen.y) / 2, 6);
            const along = new Vector3(x, y, z).applyMatrix4(camera.matrixWorldInverse);
            expect(depth).toBeCloseTo(-along.z, 6);
          }
        }
      }
    }
  }
});
