import type { INestApplicationContext } from '@nestjs/common';

/** Where a command writes: its results to `out`, what it says beside them to `err`. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Puts a question once the command has ended; yes runs it again with `--asked`. Absent where nobody can be asked. */
  ask?(question: string): void;
}

/** What a command has at hand when it runs. */
export interface CommandContext extends Io {
  app: INestApplicationContext;
  /** The folder in which the caller stands; file names are meant from there. */
  cwd: string;
  signal: AbortSignal;
}

/** The call's words are wrong; told with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Prints one result: as a line of JSON, or in words. */
export function print(io: Io, json: boolean, value: unknown, words: string): void {
  io.out(`${json ? JSON.stringify(value) : words}\n`);
}
