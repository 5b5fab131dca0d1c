import { TemporaryError } from '#connector-sdk';
import type { ImapSession } from './connection.js';
import type { ImapSettings } from './settings.js';
import { uidSet } from './uid-set.js';

/**
 * Does in the mailbox what the settings want done with messages that are stored for good.
 * Never while a FETCH is running: imapflow would wait for itself.
 * @returns what the server refused, in words, or null
 * @throws TemporaryError where the connection was lost
 */
export async function markStored(
  session: ImapSession,
  settings: ImapSettings,
  uids: number[],
): Promise<string | null> {
  if (settings.afterStoring === 'leave' || uids.length === 0) return null;
  const done =
    settings.afterStoring === 'move' ? await move(session, settings, uids) : await markRead(session, uids);
  if (done) return null;
  // imapflow answers false for a refusal and for a lost line alike.
  if (!session.client.usable)
    throw new TemporaryError('The connection was lost while messages were being marked.');
  return settings.afterStoring === 'move'
    ? `Messages are stored, but the mail server does not move them to "${settings.moveTo}".`
    : 'Messages are stored, but the mail server does not let them be marked as read.';
}

async function markRead(session: ImapSession, uids: number[]): Promise<boolean> {
  return session.client.messageFlagsAdd(uidSet(uids), ['\\Seen'], { uid: true, silent: true });
}

async function move(session: ImapSession, settings: ImapSettings, uids: number[]): Promise<boolean> {
  const { client } = session;
  const folder = settings.moveTo ?? '';
  if (await client.messageMove(uidSet(uids), folder, { uid: true })) return true;
  if (!client.usable) return false;
  try {
    await client.mailboxCreate(folder);
  } catch {
    return false;
  }
  return Boolean(await client.messageMove(uidSet(uids), folder, { uid: true }));
}
