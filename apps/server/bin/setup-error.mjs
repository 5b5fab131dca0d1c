/** Set-up cannot go on; the message is one line that says what to do. */
export class SetupError extends Error {
  name = 'SetupError';

  constructor(message, { output = '', exitCode = 1, cause } = {}) {
    super(message, { cause });
    /** What the failing tool printed, where that helps. */
    this.output = output;
    this.exitCode = exitCode;
  }
}

/** Runs a script to its exit code; what set-up could not do is said on stderr in one line, without a stack. */
export async function runScript(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    const known = error.code === 'ENOSPC' ? new SetupError('the disk is full.') : error;
    if (!(known instanceof SetupError)) throw error;
    if (known.output) console.error(known.output.trimEnd());
    console.error(`postroom: ${known.message}`);
    process.exitCode = known.exitCode;
  }
}

/** All of set-up's words go to stderr: stdout belongs to the command, which may be printing JSON. */
export function say(line) {
  console.error(line);
}
