import 'reflect-metadata';
import { Config, ConfigError } from '#config';
import { ConnectorError } from '#connector-sdk';
import { DataDirInUseError } from '#database';
import { DomainError } from '#shared';
import { askServer } from './ask-server.js';
import { UsageError } from './command.js';
import { checkUsage } from './program.js';
import { runHere } from './run-here.js';

/** The `postroom` command line: exits 0 on success, 1 on a failure told in one line, 2 on wrong usage. */
const argv = process.argv.slice(2);
const io = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
};

try {
  const early = await checkUsage(argv, io);
  // Wrong usage, or help, needs neither server nor database.
  process.exitCode =
    early ?? (await askServer(Config.read(), argv, io)) ?? (await runHere(argv, process.cwd(), io));
} catch (error) {
  const known = [ConfigError, ConnectorError, DataDirInUseError, DomainError, UsageError].some(
    (kind) => error instanceof kind,
  );
  io.err(`${known ? (error as Error).message : ((error as Error).stack ?? error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
