import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '#config';

/** Where the running server of a data folder is, and the token by which it knows the command line of the same machine. */
export interface ServerAddress {
  url: string;
  token: string;
}

/** The file in the data folder by which the command line finds the running server; only its owner may read it. */
@Injectable()
export class ServerFile implements OnApplicationShutdown {
  private readonly token = randomBytes(32).toString('base64url');
  private written = false;

  constructor(private readonly config: Config) {}

  async write(port: number): Promise<void> {
    if (!this.config.does('web')) return;
    const host = ['0.0.0.0', '::'].includes(this.config.host) ? '127.0.0.1' : this.config.host;
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    await mkdir(this.config.dataDir, { recursive: true });
    await writeFile(serverFile(this.config.dataDir), JSON.stringify({ url, token: this.token }), {
      mode: 0o600,
    });
    this.written = true;
  }

  matches(token: string): boolean {
    const [given, expected] = [Buffer.from(token), Buffer.from(this.token)];
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.written) await rm(serverFile(this.config.dataDir), { force: true });
  }
}

export async function readServerFile(dataDir: string): Promise<ServerAddress | null> {
  try {
    return JSON.parse(await readFile(serverFile(dataDir), 'utf8'));
  } catch {
    return null;
  }
}

function serverFile(dataDir: string): string {
  return join(dataDir, 'server.json');
}
