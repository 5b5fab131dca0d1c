import { readDataPlace } from '#config';
import type { Io } from './command.js';
import { readServerAddress } from './server-address.js';

/** One line of the server's answer. */
export type AnswerLine = { out: string } | { err: string } | { ask: string } | { exit: number };

/**
 * Has the running server of this data folder do the work, since the embedded database belongs to it.
 * Null: there is no such server, or the database is one that several processes share.
 */
export async function askServer(argv: string[], io: Io): Promise<number | null> {
  const { dataDir, databaseUrl } = readDataPlace();
  if (databaseUrl) return null;
  const server = await readServerAddress(dataDir);
  if (!server) return null;
  let response: Response;
  try {
    response = await fetch(`${server.url}/api/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-postroom-command': server.token },
      body: JSON.stringify({ argv, cwd: process.cwd(), asks: Boolean(io.ask) }),
    });
  } catch {
    // The file outlived its server, which was killed; the lock on the folder decides who works now.
    return null;
  }
  if (!response.ok || !response.body) {
    // Another program listens on that port by now.
    return null;
  }
  let exit = 1;
  let rest = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const answer = JSON.parse(line) as AnswerLine;
      if ('out' in answer) io.out(answer.out);
      else if ('err' in answer) io.err(answer.err);
      else if ('ask' in answer) io.ask?.(answer.ask);
      else exit = answer.exit;
    }
  }
  return exit;
}
