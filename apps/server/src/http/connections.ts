import type { Server } from 'node:http';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

const LOOK_EVERY_MS = 100;
/** What has been asked by then may still be answered; what is slower is cut off. */
const LONGEST_ANSWER_MS = 3_000;

/**
 * Lets go of the connections that browsers and proxies keep for later. The server itself closes only those that are idle
 * at the moment it stops: not one whose answer ends a moment later, nor one on which nothing was ever asked.
 */
@Injectable()
export class Connections implements BeforeApplicationShutdown {
  constructor(private readonly host: HttpAdapterHost) {}

  beforeApplicationShutdown(): void {
    const server = this.host.httpAdapter.getHttpServer() as Server;
    setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS).unref();
    setTimeout(() => server.closeAllConnections(), LONGEST_ANSWER_MS).unref();
  }
}
