import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the running server of a data folder is, and the token by which it knows the command line of the same machine. */
export interface ServerAddress {
  url: string;
  token: string;
}

/** The file by which the command line finds the running server. */
export function serverFile(dataDir: string): string {
  return join(dataDir, 'server.json');
}

export async function readServerAddress(dataDir: string): Promise<ServerAddress | null> {
  try {
    return JSON.parse(await readFile(serverFile(dataDir), 'utf8'));
  } catch {
    return null;
  }
}
