import { TemporaryError } from '#connector-sdk';
import type { ImapSession } from './connection.js';

/**
 * Calls `changed` once the folder is being watched, and whenever its number of messages grows.
 * A server without IDLE is asked every two minutes instead.
 * @throws TemporaryError when the line drops; returns when the signal is aborted
 */
export async function watchMailbox(
  session: ImapSession,
  changed: () => void,
  signal: AbortSignal,
): Promise<void> {
  const { client } = session;
  client.on('exists', (event) => {
    if (event.count > event.prevCount) changed();
  });
  // What came in between the last fetch and this moment would otherwise wait for the next message.
  changed();
  while (!signal.aborted) {
    // Ends when IDLE is broken, by the renewal's NOOP or by the line.
    const ended = await client.idle();
    if (signal.aborted) return;
    if (!client.usable || ended === false) {
      const reason = client.byeReason?.replace(/\.$/, '') ?? 'the connection was lost';
      throw new TemporaryError(`The mail server stopped telling of new mail: ${reason}.`);
    }
  }
}
