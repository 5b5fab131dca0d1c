import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inRoot } from './paths.mjs';
import { identify, isRunning } from './processes.mjs';
import { say } from './setup-error.mjs';

const LOCK = inRoot('dist', '.setup-lock');
const POLL_MILLISECONDS = 200;

/** Does the work while no other process sets this checkout up. A lock whose owner has died is taken over. */
export async function withSetupLock(work) {
  let told = false;
  while (!acquire()) {
    const owner = readOwner();
    if (owner !== null && !isRunning(owner)) {
      takeAway(owner);
      continue;
    }
    if (owner && !told) say(`Waiting for another set-up (process ${owner.pid})…`);
    told ||= owner !== null;
    await pause(POLL_MILLISECONDS);
  }
  try {
    return await work();
  } finally {
    // Aside first: a lock that is half removed would look free, and what another then put there would go with it.
    const aside = `${LOCK}.done-${process.pid}`;
    renameSync(LOCK, aside);
    rmSync(aside, { recursive: true, force: true });
  }
}

/** A folder that already holds its owner's name is moved into place, which is one step: no lock is ever without an owner. */
function acquire() {
  const mine = `${LOCK}.${process.pid}`;
  rmSync(mine, { recursive: true, force: true });
  mkdirSync(mine, { recursive: true });
  writeFileSync(join(mine, 'owner.json'), JSON.stringify(identify()));
  try {
    renameSync(mine, LOCK);
    return true;
  } catch (error) {
    rmSync(mine, { recursive: true, force: true });
    if (['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) return false;
    throw error;
  }
}

/** Moves the dead owner's lock aside; should it be a new owner's by now, it goes back. */
function takeAway(dead) {
  const aside = `${LOCK}.left-${process.pid}`;
  try {
    renameSync(LOCK, aside);
    const taken = readOwner(aside);
    if (taken && taken.pid !== dead.pid) renameSync(aside, LOCK);
  } catch {
    // Another process was quicker; the next round shows who has it.
  }
  rmSync(aside, { recursive: true, force: true });
}

function readOwner(folder = LOCK) {
  try {
    return JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8'));
  } catch {
    return null;
  }
}
