import { readFileSync } from 'node:fs';

/** One process, told from every other that has had or will have its number. */
export function identify(pid = process.pid) {
  return { pid, started: statOf(pid)[19] ?? '' };
}

/** In containers the same small numbers come back after every restart, so the start time is compared where Linux tells it. */
export function isRunning({ pid, started }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  return identify(pid).started === started;
}

/** Undefined where the system does not tell. */
export function parentOf(pid) {
  return Number(statOf(pid)[1]) || undefined;
}

export function isShell(pid) {
  try {
    return /^[a-z]*sh\n$/.test(readFileSync(`/proc/${pid}/comm`, 'utf8'));
  } catch {
    return false;
  }
}

/** The fields of /proc/PID/stat from the third, the state, on; see proc(5). The second may hold anything. */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
