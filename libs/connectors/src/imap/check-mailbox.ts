import { type CheckResult, ConnectorError } from '#connector-sdk';
import type { ImapSession } from './connection.js';
import { classifyImapError } from './connection-errors.js';
import type { ImapSettings } from './settings.js';

/** Signs in and looks, read-only, at what the settings name. */
export async function checkMailbox(
  settings: ImapSettings,
  open: () => Promise<ImapSession>,
): Promise<CheckResult> {
  let session: ImapSession;
  try {
    session = await open();
  } catch (error) {
    if (error instanceof ConnectorError) return { ok: false, detail: error.message };
    throw error;
  }
  try {
    const { exists } = session.mailbox;
    const signedIn = `Signed in as ${settings.user}. "${settings.folder}" has ${exists} ${exists === 1 ? 'message' : 'messages'}.`;
    return { ok: true, detail: [signedIn, await checkMove(session, settings)].filter(Boolean).join(' ') };
  } catch (error) {
    return { ok: false, detail: classifyImapError(error, settings).message };
  } finally {
    await session.close();
  }
}

async function checkMove(session: ImapSession, settings: ImapSettings): Promise<string> {
  if (settings.afterStoring !== 'move') return '';
  const folders = await session.client.list();
  const found = folders.find((folder) => folder.path === settings.moveTo);
  if (found && !found.flags.has('\\Noselect'))
    return `Stored messages will be moved to "${settings.moveTo}".`;
  return `"${settings.moveTo}" is not there yet; it will be made when the first message is moved.`;
}
