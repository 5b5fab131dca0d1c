import '../compile-cache.js';

/**
 * The `postroom` command line: exits 0 on success, 1 on a failure told in one line, 2 on wrong usage.
 * A running server does the work and reads the words; nothing but what asks it is loaded here then.
 */
const asked = process.stdin.isTTY && process.stdout.isTTY;
let question: string | null = null;
const io = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
  ...(asked
    ? {
        ask: (text: string) => {
          question = text;
        },
      }
    : {}),
};

const { askServer } = await import('./ask-server.js');

async function run(argv: string[]): Promise<number> {
  return (await askServer(argv, io)) ?? (await (await import('./alone.js')).runAlone(argv, io));
}

const argv = process.argv.slice(2);
process.exitCode = await run(argv);
if (question !== null) {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question(`${question} [y/N] `);
  lines.close();
  if (/^y(es)?$/i.test(answer.trim())) process.exitCode = await run([...argv, '--asked']);
  else io.out('Nothing was changed.\n');
}
