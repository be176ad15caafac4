import { readFileSync } from 'node:fs';
import { fromRoot } from './paths.mjs';

/**
 * @typedef {object} ModelFile
 * @property {string} [from] Path inside the package; absent for a file that set-up makes itself.
 * @property {string} to Path in the project, `models/<id>/<name>`.
 * @property {number} bytes
 * @property {string} sha256 Hex.
 *
 * @typedef {object} ModelCard
 * @property {string} id
 * @property {string} title
 * @property {{ package: string, version: string } | null} source The npm package, or null.
 * @property {{ model: string, recipe: string } | null} derived From which model set-up makes it, and how.
 * @property {readonly ModelFile[]} files
 *
 * @typedef {object} Manifest
 * @property {1} version
 * @property {readonly ModelCard[]} models
 */

/** @returns {Manifest} */
export function readManifest(path = fromRoot('models/manifest.json')) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The networks that the page can use: each of them is there without a network, too. */
export const PAGE_MODELS = [
  'coco-ssd-lean',
  'nanodet-lean',
  'centernet',
  'movenet-lightning',
  'movenet-multipose',
];
