import { type SourceItem, TemporaryError } from '#connector-sdk';
import type { ImapSession } from './connection.js';
import { sizesOf } from './fetch-window.js';

const AT_A_TIME = 1000;

/** Everything that stands in the open folder, by UID, with the size the server counts. Reads no contents. */
export async function* listMailbox(session: ImapSession): AsyncGenerator<SourceItem> {
  if (session.mailbox.exists === 0) return;
  const uids = await session.client.search({ all: true }, { uid: true });
  if (!Array.isArray(uids))
    throw new TemporaryError('The mail server did not list the messages in the folder.');
  for (let from = 0; from < uids.length; from += AT_A_TIME) {
    for (const { uid, size } of await sizesOf(session, uids.slice(from, from + AT_A_TIME))) {
      yield { sourceId: `${session.uidValidity}:${uid}`, size };
    }
  }
}
