const PATIENCE_MS = 2_000;

/** Does something once the browser has painted what it has and nothing presses. Returns how to call it off. */
export function whenIdle(run: () => void, patienceMs = PATIENCE_MS): () => void {
  if ('requestIdleCallback' in window) {
    const id = requestIdleCallback(run, { timeout: patienceMs });
    return () => cancelIdleCallback(id);
  }
  const timer = setTimeout(run, patienceMs);
  return () => clearTimeout(timer);
}
