import 'reflect-metadata';
import { flushCompileCache } from 'node:module';
import { ConfigError } from '#config';
import { DataDirInUseError } from '#database';
import { DomainError } from '#shared';
import { serve } from './serve.js';

/** The start of the server. What an operator can put right is said in one line. */
try {
  await serve();
  // Now, since an end by a signal writes nothing.
  flushCompileCache();
} catch (error) {
  const known = [ConfigError, DataDirInUseError, DomainError].some((kind) => error instanceof kind);
  const code = (error as NodeJS.ErrnoException).code;
  if (known) console.error((error as Error).message);
  else if (code === 'EADDRINUSE')
    console.error('Another program listens on this port already. Set PORT to another one.');
  else console.error(error);
  process.exit(1);
}
