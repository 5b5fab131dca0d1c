import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { inRoot } from './paths.mjs';
import { SetupError } from './setup-error.mjs';

/** What ends a process from outside, and must be passed on to what it started. */
export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

export function exitCodeOf(code, signal) {
  return signal ? 128 + constants.signals[signal] : code;
}

/**
 * Runs one tool to its end and keeps what it says to itself.
 * @returns what it printed
 * @throws SetupError with what it printed, where it fails or is interrupted
 */
export function runTool(name, command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: inRoot(), env, stdio: ['ignore', 'pipe', 'pipe'] });
    const forward = (signal) => child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, forward);
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (cause) =>
      reject(new SetupError(`${name} could not be started: ${cause.message}`, { cause })),
    );
    child.on('close', (code, signal) => {
      for (const signal of SIGNALS) process.off(signal, forward);
      if (code === 0) return resolve(output);
      const exitCode = exitCodeOf(code, signal);
      if (signal) return reject(new SetupError(`${name} was interrupted.`, { exitCode }));
      reject(new SetupError(`${name} failed.`, { output }));
    });
  });
}
