import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Config } from '#config';
import { TellUnlooked } from '../tell-unlooked.js';

const EVERY_MS = 60_000;

/** Notices that a working day has ended on which a channel was not looked at. */
@Injectable()
export class TellUnlookedJob implements OnApplicationBootstrap {
  private readonly logger = new Logger('channels');

  constructor(
    private readonly config: Config,
    private readonly tell: TellUnlooked,
  ) {}

  onApplicationBootstrap(): void {
    void this.run();
  }

  @Interval(EVERY_MS)
  async run(): Promise<void> {
    if (!this.config.does('worker')) return;
    await this.tell.run().catch((error: Error) => this.logger.error(error.message));
  }
}
