import { EntityManager } from '@mikro-orm/sql';
import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Config } from '#config';
import { Digests } from '#correspondence';
import { sayReminders, wakeConversations, warnOfDueDates } from '#inbox';
import { Clock, Locks } from '#shared';
import { Clocks } from '#targets';
import { DueBoundsNow } from '../due-bounds.js';

const EVERY_MS = 15_000;

/** Brings back what was put aside, and says what somebody asked to be reminded of. */
@Injectable()
export class WakeUpJob {
  private readonly logger = new Logger('wake-up');

  constructor(
    private readonly em: EntityManager,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly locks: Locks,
    private readonly clocks: Clocks,
    private readonly bounds: DueBoundsNow,
    private readonly digests: Digests,
  ) {}

  @Interval(EVERY_MS)
  async run(): Promise<void> {
    if (!this.config.does('worker')) return;
    try {
      const { startOfToday, endOfToday } = await this.bounds.now();
      // One process at a time, so that nobody is told twice.
      await this.locks.tryWith('wake-up', () =>
        this.em.fork().transactional(async (transaction) => {
          const em = transaction as EntityManager;
          const now = this.clock.date();
          await wakeConversations(em, this.clocks, now);
          await sayReminders(em, now);
          await warnOfDueDates(em, now, { startOfToday, endOfToday });
          await this.digests.gather(em);
        }),
      );
    } catch (error) {
      this.logger.error((error as Error).message);
    }
  }
}
