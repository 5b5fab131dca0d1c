import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '#config';
import { type ServerAddress, serverFile } from './server-address.js';

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
    const address: ServerAddress = { url, token: this.token };
    await writeFile(serverFile(this.config.dataDir), JSON.stringify(address), { mode: 0o600 });
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
