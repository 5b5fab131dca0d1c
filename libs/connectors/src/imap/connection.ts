import { ImapFlow, type MailboxObject } from 'imapflow';
import { type ConnectorContext, TemporaryError } from '#connector-sdk';
import { withDeadline } from '#shared';
import type { AccessTokens } from './access-token.js';
import { classifyImapError } from './connection-errors.js';
import { type ImapSettings, portOf } from './settings.js';

/** How long to wait for the mail server, in milliseconds. */
export interface ImapDeadlines {
  connect: number;
  greeting: number;
  /** Silence while an answer is due. */
  silence: number;
  /** One IDLE; renewed after it (RFC 2177 asks for under 29 minutes, routers for far less). */
  idle: number;
}

export const DEADLINES: ImapDeadlines = {
  connect: 30_000,
  greeting: 20_000,
  silence: 60_000,
  idle: 4 * 60_000,
};

const LOGOUT_MS = 2_000;

/** One signed-in connection with the settings' folder open. */
export interface ImapSession {
  client: ImapFlow;
  mailbox: MailboxObject;
  uidValidity: string;
  /** Says goodbye and closes; never throws. */
  close(): Promise<void>;
}

/** What is needed to open a session, beside the settings. */
export interface ImapOpening {
  context: ConnectorContext;
  tokens: AccessTokens;
  deadlines: ImapDeadlines;
  /** EXAMINE rather than SELECT: the server then lets nothing be changed. */
  readOnly: boolean;
}

/**
 * Signs in and opens the folder. Closed at once when the context's signal is aborted.
 * @throws AuthenticationError, ConfigurationError or TemporaryError
 */
export async function openSession(settings: ImapSettings, opening: ImapOpening): Promise<ImapSession> {
  const { context, tokens } = opening;
  if (context.signal.aborted) throw new TemporaryError('Stopped before the mailbox was opened.');
  const accessToken = settings.signIn === 'oauth2' ? await tokens.get(settings, context) : undefined;
  const client = new ImapFlow(clientOptions(settings, accessToken, opening.deadlines));
  // Without a listener an error between two commands would end the process; the next command fails with it anyway.
  client.on('error', () => {});
  const abort = () => client.close();
  context.signal.addEventListener('abort', abort, { once: true });

  const close = async () => {
    context.signal.removeEventListener('abort', abort);
    if (client.usable) await withDeadline('Signing out', LOGOUT_MS, client.logout()).catch(() => {});
    client.close();
  };
  try {
    await client.connect();
    // A lock, not a plain open: while one is held, silence between two commands is answered by NOOP, not by an error.
    await client.getMailboxLock(settings.folder, { readOnly: opening.readOnly, maxLockHoldTime: false });
    const { mailbox } = client;
    if (!mailbox) throw new TemporaryError('The mail server closed the folder at once.');
    return { client, mailbox, uidValidity: String(mailbox.uidValidity), close };
  } catch (error) {
    await close();
    const classed = classifyImapError(error, settings);
    if (classed.name === 'AuthenticationError') tokens.forget();
    throw classed;
  }
}

function clientOptions(settings: ImapSettings, accessToken: string | undefined, deadlines: ImapDeadlines) {
  return {
    host: settings.host,
    port: portOf(settings),
    secure: settings.security === 'tls',
    ...(settings.security === 'tls' ? {} : { doSTARTTLS: settings.security === 'starttls' }),
    auth: { user: settings.user, pass: settings.password, accessToken },
    tls: { minVersion: 'TLSv1.2' as const, rejectUnauthorized: true, ca: settings.ca },
    clientInfo: { name: 'Postroom' },
    logger: false as const,
    disableAutoIdle: true,
    connectionTimeout: deadlines.connect,
    greetingTimeout: deadlines.greeting,
    socketTimeout: deadlines.silence,
    maxIdleTime: deadlines.idle,
  };
}
