import { createServer, type Socket } from 'node:net';
import { FakeImapConnection, type FakeImapState, type ImapMisbehaviour } from './fake-imap-connection.js';
import type { FakeMailbox } from './fake-imap-mailbox.js';

export interface FakeImapServer {
  port: number;
  /** Every command in order, without its tag and with passwords left out. */
  commands: string[];
  /** Folders by name; `INBOX` is there from the start. */
  folders: Map<string, FakeMailbox>;
  misbehave(misbehaviour: ImapMisbehaviour | null): void;
  /** Resolves once a client is in IDLE. */
  idling(): Promise<void>;
  /** Cuts every line. */
  cut(): void;
  stop(): Promise<void>;
}

export interface FakeImapOptions {
  inbox: FakeMailbox;
  user?: string;
  password?: string;
  /** Accepted with XOAUTH2; without it only a password is. */
  accessToken?: () => string;
}

/** An IMAP server (RFC 3501 with IDLE and MOVE) on a loopback port: as much as a mail reader needs, and misbehaviour to order. */
export async function startFakeImap(options: FakeImapOptions): Promise<FakeImapServer> {
  const sockets = new Set<Socket>();
  const waiting: Array<() => void> = [];
  const state: FakeImapState = {
    user: options.user ?? 'enquiries',
    password: options.password ?? 'secret',
    accessToken: options.accessToken,
    folders: new Map([['INBOX', options.inbox]]),
    commands: [],
    misbehaviour: null,
    idleStarted: () => {
      for (const wake of waiting.splice(0)) wake();
    },
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    socket.setNoDelay(true);
    new FakeImapConnection(socket, state);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: address && typeof address === 'object' ? address.port : 0,
    commands: state.commands,
    folders: state.folders,
    misbehave(next) {
      state.misbehaviour = next && { ...next };
    },
    idling: () => new Promise((resolve) => waiting.push(resolve)),
    cut,
    async stop() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
