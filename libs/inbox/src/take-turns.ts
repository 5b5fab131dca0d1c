import { setImmediate } from 'node:timers/promises';

/** Done in one go; then everybody else has their turn. */
const AT_ONCE_MS = 10;

/** For work that goes through much: to be awaited before each piece. @throws the signal's reason once it is aborted */
export function takingTurns(signal: AbortSignal): () => Promise<void> | void {
  let begun = performance.now();
  return () => {
    signal.throwIfAborted();
    if (performance.now() - begun < AT_ONCE_MS) return;
    return setImmediate().then(() => {
      begun = performance.now();
      signal.throwIfAborted();
    });
  };
}
