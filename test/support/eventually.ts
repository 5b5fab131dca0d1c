import { setTimeout as pause } from 'node:timers/promises';

const WAIT_MS = 40_000;
const LOOK_EVERY_MS = 50;

/**
 * Looks again and again until the expectations hold; where they never do, fails as the last look did. For what another
 * process does in its own time.
 */
export async function eventually<T>(look: () => Promise<T> | T, waitMs = WAIT_MS): Promise<T> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await pause(LOOK_EVERY_MS);
  }
}

interface Acknowledgeable {
  history: { kind: string }[];
  messages: { delivery: { state: string } | null }[];
}

/** A new conversation is acknowledged, or not, in its own time, and that changes it; this waits until it has. */
export function settled(look: () => Promise<Acknowledgeable>): Promise<void> {
  return eventually(async () => {
    const { history, messages } = await look();
    if (!history.some(({ kind }) => /^(not-)?acknowledged$/.test(kind)))
      throw new Error('It is not acknowledged.');
    if (messages.some(({ delivery }) => delivery?.state === 'queued')) throw new Error('It is not sent.');
  });
}
