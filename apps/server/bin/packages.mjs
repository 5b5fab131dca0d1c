import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installWithNpm } from './npm.mjs';
import { findNode24, inRoot } from './paths.mjs';

const STAMP = inRoot('node_modules', '.postroom-installed');

/** Whether node_modules holds what package-lock.json asks for on this platform. */
export function areInstalled() {
  if (readText(STAMP) === wanted()) return true;
  if (!holdsWhatTheLockWants()) return false;
  markInstalled();
  return true;
}

/** @throws SetupError in one line, classed by what the reader can do */
export async function installPackages() {
  await installWithNpm();
  markInstalled();
}

function markInstalled() {
  linkCommand();
  writeFileSync(STAMP, wanted());
}

function wanted() {
  const lock = createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');
  return `${lock} ${process.platform} ${process.arch}\n`;
}

/** An install that someone made by hand counts: npm leaves a list of what it put there. */
function holdsWhatTheLockWants() {
  const list = readText(inRoot('node_modules', '.package-lock.json'));
  if (!list || !findNode24()) return false;
  const there = JSON.parse(list).packages;
  const { packages } = JSON.parse(readText(inRoot('package-lock.json')));
  return Object.entries(packages).every(([path, want]) => {
    if (path === '') return true;
    const have = there[path];
    return have ? have.version === want.version && have.integrity === want.integrity : isForOthers(want);
  });
}

function isForOthers({ optional, os, cpu, libc }) {
  if (!optional) return false;
  const isOurs = os?.includes(process.platform) && cpu?.includes(process.arch) && !libc?.includes('musl');
  return !isOurs;
}

/** npx looks in node_modules/.bin first; without this it would install the checkout into a cache of its own. */
function linkCommand() {
  const link = inRoot('node_modules', '.bin', 'postroom');
  if (process.platform === 'win32' || existsSync(link)) return;
  rmSync(link, { force: true });
  symlinkSync(join('..', '..', 'apps', 'server', 'bin', 'postroom.mjs'), link);
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
