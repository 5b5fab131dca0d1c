import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { ChannelDirectory, ChannelPuller, LookLog } from '#channels';
import { Config } from '#config';
import { Stopping } from '../stopping.js';

const LOOK_EVERY_MS = 30_000;

/** Looks at every channel from time to time, whatever the watchers say: the net under them. */
@Injectable()
export class FetchChannelsJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('channels');
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly again = new Set<string>();

  constructor(
    private readonly config: Config,
    private readonly directory: ChannelDirectory,
    private readonly puller: ChannelPuller,
    private readonly looks: LookLog,
    private readonly stopping: Stopping,
  ) {}

  onApplicationBootstrap(): void {
    void this.lookAtAll();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.begin();
    await Promise.all(this.underWay.values());
    await this.looks.flush().catch((error: Error) => this.logger.error(error.message));
  }

  @Interval(LOOK_EVERY_MS)
  async lookAtAll(): Promise<void> {
    if (!this.config.does('worker') || this.stopping.signal.aborted) return;
    try {
      for (const channel of await this.directory.all()) {
        // A stopped channel waits for a person; trying on would lock the account at the other end.
        if (channel.isReady() && channel.state !== 'stopped') this.look(channel.key);
      }
    } catch (error) {
      this.logger.error(`The channels could not be listed: ${(error as Error).message}`);
    }
  }

  /** One pull at a time a channel; a call that comes meanwhile is kept for right after. */
  look(key: string): void {
    if (this.stopping.signal.aborted) return;
    if (this.underWay.has(key)) {
      this.again.add(key);
      return;
    }
    const pull = this.pull(key).finally(() => {
      this.underWay.delete(key);
      if (this.again.delete(key)) this.look(key);
    });
    this.underWay.set(key, pull);
  }

  private async pull(key: string): Promise<void> {
    try {
      const { problem } = await this.puller.pull(key, this.stopping.signal);
      if (problem) this.logger.warn(`${key}: ${problem}`);
    } catch (error) {
      if (!this.stopping.signal.aborted) this.logger.error(`${key}: ${(error as Error).stack}`);
    }
  }
}
