import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import type { Temporal } from 'temporal-polyfill';
import { makeCertificates } from './certificates.js';
import { type DovecotPlace, dovecotConfig, passwordFile } from './dovecot-config.js';
import { freePort } from './free-port.js';
import { systemPath } from './require-system.js';

const START_MS = 30_000;
const ATTEMPTS = 3;

export interface Mailbox {
  user: string;
  password: string;
}

export interface AppendOptions {
  internalDate?: Temporal.Instant;
  folder?: string;
  user?: string;
}

/** One real IMAP server with its own folder, ports, users and certificate authority. */
export interface Dovecot extends Mailbox {
  host: string;
  /** Without TLS, and with STARTTLS. */
  port: number;
  tlsPort: number;
  /** PEM of the authority that made its certificate. */
  ca: string;
  /** Further users with empty mailboxes: `other1` and `other2`, with the same password. */
  others: Mailbox[];
  /** Puts one mail into a mailbox, by IMAP. */
  append(raw: Buffer | string, options?: AppendOptions): Promise<void>;
  /** Puts many mails into the inbox at once, in order, as a delivery agent would: far quicker than `append`. */
  deliver(
    raws: Array<Buffer | string>,
    options?: { internalDate?: Temporal.Instant; user?: string },
  ): Promise<void>;
  /** Takes every mailbox away, so that the next test begins with none; nobody may be signed in. */
  empty(): Promise<void>;
  /** A signed-in client, for whatever else a test does to the mailbox; log it out yourself. */
  client(user?: string): Promise<ImapFlow>;
  /** The end of its log, for a test that fails. */
  log(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a Dovecot of its own; where a port was taken meanwhile, once more with others. */
export async function startDovecot(): Promise<Dovecot> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce();
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

async function startOnce(): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'dovecot-'));
  const password = 'correct horse battery staple';
  const { uid, gid } = mailOwner();
  const certificates = await makeCertificates(folder);
  const place: DovecotPlace = {
    folder,
    port: await freePort(),
    tlsPort: await freePort(),
    certPath: certificates.certPath,
    keyPath: certificates.keyPath,
    uid,
    gid,
    users: { enquiries: password, other1: password, other2: password },
  };
  for (const name of ['run', 'state', 'mail', 'home']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'users'), passwordFile(place));
  await writeFile(join(folder, 'dovecot.conf'), dovecotConfig(place));
  // The mail's owner and Dovecot's own users have to get in; the folder's name is not to be guessed.
  await chmod(folder, 0o755);
  for (const name of ['mail', 'home']) await chown(join(folder, name), uid, gid);

  const daemon = spawn(systemPath('dovecot'), ['-F', '-c', join(folder, 'dovecot.conf')], {
    stdio: 'ignore',
  });
  const log = () => readFile(join(folder, 'dovecot.log'), 'utf8').catch(() => '(no log)');
  const stop = async () => {
    await endProcess(daemon);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await greeting(place.port, daemon);
  } catch (error) {
    const words = await log();
    await stop();
    throw new Error(`Dovecot did not start: ${(error as Error).message}\n${words}`);
  }
  return dovecot(place, password, certificates.ca, log, stop);
}

function dovecot(
  place: DovecotPlace,
  password: string,
  ca: string,
  log: () => Promise<string>,
  stop: () => Promise<void>,
): Dovecot {
  const user = 'enquiries';
  const client = async (who = user) => {
    const flow = new ImapFlow({
      host: '127.0.0.1',
      port: place.port,
      secure: false,
      doSTARTTLS: false,
      auth: { user: who, pass: password },
      logger: false,
    });
    flow.on('error', () => {});
    await flow.connect();
    return flow;
  };
  return {
    host: '127.0.0.1',
    port: place.port,
    tlsPort: place.tlsPort,
    ca,
    user,
    password,
    others: ['other1', 'other2'].map((name) => ({ user: name, password })),
    client,
    log,
    stop,
    async append(raw, options = {}) {
      const flow = await client(options.user);
      const date = options.internalDate ? new Date(options.internalDate.epochMilliseconds) : undefined;
      await flow.append(options.folder ?? 'INBOX', Buffer.from(raw), [], date);
      await flow.logout();
    },
    async empty() {
      const mail = join(place.folder, 'mail');
      for (const name of await readdir(mail)) await rm(join(mail, name), { recursive: true, force: true });
    },
    deliver: (raws, options = {}) => deliverToMaildir(place, raws, options),
  };
}

let delivered = 0;

/** Maildir as its author describes it: written to `tmp`, then renamed into `new`. The file's time is the INTERNALDATE. */
async function deliverToMaildir(
  place: DovecotPlace,
  raws: Array<Buffer | string>,
  options: { internalDate?: Temporal.Instant; user?: string },
): Promise<void> {
  const maildir = join(place.folder, 'mail', options.user ?? 'enquiries');
  for (const name of ['', 'tmp', 'new', 'cur']) {
    await mkdir(join(maildir, name), { recursive: true });
    await chown(join(maildir, name), place.uid, place.gid);
  }
  const seconds = Math.floor((options.internalDate?.epochMilliseconds ?? Date.now()) / 1000);
  for (const raw of raws) {
    // Dovecot gives out UIDs in the order of these names.
    const name = `${seconds}.M${String(++delivered).padStart(9, '0')}P${process.pid}.test`;
    const path = join(maildir, 'tmp', name);
    await writeFile(path, raw);
    await chown(path, place.uid, place.gid);
    await utimes(path, seconds, seconds);
    await rename(path, join(maildir, 'new', name));
  }
}

/** As root the mail belongs to nobody; otherwise to whoever runs the tests. */
function mailOwner(): { uid: number; gid: number } {
  const me = userInfo();
  if (me.uid !== 0) return { uid: me.uid, gid: me.gid };
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Waits until the server greets, which is when it is ready. */
async function greeting(port: number, daemon: ChildProcess): Promise<void> {
  const deadline = performance.now() + START_MS;
  while (performance.now() < deadline) {
    if (daemon.exitCode !== null) throw new Error(`it ended with ${daemon.exitCode}`);
    if (await greets(port)) return;
    await pause(25);
  }
  throw new Error('no greeting in time');
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => done(false));
    socket.once('error', () => done(false));
    socket.once('end', () => done(false));
    socket.once('data', (data) => done(data.toString().startsWith('* OK')));
  });
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await ended;
  clearTimeout(late);
}
