// Installs the pre-commit hook for people who work on Postroom. It never stands in the way: not in CI, not in an image,
// not where the development packages were left out.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inRoot } from './paths.mjs';

const lefthook = inRoot('node_modules', 'lefthook', 'bin', 'index.js');

if (!process.env.CI && existsSync(inRoot('.git')) && existsSync(lefthook)) {
  spawnSync(process.execPath, [lefthook, 'install'], { cwd: inRoot(), stdio: 'ignore' });
}
