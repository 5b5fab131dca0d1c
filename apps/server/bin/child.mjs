import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { pathToFileURL } from 'node:url';
import { inRoot, node24 } from './paths.mjs';
import { SetupError } from './setup-error.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs one tool to its end and keeps what it says to itself.
 * @returns what it printed
 * @throws SetupError with what it printed, where it fails or is interrupted
 */
export function runTool(name, command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: inRoot(), env, stdio: ['ignore', 'pipe', 'pipe'] });
    const stop = forwardSignals(child);
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (cause) => {
      stop();
      reject(new SetupError(`${name} could not be started: ${cause.message}`, { cause }));
    });
    child.on('close', (code, signal) => {
      stop();
      if (code === 0) return resolve(output);
      if (signal)
        return reject(new SetupError(`${name} was interrupted.`, { exitCode: exitCodeOf(code, signal) }));
      reject(new SetupError(`${name} failed.`, { output }));
    });
  });
}

/**
 * Runs a program of ours on Node 24 in the place of this process: the same terminal, the same signals, the same end.
 * @returns its exit code; 128 and the signal's number where a signal ended it
 */
export function handOver(nodeArguments) {
  return new Promise((resolve, reject) => {
    const parent = process.ppid;
    const tether = pathToFileURL(inRoot('apps', 'server', 'bin', 'end-with-parent.mjs')).href;
    const child = spawn(node24(), ['--enable-source-maps', '--import', tether, ...nodeArguments], {
      // Wherever in the checkout it is started, it means the checkout's own data.
      env: { DATA_DIR: inRoot('data'), ...process.env },
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    const stop = forwardSignals(child);
    // npm that is killed outright takes nothing down with it; without this the product would run on, unseen.
    const watch = process.env.npm_lifecycle_event
      ? setInterval(() => process.ppid !== parent && child.kill('SIGKILL'), 250)
      : undefined;
    child.on('error', (cause) =>
      reject(new SetupError(`Node 24 could not be started: ${cause.message}`, { cause })),
    );
    child.on('exit', (code, signal) => {
      stop();
      clearInterval(watch);
      resolve(exitCodeOf(code, signal));
    });
  });
}

function exitCodeOf(code, signal) {
  return signal ? 128 + constants.signals[signal] : code;
}

/** Passes signals on until the returned function is called. A terminal's Ctrl-C has reached the child already. */
function forwardSignals(child) {
  const forward = (signal) => {
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, forward);
  return () => {
    for (const signal of SIGNALS) process.off(signal, forward);
  };
}
