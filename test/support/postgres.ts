import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chown, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from './free-port.js';
import { systemPath } from './require-system.js';

const START_MS = 30_000;
const STOP_MS = 10_000;
const ATTEMPTS = 3;
const LOG_CHARACTERS = 20_000;

export interface PostgresOptions {
  /** Keeps fsync and synchronous commits, as in service: for measuring, and for pulling the plug. */
  durable?: boolean;
  /** Further settings of the server: `{ max_connections: '50' }`. */
  settings?: Record<string, string>;
}

/** One real PostgreSQL server of its own, on a free port of the loopback address, empty. */
export interface Postgres {
  /** Of its database `postgres`, as a superuser. */
  url: string;
  /** The server's first process, for reading what it costs. */
  pid: number;
  /** Makes an empty database; returns its address. */
  createDatabase(name: string): Promise<string>;
  /** The end of its log, for a test that fails. */
  log(): string;
  stop(): Promise<void>;
}

/** Starts a server; where its port was taken meanwhile, once more on another. */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce(options);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

async function startOnce(options: PostgresOptions): Promise<Postgres> {
  const program = await realpath(systemPath('postgres'));
  const owner = serverOwner();
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  await chown(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const port = await freePort();
  // It starts in its own folder: the owner may not be allowed into ours.
  const as = { ...owner, cwd: folder };

  const cluster = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(dirname(program), 'initdb'), cluster, { ...as, stdio: 'pipe' });
  const daemon = spawn(program, ['-D', data, ...flags(port, options)], {
    ...as,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  daemon.stderr.on('data', (chunk) => {
    words = `${words}${chunk}`.slice(-LOG_CHARACTERS);
  });

  const urlOf = (database: string) => `postgresql://postgres@127.0.0.1:${port}/${database}`;
  const stop = async () => {
    await endProcess(daemon);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await answering(urlOf('postgres'), daemon);
  } catch (error) {
    await stop();
    throw new Error(`PostgreSQL did not start: ${(error as Error).message}\n${words}`);
  }
  return {
    url: urlOf('postgres'),
    pid: daemon.pid ?? 0,
    log: () => words,
    stop,
    async createDatabase(name) {
      await query(urlOf('postgres'), `create database "${name}"`);
      return urlOf(name);
    },
  };
}

function flags(port: number, { durable = false, settings = {} }: PostgresOptions): string[] {
  const all: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...settings,
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function serverOwner(): { uid: number; gid: number } {
  const me = userInfo();
  if (me.uid !== 0) return { uid: me.uid, gid: me.gid };
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function answering(url: string, daemon: ChildProcess): Promise<void> {
  const deadline = performance.now() + START_MS;
  for (;;) {
    if (daemon.exitCode !== null) throw new Error(`it ended with ${daemon.exitCode}`);
    try {
      return await query(url, 'select 1');
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(50);
    }
  }
}

async function query(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  // A server that goes away says so here too; the call below is what reports it.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // The fast way down: sessions are ended, nothing is lost.
  child.kill('SIGINT');
  const late = setTimeout(() => child.kill('SIGQUIT'), STOP_MS);
  await ended;
  clearTimeout(late);
}
