import { isShell, parentOf } from './processes.mjs';

const MILLISECONDS = 250;

/**
 * Tells when the npm that runs us has ended without passing that on. A shell stands between npm and us: stopped, npm
 * takes the shell down and nobody else; killed outright, not even the shell. The product would run on, unseen.
 * @param {(signal: 'SIGTERM' | 'SIGKILL') => void} onEnd with how npm was ended, once
 * @returns a function that stops watching
 */
export function watchNpm(onEnd) {
  if (!process.env.npm_lifecycle_event) return () => {};
  const parent = process.ppid;
  const npm = isShell(parent) ? parentOf(parent) : undefined;
  const timer = setInterval(() => {
    const wasStopped = process.ppid !== parent;
    const wasKilled = !wasStopped && npm !== undefined && parentOf(parent) !== npm;
    if (!wasStopped && !wasKilled) return;
    clearInterval(timer);
    onEnd(wasStopped ? 'SIGTERM' : 'SIGKILL');
  }, MILLISECONDS);
  return () => clearInterval(timer);
}
