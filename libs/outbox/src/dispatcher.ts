import type { EntityManager } from '@mikro-orm/sql';
import type { Signals, Workers } from '#shared';
import { Bell } from './bell.js';
import type { InsideHandler, OutboxHandler, OutboxWork, OutsideHandler, Prepared } from './handler.js';
import { InHand } from './in-hand.js';
import { Lanes } from './lanes.js';
import { OUTBOX_SIGNAL } from './outbox.js';
import type { OutboxState } from './outbox-entry.entity.js';
import { puttingBack, settleWithin } from './settle.js';

const INSIDE_BATCH = 50;
/** How long we wait for a signal before looking anyway. */
const LOOK_EVERY_MS = 2_000;
const LEFT = 'id, topic, key, payload, attempts, state, claimed_by';

/**
 * Does what the outbox says, until stopped. Any number of processes may run one: work is claimed with row locks.
 * What is claimed outside of a transaction is marked with the worker that has it; see `recover`.
 */
export class OutboxDispatcher {
  private stopping = false;
  private readonly bells = new Map<string, Bell>();
  private readonly loops: Promise<void>[] = [];
  private readonly inHand: InHand;

  constructor(
    private readonly em: EntityManager,
    private readonly signals: Signals,
    private readonly workers: Workers,
    private readonly handlers: OutboxHandler[],
    private readonly onError: (topic: string, error: unknown) => void,
  ) {
    this.inHand = new InHand((error) => onError('outbox', error));
  }

  async start(): Promise<void> {
    await this.recover();
    for (const { topic } of this.handlers) this.bells.set(topic, new Bell());
    await this.signals.subscribe(OUTBOX_SIGNAL, (topic) => this.bells.get(topic)?.ring());
    for (const handler of this.handlers) this.loops.push(this.loop(handler));
  }

  /** Ends after what is under way; nothing new is claimed. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const bell of this.bells.values()) bell.ring();
    await Promise.all(this.loops);
    await this.inHand.written();
  }

  /** Does all that is due now and ends; for the command line. */
  async drain(): Promise<void> {
    await this.recover();
    let busy = true;
    while (busy) {
      busy = false;
      for (const handler of this.handlers) {
        while ((await this.once(handler)) > 0) busy = true;
      }
    }
    await this.inHand.written();
  }

  /**
   * Puts right what workers that are gone have left behind, and what this one has claimed without ever hearing of it: what
   * was only claimed is pending again; where one died while it spoke to the outside, the outcome is unknown.
   */
  async recover(): Promise<void> {
    const rows = await this.em.execute<LeftRow[]>(
      `select ${LEFT} from outbox where state in ('claimed', 'armed')`,
    );
    await this.inHand.taken();
    const gone = await this.workers.gone([...new Set(rows.map((row) => row.claimed_by))]);
    const left = new Set([...gone, this.workers.self]);
    const isLost = ({ id, claimed_by }: LeftRow) => left.has(claimed_by) && !this.inHand.has(id);
    const lost = rows.filter(isLost);
    if (lost.length === 0) return;
    await this.em.transactional(async (transaction) => {
      const em = transaction as EntityManager;
      // Looked at once more under a lock: what was being written down while it was read is not lost.
      const still = await em.execute<LeftRow[]>(
        `select ${LEFT} from outbox where state in ('claimed', 'armed') and id in (?) order by id for update`,
        [lost.map(({ id }) => id)],
      );
      await this.putRight(em, still.filter(isLost));
    });
  }

  private async putRight(em: EntityManager, lost: LeftRow[]): Promise<void> {
    const claimed = lost.filter(({ state }) => state === 'claimed').map(({ id }) => id);
    if (claimed.length > 0) {
      await em.execute(`update outbox set state = 'pending', claimed_by = null where id in (?)`, [claimed]);
    }
    const armed = lost.filter(({ state }) => state === 'armed');
    const reason = 'Postroom stopped while it was being handed over. It may have gone out.';
    for (const handler of this.handlers) {
      const work = armed.filter(({ topic }) => topic === handler.topic);
      if (handler.kind !== 'outside' || work.length === 0) continue;
      const ended = work.map((row) => ({ work: row, outcome: { state: 'unknown', reason } as const }));
      await settleWithin(em, handler, ended);
    }
  }

  private async loop(handler: OutboxHandler): Promise<void> {
    const bell = this.bells.get(handler.topic) as Bell;
    while (!this.stopping) {
      const heard = bell.rung;
      try {
        if ((await this.once(handler)) > 0) continue;
      } catch (error) {
        this.onError(handler.topic, error);
      }
      if (!this.stopping) await bell.wait(heard, LOOK_EVERY_MS);
    }
  }

  private once(handler: OutboxHandler): Promise<number> {
    return handler.kind === 'inside' ? this.inside(handler, INSIDE_BATCH) : this.outside(handler);
  }

  private async inside(handler: InsideHandler, most: number): Promise<number> {
    let taken: WorkRow[] = [];
    try {
      return await this.em.transactional(async (em) => {
        taken = await em.execute<WorkRow[]>(
          `select id, topic, key, payload, attempts + 1 as attempts from outbox
           where topic = ? and state = 'pending' and available_at <= now()
           order by available_at, id limit ? for update skip locked`,
          [handler.topic, most],
        );
        if (taken.length === 0) return 0;
        await handler.handle(em as EntityManager, taken);
        await em.flush();
        await em.execute('delete from outbox where id in (?)', [taken.map((row) => row.id)]);
        return taken.length;
      });
    } catch (error) {
      // One bad item must not hold up the others: narrow it down to one, then set that one back.
      if (taken.length > 1) return this.inside(handler, 1);
      const [row] = taken;
      if (!row) throw error;
      this.onError(handler.topic, error);
      await this.em.execute(...puttingBack(row, (error as Error).message));
      return 1;
    }
  }

  private async outside(handler: OutsideHandler): Promise<number> {
    const rows = await this.inHand.take(
      this.em.execute<WorkRow[]>(
        `update outbox set state = 'claimed', claimed_by = ?, attempts = attempts + 1
         where id in (
           select id from outbox where topic = ? and state = 'pending' and available_at <= now()
           order by available_at, id limit ? for update skip locked)
         returning id, topic, key, payload, attempts`,
        [this.workers.self, handler.topic, handler.concurrency * 4],
      ),
    );
    if (rows.length === 0) return 0;
    const prepared = await this.prepare(handler, rows);
    const lanes = new Lanes(this.em, this.workers.self, handler, this.inHand);
    const queue = rows.map((work, i) => ({ work, prepared: prepared[i] ?? null }));
    const lane = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        if (this.stopping) await lanes.putBack(next.work);
        else await lanes.perform(next.work, next.prepared);
      }
    };
    await Promise.all(Array.from({ length: Math.min(handler.concurrency, rows.length) }, lane));
    return rows.length;
  }

  /** Where getting ready fails, nothing was begun: all of it is tried again later. */
  private async prepare(handler: OutsideHandler, rows: WorkRow[]): Promise<(Prepared | null)[]> {
    try {
      return await handler.prepare(rows);
    } catch (error) {
      this.onError(handler.topic, error);
      const reason = (error as Error).message;
      return rows.map(() => ({ repeatable: true, perform: async () => ({ state: 'retry', reason }) }));
    }
  }
}

interface WorkRow extends OutboxWork {
  topic: string;
}

interface LeftRow extends WorkRow {
  state: OutboxState;
  claimed_by: number;
}
