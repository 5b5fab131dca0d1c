import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError } from './setup-error.mjs';

/** The checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

export const inRoot = (...parts) => join(root, ...parts);

/** The Node 24 that the product brings along; the host's own where that is as new and the package has no build for it. */
export function node24() {
  const found = findNode24();
  if (found) return found;
  throw new SetupError(
    'Node 24 is missing from node_modules/node. Where npm is set to run no install scripts, run `npm rebuild node --ignore-scripts=false`; otherwise delete node_modules and start again.',
  );
}

export function findNode24() {
  const packaged = inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(packaged)) return packaged;
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : null;
}

/** The environment for a tool of the build: it and what it starts find Node 24 and the other tools first. */
export function toolEnvironment(extra = {}) {
  return {
    ...process.env,
    PATH: `${inRoot('node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
    ...extra,
  };
}
