import 'reflect-metadata';
import { flushCompileCache } from 'node:module';
import { Config, ConfigError } from '#config';
import { DomainError } from '#shared';

/** The start of the server. What an operator can put right is said in one line. */
try {
  const config = Config.read();
  // Loaded now, since a wrong setting should be told at once.
  const { serve } = await import('./serve.js');
  await serve(config);
  // Now, since an end by a signal writes nothing.
  flushCompileCache();
} catch (error) {
  const code = (error as NodeJS.ErrnoException).code;
  if (await isTold(error)) console.error((error as Error).message);
  else if (code === 'EADDRINUSE')
    console.error('Another program listens on this port already. Set PORT to another one.');
  else console.error(error);
  process.exit(1);
}

async function isTold(error: unknown): Promise<boolean> {
  if (error instanceof ConfigError || error instanceof DomainError) return true;
  const { DataDirInUseError } = await import('#database');
  return error instanceof DataDirInUseError;
}
