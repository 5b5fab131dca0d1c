import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface SunkMail {
  from: string;
  to: string[];
  raw: Buffer;
  /** When it was taken, as `performance.now()` counts. */
  at: number;
}

/** Where in a delivery something happens: at the greeting, at MAIL FROM, at RCPT TO, while or after the message is sent. */
export type SmtpStage = 'connect' | 'auth' | 'mail' | 'rcpt' | 'data' | 'end-of-data';

/** What the sink does instead of taking a mail. */
export interface SmtpBehaviour {
  at: SmtpStage;
  /** An answer such as `450 4.2.1 Try again later`; or the line is cut; or nothing ever comes. */
  does: string | 'drop' | 'stall';
  /** Only for this recipient. */
  recipient?: string;
  /** How many times; always where left out. */
  times?: number;
}

export interface SmtpSink {
  port: number;
  /** `smtp://127.0.0.1:port`, or `smtps:` with TLS. */
  url: string;
  /** What was taken, in order. */
  mails: SunkMail[];
  /** How many connections were made so far. */
  connections(): number;
  /** Behaves so from now on; null: takes everything. */
  behave(behaviour: SmtpBehaviour | null): void;
  /** Resolves once there are this many mails. */
  received(count: number): Promise<SunkMail[]>;
  stop(): Promise<void>;
}

export interface SmtpSinkOptions {
  /** TLS from the start, with these in PEM form; or STARTTLS where `startTls` is set. */
  tls?: { cert: string; key: string; startTls?: boolean };
  /** Asks for a sign-in with these. */
  auth?: { user: string; password: string };
}

/** An SMTP server on a loopback port that keeps what it gets and can be told to misbehave. */
export async function startSmtpSink(options: SmtpSinkOptions = {}): Promise<SmtpSink> {
  const mails: SunkMail[] = [];
  const sockets = new Set<Socket>();
  const waiting: Array<() => void> = [];
  let behaviour: SmtpBehaviour | null = null;
  let count = 0;

  const socketOf = (session: SMTPServerSession) =>
    [...sockets].find((socket) => socket.remotePort === session.remotePort);

  /** Answers a step as the behaviour says; a step that it does not speak of goes on. */
  const answer = (
    stage: SmtpStage,
    session: SMTPServerSession,
    done: (error?: Error | null) => void,
    recipient?: string,
  ) => {
    const now = behaviour;
    if (now?.at !== stage || (now.recipient && now.recipient !== recipient)) return done();
    if (now.times !== undefined && --now.times <= 0) behaviour = null;
    if (now.does === 'stall') return;
    if (now.does === 'drop') return socketOf(session)?.destroy();
    const error = new Error(now.does.slice(4)) as Error & { responseCode: number };
    error.responseCode = Number(now.does.slice(0, 3));
    done(error);
  };

  const server = new SMTPServer({
    secure: options.tls !== undefined && !options.tls.startTls,
    ...(options.tls ? { cert: options.tls.cert, key: options.tls.key } : { hideSTARTTLS: true }),
    authOptional: options.auth === undefined,
    disabledCommands: options.auth ? [] : ['AUTH'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    size: 100 * 1024 * 1024,
    onConnect: (session, done) => answer('connect', session, done),
    onAuth: (auth, session, done) =>
      answer('auth', session, (error) => {
        if (error) return done(error);
        const right = auth.username === options.auth?.user && auth.password === options.auth?.password;
        if (right) return done(null, { user: auth.username ?? '' });
        done(Object.assign(new Error('Wrong user or password'), { responseCode: 535 }));
      }),
    onMailFrom: (_address, session, done) => answer('mail', session, done),
    onRcptTo: (address, session, done) => answer('rcpt', session, done, address.address),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      const cut = behaviour?.at === 'data';
      stream.on('data', (chunk: Buffer) => {
        if (cut) answer('data', session, () => {});
        chunks.push(chunk);
      });
      stream.on('end', () => {
        if (cut) return;
        answer('end-of-data', session, (error) => {
          if (error) return done(error);
          const { mailFrom, rcptTo } = session.envelope;
          mails.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map((recipient) => recipient.address),
            raw: Buffer.concat(chunks),
            at: performance.now(),
          });
          done();
          for (const wake of waiting.splice(0)) wake();
        });
      });
    },
  });
  // Cut lines are the point of it.
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => {
    count++;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = address && typeof address === 'object' ? address.port : 0;

  return {
    port,
    url: `${options.tls && !options.tls.startTls ? 'smtps' : 'smtp'}://127.0.0.1:${port}`,
    mails,
    connections: () => count,
    behave(next) {
      behaviour = next && { ...next };
    },
    async received(wanted) {
      while (mails.length < wanted) await new Promise<void>((resolve) => waiting.push(resolve));
      return mails;
    },
    async stop() {
      // Node 24 crashes where the socket below a TLS handshake is destroyed; the server closes those by itself.
      if (!options.tls) for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
