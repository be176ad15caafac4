import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** @param {string} path Relative to the root, with forward slashes. */
export const fromRoot = (path) => fileURLToPath(new URL(path, new URL('../../', import.meta.url)));
