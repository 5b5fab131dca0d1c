import { type ChildProcess, spawn } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(import.meta.dirname, '..', '..');
const WAIT_MS = 40_000;

/** Stands in for npm: writes down what it was asked, and installs a compiler and a bundler that write down that they ran. */
const NPM = `
const { appendFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync, rmSync, copyFileSync } = require('node:fs');
const put = (path, text) => { mkdirSync(require('node:path').dirname(path), { recursive: true }); writeFileSync(path, text); };
appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n');
if (process.env.FAKE_NPM_FAILS) {
  console.error('npm error ' + process.env.FAKE_NPM_FAILS);
  process.exit(1);
}
if (process.argv[2] === 'ci') {
  const wait = process.env.FAKE_NPM_WAITS_FOR;
  while (wait && !existsSync(wait)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  rmSync('node_modules', { recursive: true, force: true });
  put('node_modules/typescript/bin/tsc', \`
    const fs = require('node:fs');
    fs.appendFileSync('build.log', 'server\\\\n');
    if (fs.readFileSync('apps/server/src/main.ts', 'utf8').includes('mistake')) { console.error('main.ts: a mistake'); process.exit(2); }
    fs.mkdirSync('dist/apps/server/src/commands', { recursive: true });
    fs.copyFileSync('apps/server/src/main.ts', 'dist/apps/server/src/main.js');
    fs.copyFileSync('apps/server/src/commands/main.ts', 'dist/apps/server/src/commands/main.js');
  \`);
  put('node_modules/vite/bin/vite.js', \`
    const fs = require('node:fs');
    fs.appendFileSync('build.log', 'web\\\\n');
    fs.mkdirSync('dist/apps/web', { recursive: true });
    fs.writeFileSync('dist/apps/web/index.html', '');
  \`);
  mkdirSync('node_modules/node/bin', { recursive: true });
  mkdirSync('node_modules/.bin', { recursive: true });
  symlinkSync(process.execPath, 'node_modules/node/bin/node');
}
`;

/** Stands in for the server: says that it runs, and stops in its own time when it is told to. */
const SERVER = `
process.on('SIGTERM', () => setTimeout(() => { console.log('stopped'); process.exit(0); }, Number(process.env.STOPS_AFTER ?? 100)));
console.log('running ' + process.pid);
if (process.argv[2]) process.exit(Number(process.argv[2]));
setInterval(() => {}, 1000);
`;

const COMMAND = `
console.log(JSON.stringify({ args: process.argv.slice(2), dataDir: process.env.DATA_DIR }));
process.exitCode = process.argv[2] === 'wrong' ? 2 : 0;
`;

export interface Run {
  child: ChildProcess;
  out: string;
  err: string;
  /** Resolves to the exit code, or to the signal's name. */
  ended: Promise<number | NodeJS.Signals>;
}

/** A checkout with the real set-up scripts in it and stand-ins for everything that they start. */
export class FakeCheckout {
  readonly folder = mkdtempSync(join(tmpdir(), 'postroom-checkout-'));
  private readonly runs: Run[] = [];

  constructor() {
    cpSync(join(root, 'apps/server/bin'), this.path('apps/server/bin'), { recursive: true });
    this.write('npm-cli/npm-cli.js', NPM);
    this.write('package.json', '{ "type": "module" }');
    this.write('npm-cli/package.json', '{}');
    this.write('package-lock.json', '{ "packages": { "node_modules/node": { "version": "24.0.0" } } }');
    this.write('apps/server/src/main.ts', SERVER);
    this.write('apps/server/src/commands/main.ts', COMMAND);
    this.write('apps/web/index.html', '');
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), text);
  }

  append(file: string, text: string): void {
    appendFileSync(this.path(file), text);
  }

  /** What the stand-ins wrote down since this was last asked, a line each, sorted: they run side by side. */
  did(log: 'npm' | 'build'): string[] {
    const file = this.path(`${log}.log`);
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    rmSync(file, { force: true });
    return lines.map((line) => line.split(' ')[0] ?? '').sort();
  }

  /** Runs one of the scripts on this Node, with the stand-in for npm. */
  run(script: string, args: string[] = [], environment: NodeJS.ProcessEnv = {}): Run {
    return this.spawn(process.execPath, [this.path('apps/server/bin', script), ...args], environment);
  }

  spawn(command: string, args: string[], environment: NodeJS.ProcessEnv = {}): Run {
    const { npm_lifecycle_event, DATA_DIR, ...inherited } = process.env;
    const env = {
      ...inherited,
      npm_execpath: this.path('npm-cli', 'npm-cli.js'),
      npm_node_execpath: process.execPath,
      ...environment,
    };
    const child = spawn(command, args, {
      cwd: this.folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const run: Run = { child, out: '', err: '', ended: Promise.resolve(0) };
    child.stdout.on('data', (chunk) => (run.out += chunk));
    child.stderr.on('data', (chunk) => (run.err += chunk));
    run.ended = new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code ?? -1)));
    this.runs.push(run);
    return run;
  }

  /** Waits until the stand-in for the server runs; returns its process. */
  async running(run: Run): Promise<number> {
    await until(
      () => run.out.includes('running'),
      () => `not running: ${run.out}${run.err}`,
    );
    return Number(/running (\d+)/.exec(run.out)?.[1]);
  }

  async remove(): Promise<void> {
    // The whole group: a test that fails may have left the product without its starter.
    for (const { child } of this.runs) signalGroup(child.pid ?? 0);
    await Promise.all(this.runs.map(({ ended }) => ended));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export async function until(holds: () => boolean, complaint: () => string): Promise<void> {
  const deadline = performance.now() + WAIT_MS;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(complaint());
    await pause(20);
  }
}

function signalGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // Nobody of it is left.
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
