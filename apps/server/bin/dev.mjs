import './need-node-20.mjs';
import { spawn } from 'node:child_process';
import { watchNpm } from './npm-watch.mjs';
import { inRoot, node24, toolEnvironment } from './paths.mjs';
import { SIGNALS } from './run-tool.mjs';
import { ensureReady } from './setup.mjs';
import { runScript, say } from './setup-error.mjs';

/** The server compiles and starts again at every change; the staff app is served by Vite, which passes /api on to it. */
const PROGRAMS = [
  ['node_modules/@nestjs/cli/bin/nest.js', 'start', 'server', '--watch', '--preserveWatchOutput'],
  ['node_modules/vite/bin/vite.js', 'apps/web', '--clearScreen', 'false'],
];

// Each in a process group of its own: nest, when it is stopped, leaves the server that it started behind.
const detached = process.platform !== 'win32';

await runScript(async () => {
  await ensureReady({ build: false });
  say('The staff app, with live reload, is at the address that Vite prints; the server restarts by itself.');
  const children = PROGRAMS.map((args) =>
    spawn(node24(), args, {
      cwd: inRoot(),
      env: toolEnvironment(),
      stdio: ['ignore', 'inherit', 'inherit'],
      detached,
    }),
  );
  const stop = (signal) => {
    for (const child of children) signalGroup(child, signal);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  const unwatch = watchNpm(stop);
  // One without the other is of no use: the first to end takes the other along.
  const ends = children.map((child) => new Promise((resolve) => child.on('exit', (code) => resolve(code))));
  const code = await Promise.race(ends);
  stop('SIGTERM');
  await Promise.all(ends);
  unwatch();
  return code ?? 0;
});

function signalGroup(child, signal) {
  try {
    if (detached) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
