import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inRoot } from './paths.mjs';
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
    rmSync(LOCK, { recursive: true, force: true });
  }
}

/** A folder that already holds its owner's name is moved into place, which is one step: no lock is ever without an owner. */
function acquire() {
  const mine = `${LOCK}.${process.pid}`;
  rmSync(mine, { recursive: true, force: true });
  mkdirSync(mine, { recursive: true });
  writeFileSync(
    join(mine, 'owner.json'),
    JSON.stringify({ pid: process.pid, started: startOf(process.pid) }),
  );
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

function isRunning({ pid, started }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  // In containers the same small numbers come back after every restart; the start time tells one process from the next.
  return started === startOf(pid);
}

/** When a process was started, in whatever form the system tells it; empty where it does not. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? '';
  } catch {
    return '';
  }
}
