import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { inRoot } from './paths.mjs';
import { identify, isRunning } from './processes.mjs';

const NOTE = inRoot('dist', '.stopping.json');
const POLL_MILLISECONDS = 100;
const LONGEST_MILLISECONDS = 30_000;

/** Leaves word that this run is on its way down; npm may be gone, and its prompt back, before it is. */
export function noteStopping() {
  mkdirSync(inRoot('dist'), { recursive: true });
  writeFileSync(NOTE, JSON.stringify(identify()));
}

export function forgetStopping() {
  if (readNote()?.pid === process.pid) rmSync(NOTE, { force: true });
}

/** Waits for a run that is on its way down, so that a quick restart finds the port and the data folder free. */
export async function waitForLastRun() {
  const last = readNote();
  for (
    let waited = 0;
    last && isRunning(last) && waited < LONGEST_MILLISECONDS;
    waited += POLL_MILLISECONDS
  ) {
    await pause(POLL_MILLISECONDS);
  }
}

function readNote() {
  try {
    return JSON.parse(readFileSync(NOTE, 'utf8'));
  } catch {
    return null;
  }
}
