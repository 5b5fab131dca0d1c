import type { CheckResult, Connector, ConnectorContext, FetchedBatch, SourceItem } from '#connector-sdk';
import { AccessTokens } from './access-token.js';
import { checkMailbox } from './check-mailbox.js';
import { DEADLINES, type ImapDeadlines, type ImapSession, openSession } from './connection.js';
import { classifyImapError } from './connection-errors.js';
import type { ImapCursor } from './cursor.js';
import { fetchMessages } from './fetch-messages.js';
import { listMailbox } from './list-mailbox.js';
import { createMailSender, type MailTransport } from './mail-sender.js';
import { parseMail } from './parse-mail.js';
import { type ImapSettings, imapSettings, SECRETS } from './settings.js';
import { watchMailbox } from './watch-mailbox.js';

export interface ImapConnectorOptions {
  /** Where mail goes out: an SMTP server, or a folder that keeps each mail as a file. */
  transport: MailTransport;
  /** Shorter ones make tests quick. */
  deadlines?: Partial<ImapDeadlines>;
}

/** Email: read by IMAP, written by SMTP. */
export function createImapConnector(options: ImapConnectorOptions): Connector<ImapSettings, ImapCursor> {
  const tokens = new AccessTokens();
  const deadlines = { ...DEADLINES, ...options.deadlines };
  const sender = createMailSender(options.transport);
  const open = (settings: ImapSettings, context: ConnectorContext, readOnly: boolean) =>
    openSession(settings, { context, tokens, deadlines, readOnly });

  return {
    manifest: {
      id: 'imap',
      name: 'Email (IMAP)',
      channelType: 'email',
      settings: imapSettings,
      secrets: SECRETS,
      capabilities: {
        acknowledge: true,
        html: true,
        subject: true,
        attachments: true,
        idempotentSend: sender.idempotent,
      },
      fileTypes: ['.eml'],
      docs: 'docs/connectors/imap.md',
    },

    async check(settings, context): Promise<CheckResult> {
      return checkMailbox(settings, () => open(settings, context, true));
    },

    async *fetch(settings, cursor, context): AsyncGenerator<FetchedBatch<ImapCursor>> {
      const session = await open(settings, context, settings.afterStoring === 'leave');
      yield* within(session, settings, fetchMessages(session, settings, cursor, context.signal));
    },

    async watch(settings, changed, context): Promise<void> {
      const session = await open(settings, context, true);
      try {
        await watchMailbox(session, changed, context.signal);
      } catch (error) {
        throw classifyImapError(error, settings);
      } finally {
        await session.close();
      }
    },

    async *list(settings, context): AsyncGenerator<SourceItem> {
      const session = await open(settings, context, true);
      yield* within(session, settings, listMailbox(session));
    },

    parse: parseMail,

    send: (_settings, message, context) => sender.send(message, context.signal),

    close: () => sender.close(),
  };
}

/** Hands on what a session gives, with its errors classed, and closes it however the reading ends. */
async function* within<T>(
  session: ImapSession,
  settings: ImapSettings,
  items: AsyncIterable<T>,
): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (error) {
    throw classifyImapError(error, settings);
  } finally {
    await session.close();
  }
}
