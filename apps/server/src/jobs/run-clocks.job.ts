import { EntityManager } from '@mikro-orm/sql';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Config } from '#config';
import { clockRound } from '#inbox';
import { Clock } from '#shared';
import { Stopping } from '../stopping.js';

/** A look that finds nothing reads a few pages of an index. */
const EVERY_MS = 5_000;

/** Notices when a promise comes due, and when it was not kept. */
@Injectable()
export class RunClocksJob implements OnModuleDestroy {
  private readonly logger = new Logger('clocks');
  private round: Promise<void> | null = null;

  constructor(
    private readonly em: EntityManager,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly stopping: Stopping,
  ) {}

  /** A round that takes longer than the interval goes on alone. */
  @Interval(EVERY_MS)
  async run(): Promise<void> {
    if (!this.config.does('worker')) return;
    this.round ??= clockRound(this.em, this.clock, this.stopping.signal)
      .catch((error: Error) => this.logger.error(error.message))
      .finally(() => {
        this.round = null;
      });
    await this.round;
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.begin();
    await this.round;
  }
}
