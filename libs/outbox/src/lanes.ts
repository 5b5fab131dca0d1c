import type { EntityManager } from '@mikro-orm/sql';
import { cleanData } from '#shared';
import { MOST_ATTEMPTS } from './backoff.js';
import type { Ended, OutboxWork, OutsideHandler, OutsideOutcome, Prepared } from './handler.js';
import type { InHand } from './in-hand.js';
import { Rounds } from './rounds.js';
import { settle, settleAgain } from './settle.js';

/** What could not be begun is left alone for so long. */
const NOT_BEGUN_S = 5;

/** Speaks to the outside on several lanes; what they write down in the same moment goes into one statement. */
export class Lanes {
  private busy = 0;
  private readonly arming = new Rounds<OutboxWork>(
    (work) => this.arm(work),
    () => this.busy,
  );
  private readonly armed = new Set<string>();
  private readonly settling = new Rounds<Ended>(
    (ended) => this.settle(ended),
    () => this.busy,
  );

  constructor(
    private readonly em: EntityManager,
    private readonly worker: number,
    private readonly handler: OutsideHandler,
    private readonly inHand: InHand,
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

  /** Claimed, but not begun: free for the next worker, at once or after some seconds. */
  async putBack(work: OutboxWork, seconds = 0): Promise<void> {
    // It may be armed: where the line was cut, the answer to that alone may have been lost.
    await this.inHand.writeOff(work.id, () =>
      this.em.execute(
        `update outbox set state = 'pending', claimed_by = null, attempts = attempts - 1,
           available_at = now() + make_interval(secs => ?)
         where id = ? and state in ('claimed', 'armed') and claimed_by = ?`,
        [seconds, work.id, this.worker],
      ),
    );
  }

  private async go(work: OutboxWork, prepared: Prepared | null): Promise<void> {
    if (!prepared) {
      await this.inHand.writeOff(work.id, () =>
        this.em.execute('delete from outbox where id = ?', [work.id]),
      );
      return;
    }
    if (!prepared.repeatable && !(await this.mayBegin(work))) return;
    // What the outside answers is stored, and must not be what keeps it from being stored.
    const outcome = cleanData(
      await prepared
        .perform()
        .catch((error: Error): OutsideOutcome => ({ state: 'retry', reason: error.message })),
    );
    const isLast = outcome.state === 'retry' && work.attempts >= MOST_ATTEMPTS;
    await this.settling.do({ work, outcome: isLast ? { ...outcome, state: 'failed' } : outcome });
  }

  private async mayBegin(work: OutboxWork): Promise<boolean> {
    try {
      await this.arming.do(work);
    } catch {
      await this.putBack(work, NOT_BEGUN_S);
      return false;
    }
    if (this.armed.delete(work.id)) return true;
    // Where our line to the database had dropped, another worker took us for dead and has it now.
    this.inHand.release(work.id);
    return false;
  }

  /** From here on a crash leaves the outcome unknown. */
  private async arm(work: OutboxWork[]): Promise<void> {
    try {
      const rows = await this.em.execute<{ id: string }[]>(
        `update outbox set state = 'armed' where id in (?) and state = 'claimed' and claimed_by = ? returning id`,
        [work.map(({ id }) => id), this.worker],
      );
      for (const { id } of rows) this.armed.add(id);
    } catch (error) {
      this.inHand.say(error);
      throw error;
    }
  }

  /** How something ended is known only here, and kept until it is written down. */
  private async settle(ended: Ended[]): Promise<void> {
    try {
      await settle(this.em, this.handler, ended);
      for (const { work } of ended) this.inHand.release(work.id);
    } catch (error) {
      // Each alone from now on: one that cannot be written down must not hold up the others.
      for (const each of ended) {
        const write = () => settleAgain(this.em, this.handler, each, this.worker);
        this.inHand.writeLater(each.work.id, write, error);
      }
    }
  }
}
