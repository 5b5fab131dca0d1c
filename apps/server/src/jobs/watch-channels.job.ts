import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CHANNEL_SIGNAL, type Channel, ChannelDirectory } from '#channels';
import { Config } from '#config';
import { Locks, Signals } from '#shared';
import { Stopping } from '../stopping.js';
import { FetchChannelsJob } from './fetch-channels.job.js';

const LOOK_FOR_NEW_CHANNELS_MS = 5_000;

interface Watch {
  settings: string;
  stop: AbortController;
  ended: Promise<void>;
}

/** Listens to the channels that can tell of something new at once. A watch that ends is begun again. */
@Injectable()
export class WatchChannelsJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('watch');
  private readonly watches = new Map<string, Watch>();

  constructor(
    private readonly config: Config,
    private readonly directory: ChannelDirectory,
    private readonly locks: Locks,
    private readonly signals: Signals,
    private readonly stopping: Stopping,
    private readonly fetchChannels: FetchChannelsJob,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.signals.subscribe(CHANNEL_SIGNAL, () => void this.keepUp());
    await this.keepUp();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.begin();
    await Promise.all([...this.watches.values()].map(({ ended }) => ended));
  }

  @Interval(LOOK_FOR_NEW_CHANNELS_MS)
  async keepUp(): Promise<void> {
    if (!this.config.does('worker') || this.stopping.signal.aborted) return;
    const channels = await this.directory.all().catch(() => []);
    for (const channel of channels) {
      const wanted = channel.isReady() && channel.state !== 'stopped';
      const settings = JSON.stringify([channel.settings, channel.secrets]);
      const watch = this.watches.get(channel.id);
      if (watch && (!wanted || watch.settings !== settings)) watch.stop.abort();
      if (wanted && !watch) this.begin(channel, settings);
    }
  }

  private begin(channel: Channel, settings: string): void {
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, this.stopping.signal]);
    const ended = this.locks
      .tryWith(`watch ${channel.id}`, async () => {
        const line = this.directory.line(channel, signal);
        if (!line.connector.watch) return;
        // A first look under the new watch, so that nothing falls between.
        this.fetchChannels.look(channel.key);
        await line.connector.watch(line.settings, () => this.fetchChannels.look(channel.key), line.context);
      })
      .then(() => {})
      .catch((error: Error) => {
        if (!signal.aborted) this.logger.warn(`${channel.key}: ${error.message}`);
      })
      .finally(() => {
        this.watches.delete(channel.id);
        // Its settings have changed: with the new ones at once.
        if (stop.signal.aborted) void this.keepUp();
      });
    this.watches.set(channel.id, { settings, stop, ended });
  }
}
