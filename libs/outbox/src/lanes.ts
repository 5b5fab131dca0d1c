import type { EntityManager } from '@mikro-orm/sql';
import { cleanData } from '#shared';
import { MOST_ATTEMPTS } from './backoff.js';
import type { Ended, OutboxWork, OutsideHandler, OutsideOutcome, Prepared } from './handler.js';
import { Rounds } from './rounds.js';
import { settle } from './settle.js';

/** Speaks to the outside on several lanes; what they write down in the same moment goes into one statement. */
export class Lanes {
  private busy = 0;
  private readonly arming = new Rounds<OutboxWork>(
    (work) => this.arm(work),
    () => this.busy,
  );
  private readonly armed = new Set<string>();
  private readonly settling = new Rounds<Ended>(
    (ended) => settle(this.em, this.handler, ended),
    () => this.busy,
  );

  constructor(
    private readonly em: EntityManager,
    private readonly worker: number,
    private readonly handler: OutsideHandler,
  ) {}

  async perform(work: OutboxWork, prepared: Prepared | null): Promise<void> {
    this.busy++;
    try {
      await this.go(work, prepared);
    } finally {
      this.busy--;
      this.arming.look();
      this.settling.look();
    }
  }

  /** Claimed, but not begun: free for the next worker at once. */
  async putBack(work: OutboxWork): Promise<void> {
    await this.em.execute(
      `update outbox set state = 'pending', claimed_by = null, attempts = attempts - 1 where id = ? and state = 'claimed'`,
      [work.id],
    );
  }

  private async go(work: OutboxWork, prepared: Prepared | null): Promise<void> {
    if (!prepared) {
      await this.em.execute('delete from outbox where id = ?', [work.id]);
      return;
    }
    if (!prepared.repeatable) {
      await this.arming.do(work);
      // Where our line to the database had dropped, another worker took us for dead and has it now.
      if (!this.armed.delete(work.id)) return;
    }
    // What the outside answers is stored, and must not be what keeps it from being stored.
    const outcome = cleanData(
      await prepared
        .perform()
        .catch((error: Error): OutsideOutcome => ({ state: 'retry', reason: error.message })),
    );
    const isLast = outcome.state === 'retry' && work.attempts >= MOST_ATTEMPTS;
    await this.settling.do({ work, outcome: isLast ? { ...outcome, state: 'failed' } : outcome });
  }

  /** From here on a crash leaves the outcome unknown. */
  private async arm(work: OutboxWork[]): Promise<void> {
    const rows = await this.em.execute<{ id: string }[]>(
      `update outbox set state = 'armed' where id in (?) and state = 'claimed' and claimed_by = ? returning id`,
      [work.map(({ id }) => id), this.worker],
    );
    for (const { id } of rows) this.armed.add(id);
  }
}
