import './need-node-20.mjs';
import { spawn } from 'node:child_process';
import { inRoot, node24, toolEnvironment } from './paths.mjs';
import { ensureReady } from './setup.mjs';
import { runScript, say } from './setup-error.mjs';

/** The server compiles and starts again at every change; the staff app is served by Vite, which passes /api on to it. */
const PROGRAMS = [
  ['node_modules/@nestjs/cli/bin/nest.js', 'start', 'server', '--watch', '--preserveWatchOutput'],
  ['node_modules/vite/bin/vite.js', 'apps/web', '--clearScreen', 'false'],
];

await runScript(async () => {
  await ensureReady({ build: false });
  say(
    'Watching. The staff app with live reload is at the address that Vite prints; the server restarts by itself.',
  );
  const children = PROGRAMS.map((args) =>
    spawn(node24(), args, { cwd: inRoot(), env: toolEnvironment(), stdio: ['ignore', 'inherit', 'inherit'] }),
  );
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      for (const child of children) child.kill(signal);
    });
  }
  // One without the other is of no use: the first to end takes the other along.
  const ends = children.map(
    (child) => new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 0))),
  );
  const code = await Promise.race(ends);
  for (const child of children) child.kill();
  await Promise.all(ends);
  return code;
});
