import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fromRoot } from './paths.mjs';

/**
 * Writes version and build into the page (`<meta name="vigie-app">`), such as `0.1.0+3f2a90c41b7d`: a report names
 * them. The build is the start of the SHA-256 of all scripts and styles, the workers' too, by name.
 * @returns {import('vite').Plugin}
 */
export function viteAppId() {
  const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
  return {
    name: 'vigie-app-id',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => [
        {
          tag: 'meta',
          attrs: { name: 'vigie-app', content: `${version}+${bundle ? hashOf(bundle) : 'development'}` },
          injectTo: 'head',
        },
      ],
    },
  };
}

/** @param {import('vite').Rollup.OutputBundle} bundle */
function hashOf(bundle) {
  const hash = createHash('sha256');
  for (const [name, file] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\0`).update(file.type === 'chunk' ? file.code : file.source);
  return hash.digest('hex').slice(0, 12);
}
