import '../compile-cache.js';

/**
 * The `postroom` command line: exits 0 on success, 1 on a failure told in one line, 2 on wrong usage.
 * A running server does the work and reads the words; nothing but what asks it is loaded here then.
 */
const argv = process.argv.slice(2);
const io = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
};

const { askServer } = await import('./ask-server.js');
process.exitCode = (await askServer(argv, io)) ?? (await (await import('./alone.js')).runAlone(argv, io));
