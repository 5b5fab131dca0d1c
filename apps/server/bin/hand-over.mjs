import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { forgetStopping, noteStopping } from './last-run.mjs';
import { watchNpm } from './npm-watch.mjs';
import { inRoot, node24 } from './paths.mjs';
import { exitCodeOf, SIGNALS } from './run-tool.mjs';
import { SetupError } from './setup-error.mjs';

const TETHER = pathToFileURL(inRoot('apps', 'server', 'bin', 'end-with-parent.mjs')).href;
const NODE_FLAGS = ['--enable-source-maps', '--disable-warning=ExperimentalWarning', '--import', TETHER];

/**
 * Runs a program of ours on Node 24 in the place of this process: the same terminal, the same signals, the same end.
 * @returns its exit code; 128 and the signal's number where a signal ended it
 */
export function handOver(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(node24(), [...NODE_FLAGS, ...args], {
      // Wherever it is started, it means the checkout's own data.
      env: { ...process.env, DATA_DIR: process.env.DATA_DIR || inRoot('data') },
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    let stopping = false;
    const stop = (signal) => {
      if (!stopping) noteStopping();
      stopping = true;
      // A terminal's Ctrl-C has reached the child already.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, stop);
    const unwatch = watchNpm((signal) => {
      if (signal === 'SIGKILL' || !stopping) stop(signal);
    });
    child.on('error', (cause) =>
      reject(new SetupError(`Node 24 could not be started: ${cause.message}`, { cause })),
    );
    child.on('exit', (code, signal) => {
      unwatch();
      if (stopping) forgetStopping();
      resolve(exitCodeOf(code, signal));
    });
  });
}
