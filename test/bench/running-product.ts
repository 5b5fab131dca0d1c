import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface RunningProduct {
  pid: number;
  url: string;
  /** Calls the API as an administrator. */
  api<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Of the session, `name=value`. */
  cookie: string;
  /** A call whose answer goes on, as an administrator. */
  open(path: string, signal: AbortSignal): Promise<Response>;
  stop(): Promise<void>;
}

/** The built product in a process of its own, with an administrator signed in. */
export async function runProduct(environment: Record<string, string>): Promise<RunningProduct> {
  const dataDir = await mkdtemp(join(tmpdir(), 'postroom-bench-'));
  const account = { email: 'ada@example.org', password: 'correct-horse-battery' };
  const child = spawn(process.execPath, ['dist/apps/server/src/main.js'], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: '0',
      ADMIN_EMAIL: account.email,
      ADMIN_PASSWORD: account.password,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await address(child);
  let cookie = '';
  const api = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(url + path, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    cookie ||= response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return (await response.json()) as T;
  };
  await api('POST', '/api/session', account);
  return {
    pid: child.pid ?? 0,
    url,
    api,
    cookie,
    open: (path, signal) => fetch(url + path, { headers: { cookie }, signal }),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The product ended with ${code} before it was ready.`)));
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [url] = /http:\/\/[^ ]+/.exec(line) ?? [];
      if (url) resolve(url.replace('localhost', '127.0.0.1'));
    });
  });
}
