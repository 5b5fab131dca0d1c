import 'reflect-metadata';
import { ConfigError } from '#config';
import { ConnectorError } from '#connector-sdk';
import { DataDirInUseError } from '#database';
import { DomainError } from '#shared';
import { type Io, UsageError } from './command.js';
import { checkUsage } from './program.js';
import { runHere } from './run-here.js';

/** Reads the words and does the work in this process; what the caller can put right is told in one line. */
export async function runAlone(argv: string[], io: Io): Promise<number> {
  try {
    // Wrong usage, or help, needs no database.
    return (await checkUsage(argv, io)) ?? (await runHere(argv, process.cwd(), io));
  } catch (error) {
    const known = [ConfigError, ConnectorError, DataDirInUseError, DomainError, UsageError].some(
      (kind) => error instanceof kind,
    );
    io.err(`${known ? (error as Error).message : ((error as Error).stack ?? error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}
