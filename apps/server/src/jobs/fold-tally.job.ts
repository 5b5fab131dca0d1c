import { EntityManager } from '@mikro-orm/sql';
import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Config } from '#config';
import { foldTally } from '#inbox';
import { Locks } from '#shared';

const EVERY_MS = 30_000;

/** Keeps the counts small. */
@Injectable()
export class FoldTallyJob {
  private readonly logger = new Logger('tally');

  constructor(
    private readonly em: EntityManager,
    private readonly config: Config,
    private readonly locks: Locks,
  ) {}

  @Interval(EVERY_MS)
  async fold(): Promise<void> {
    if (!this.config.does('worker')) return;
    await this.locks
      .tryWith('fold tally', () => foldTally(this.em.fork()))
      .catch((error: Error) => this.logger.error(error.message));
  }
}
