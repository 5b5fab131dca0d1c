import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { OutboxDispatcher } from '#outbox';
import { FirstStart } from '../first-start.js';
import { Stopping } from '../stopping.js';
import type { Io } from './command.js';
import { CommandModule } from './command.module.js';
import { runCommand } from './program.js';

/** Does the work in this process, with what follows from it: the messages that go out too. */
export async function runHere(argv: string[], cwd: string, io: Io): Promise<number> {
  const app = await NestFactory.createApplicationContext(CommandModule, {
    logger: false,
    abortOnError: false,
  });
  // Nest's own log goes to standard output, which belongs to the results.
  Logger.overrideLogger(false);
  try {
    await app.get(FirstStart).prepare();
    const code = await runCommand(argv, { ...io, app, cwd, signal: app.get(Stopping).signal });
    await app.get(OutboxDispatcher).drain();
    return code;
  } finally {
    await app.close();
  }
}
