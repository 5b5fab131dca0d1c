import { PassThrough } from 'node:stream';
import { createTransport } from 'nodemailer';
import { Temporal } from 'temporal-polyfill';
import { ConfigurationError, type OutgoingMessage, type Receipt } from '#connector-sdk';
import { timeLimit } from '#shared';
import { composeMail } from './compose-mail.js';
import type { MailSender, SmtpTransport } from './mail-sender.js';
import { classifySmtpError } from './smtp-errors.js';

/** How long to wait for the SMTP server, in milliseconds. */
export interface SmtpDeadlines {
  connect: number;
  greeting: number;
  /** Silence while an answer is due. */
  silence: number;
  /** The whole of one message, however the server dribbles. */
  whole: number;
}

const DEADLINES: SmtpDeadlines = { connect: 20_000, greeting: 20_000, silence: 60_000, whole: 10 * 60_000 };
const DEFAULT_CONNECTIONS = 5;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Sends by SMTP over a few kept connections. */
export function createSmtpSender(transport: SmtpTransport): MailSender {
  const deadlines = { ...DEADLINES, ...transport.deadlines };
  const server = readSmtpUrl(transport.smtpUrl);
  const pool = createTransport({
    ...server,
    pool: true,
    maxConnections: transport.maxConnections ?? DEFAULT_CONNECTIONS,
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ca: transport.ca },
    connectionTimeout: deadlines.connect,
    greetingTimeout: deadlines.greeting,
    socketTimeout: deadlines.silence,
  });
  // The pool reports lost idle connections here; the next message opens another.
  pool.on('error', () => {});
  pool.use('stream', (mail, done) => {
    const attempt = (mail.data as { attempt?: Attempt }).attempt;
    if (attempt) mail.message.processFunc((input) => attempt.watch(input));
    done();
  });

  return {
    idempotent: false,
    async send(message, signal) {
      const attempt = new Attempt();
      const mail = composeMail(message);
      const limit = timeLimit(signal, deadlines.whole);
      try {
        const info = await pool.sendMail({ ...mail, attempt, signal: limit.signal } as typeof mail);
        return receiptFor(message, info);
      } catch (error) {
        throw classifySmtpError(error, {
          server: `${server.host}:${server.port}`,
          dataStarted: attempt.dataStarted,
        });
      } finally {
        limit.clear();
      }
    },
    async close() {
      pool.close({ force: true });
    },
  };
}

/**
 * Knows whether the server has begun to read the message. nodemailer reads its stream only once DATA is accepted, so a
 * stream that nobody has read means that the message surely was not taken.
 */
class Attempt {
  private streams: PassThrough[] = [];

  watch(input: NodeJS.ReadableStream): PassThrough {
    // The pool may try again by itself, on another connection; never once the message has begun to go out.
    if (this.dataStarted) throw new Error('The message was already being sent.');
    const output = new PassThrough();
    input.on('error', (error) => output.destroy(error)).pipe(output);
    this.streams.push(output);
    return output;
  }

  get dataStarted(): boolean {
    return this.streams.some((stream) => stream.readableDidRead);
  }
}

function readSmtpUrl(smtpUrl: string) {
  const url = URL.canParse(smtpUrl) ? new URL(smtpUrl) : null;
  if (!url?.hostname || !/^smtps?:$/.test(url.protocol) || url.search || !/^\/?$/.test(url.pathname)) {
    throw new ConfigurationError(
      'The SMTP address must look like smtp://user:password@host:587 or smtps://user:password@host:465.',
    );
  }
  const secure = url.protocol === 'smtps:';
  const auth = url.username
    ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
    : undefined;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    auth,
    // A password never crosses a network in the clear.
    requireTLS: !secure && auth !== undefined && !LOOPBACK.has(url.hostname),
  };
}

interface SentInfo {
  response: string;
  rejected?: unknown[];
}

function receiptFor(message: OutgoingMessage, info: SentInfo): Receipt {
  const refused = (info.rejected ?? []).map(String);
  return {
    externalId: message.externalId,
    acceptedAt: Temporal.Now.instant(),
    detail: refused.length > 0 ? `${info.response} (refused for ${refused.join(', ')})` : info.response,
  };
}
