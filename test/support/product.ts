import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ApiClient, apiClient } from './api-client.js';
import { freshDatabase } from './database-server.js';
import { freePort } from './free-port.js';
import { inProject } from './project.js';

export const ADMIN = { email: 'admin@example.org', password: 'correct horse battery' };

const START_MS = 90_000;
/** A month of a demonstration takes a minute, and on a busy machine several. */
const COMMAND_MS = 400_000;
/** Longer than the product itself takes before it gives up an orderly stop. */
const STOP_MS = 30_000;
const READY = /Postroom is running at (\S+)(?: — .*?(http\S+))?/;

export interface ProductOptions {
  /** On top of a data folder, a free port and the first account. `null` takes one of these away. */
  env?: Record<string, string | null>;
  /** Begins with an empty data folder, not with a prepared one. */
  untouched?: boolean;
  /** `server`: on DATABASE_URL where it is set (the default) · `embedded`: whatever is set · or the address itself. */
  database?: 'server' | 'embedded' | { url: string };
}

export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The built product, running as a process of its own. */
export interface Product {
  url: string;
  dataDir: string;
  /** Signed in as the first account, where there is one. */
  api: ApiClient;
  env: Record<string, string>;
  /** All that the processes have said so far. */
  output(): string;
  /** Runs the command line on the same installation. */
  postroom(...args: string[]): Promise<CommandResult>;
  kill9(): Promise<void>;
  /** Ends it as an operator would; its exit code. */
  stop(): Promise<number | null>;
  /** Starts it again on what it left behind; resolves once it serves. */
  restart(env?: Record<string, string>): Promise<void>;
  /** Stops it and removes all that it left. */
  remove(): Promise<void>;
}

const NODE = inProject('node_modules/.bin/node');
const FLAGS = [
  '--enable-source-maps',
  '--disable-warning=ExperimentalWarning',
  // Ends with the test that started it, however that ends.
  '--import',
  pathToFileURL(inProject('apps/server/bin/end-with-parent.mjs')).href,
];
const MAIN = inProject('dist/apps/server/src/main.js');
const COMMAND = inProject('dist/apps/server/src/commands/main.js');

/** Starts the built product and waits until it serves. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const product = await prepareProduct(options);
  try {
    await product.restart();
  } catch (error) {
    await product.remove();
    throw error;
  }
  return product;
}

/** An installation that does not run yet: for the command line alone, or to be started later. */
export async function prepareProduct(options: ProductOptions = {}): Promise<Product> {
  const choice = options.database ?? 'server';
  const server = choice === 'server' ? process.env.DATABASE_URL : undefined;
  const database = server ? await freshDatabase(server) : null;
  const databaseUrl = typeof choice === 'object' ? choice.url : database?.url;
  const dataDir = await mkdtemp(join(tmpdir(), 'postroom-data-'));
  if (!databaseUrl && !options.untouched) await cp(await preparedData(), dataDir, { recursive: true });
  const port = await freePort();
  const env = environment({
    DATA_DIR: dataDir,
    PORT: String(port),
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    ...options.env,
  });
  let run: Run | null = null;
  let said = '';
  const url = `http://127.0.0.1:${port}`;
  const api = apiClient(url);
  return {
    url,
    dataDir,
    api,
    env,
    output: () => said,
    postroom: (...args) => runNode(COMMAND, args, env, COMMAND_MS),
    async kill9() {
      await run?.end('SIGKILL');
      run = null;
    },
    async stop() {
      const code = (await run?.end('SIGTERM')) ?? null;
      run = null;
      return code;
    },
    async restart(more = {}) {
      await run?.end('SIGTERM');
      Object.assign(env, more);
      run = begin(MAIN, [], env, (text) => {
        said += text;
      });
      await ready(run);
      if (env.ADMIN_EMAIL) await api.signIn(ADMIN);
    },
    async remove() {
      await run?.end('SIGTERM');
      run = null;
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
      await database?.drop();
    },
  };
}

/** Starts the product to see it fail, or end: what it said, and its exit code. */
export function runToEnd(env: Record<string, string | null>): Promise<CommandResult> {
  return runNode(MAIN, [], environment(env));
}

interface Run {
  child: ChildProcess;
  ended: Promise<number | null>;
  out: { stdout: string; stderr: string };
  end(signal: NodeJS.Signals): Promise<number | null>;
}

function begin(
  file: string,
  args: string[],
  env: Record<string, string>,
  heard: (text: string) => void = () => {},
): Run {
  if (!existsSync(file)) throw new Error('The product is not built: npm run build');
  const child = spawn(NODE, [...FLAGS, file, ...args], {
    cwd: inProject('.'),
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const out = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      out[name] += text;
      heard(text);
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    const code = await ended;
    clearTimeout(late);
    return code;
  };
  return { child, ended, out, end };
}

async function ready(run: Run): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => fail('did not start in time'), START_MS);
    const fail = (what: string) => reject(new Error(`Postroom ${what}.\n${run.out.stdout}${run.out.stderr}`));
    const look = () => {
      if (!READY.test(run.out.stdout)) return;
      clearTimeout(late);
      resolve();
    };
    run.child.stdout?.on('data', look);
    void run.ended.then((code) => {
      clearTimeout(late);
      fail(`ended with ${code}`);
    });
  });
}

async function runNode(
  file: string,
  args: string[],
  env: Record<string, string>,
  limit = START_MS,
): Promise<CommandResult> {
  const run = begin(file, args, env);
  const late = setTimeout(() => run.child.kill('SIGKILL'), limit);
  const code = await run.ended;
  clearTimeout(late);
  return { code, ...run.out };
}

/** Nothing of the tests' own environment gets in but what a process needs to live. */
function environment(values: Record<string, string | null>): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  const all = { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...values };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

/**
 * A data folder as a first start on the embedded database leaves it, with the first account. It is made once for each
 * build and charter, since a first start takes many times as long as a later one.
 */
async function preparedData(): Promise<string> {
  const folder = join(tmpdir(), `postroom-prepared-${userInfo().uid}-${buildHash()}`);
  if (existsSync(folder)) return folder;
  const product = await startProduct({ untouched: true, database: 'embedded' });
  await product.stop();
  await rm(join(product.dataDir, 'server.json'), { force: true });
  const draft = `${folder}.${randomBytes(4).toString('hex')}`;
  await cp(product.dataDir, draft, { recursive: true });
  await product.remove();
  // Another worker may have been quicker.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  return folder;
}

function buildHash(): string {
  const hash = createHash('sha256');
  const files = [
    'dist/libs/{database,targets,inbox,identity}/src/**/*.js',
    'dist/apps/server/src/first-start.js',
    'charters/*',
  ];
  for (const file of globSync(files, { cwd: inProject('.') }).sort())
    hash.update(readFileSync(inProject(file)));
  return hash.digest('hex').slice(0, 12);
}
