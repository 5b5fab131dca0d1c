import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Config } from '#config';
import { OutboxDispatcher } from '#outbox';

const RECOVER_EVERY_MS = 15_000;

/** Does what the outbox says for as long as the process lives, and picks up what dead workers have left. */
@Injectable()
export class DispatchOutboxJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('outbox');

  constructor(
    private readonly config: Config,
    private readonly dispatcher: OutboxDispatcher,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.does('worker')) await this.dispatcher.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.dispatcher.stop();
  }

  @Interval(RECOVER_EVERY_MS)
  async recover(): Promise<void> {
    if (!this.config.does('worker')) return;
    await this.dispatcher.recover().catch((error: Error) => this.logger.error(error.message));
  }
}
