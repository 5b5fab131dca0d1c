import { EntityManager } from '@mikro-orm/sql';
import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Config } from '#config';
import { Uploads } from '#correspondence';
import { SignIn } from '#identity';
import { Clock, Locks } from '#shared';
import { sweepAnswers } from '../http/idempotency.entity.js';

const EVERY_MS = 3600_000;
const UPLOADS_KEPT_MS = 7 * 24 * 3600_000;

/**
 * Takes away what nobody comes back for: files that were brought for a message and never sent, answers kept for a call that
 * is repeated, and sessions that have ended.
 */
@Injectable()
export class SweepJob {
  private readonly logger = new Logger('sweep');

  constructor(
    private readonly em: EntityManager,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly locks: Locks,
    private readonly uploads: Uploads,
    private readonly signIn: SignIn,
  ) {}

  @Interval(EVERY_MS)
  async sweep(): Promise<void> {
    if (!this.config.does('worker')) return;
    const before = new Date(this.clock.date().getTime() - UPLOADS_KEPT_MS);
    await this.alone('sweep uploads', () => this.uploads.sweep(before));
    await this.alone('sweep answers', () => sweepAnswers(this.em.fork()));
    await this.alone('sweep sessions', () => this.signIn.sweep());
  }

  private async alone(what: string, work: () => Promise<unknown>): Promise<void> {
    await this.locks.tryWith(what, work).catch((error: Error) => this.logger.error(error.message));
  }
}
