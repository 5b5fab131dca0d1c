import type { EntityManager } from '@mikro-orm/sql';
import { AuthenticationError, ConfigurationError, ConnectorError } from '#connector-sdk';
import { type Clock, DomainError, type Locks } from '#shared';
import { Channel } from './channel.entity.js';
import type { ChannelDirectory } from './channel-directory.js';
import { noteTurn } from './channel-turn.entity.js';
import type { Intake, IntakeResult } from './intake.js';
import type { Ledger } from './ledger.js';
import type { LedgerOutcome } from './ledger-entry.entity.js';
import type { LookLog } from './look-log.js';

const LEFT_OVERS_AT_ONCE = 200;

export interface PullResult {
  /** False where another process is pulling this channel now. */
  pulled: boolean;
  /** How many raw messages came in, by outcome. */
  counts: Partial<Record<LedgerOutcome, number>>;
  /** Why it ended early; null where it went through. */
  problem: string | null;
}

/** Pulls one channel: everything new at the source goes through the intake, then the cursor moves. */
export class ChannelPuller {
  constructor(
    private readonly em: EntityManager,
    private readonly locks: Locks,
    private readonly clock: Clock,
    private readonly directory: ChannelDirectory,
    private readonly ledger: Ledger,
    private readonly intake: Intake,
    private readonly looks: LookLog,
  ) {}

  async pull(keyOrId: string, signal: AbortSignal): Promise<PullResult> {
    const channel = await this.directory.get(keyOrId);
    const result = await this.locks.tryWith(`channel ${channel.id}`, async () => {
      const counts: PullResult['counts'] = {};
      try {
        await this.readLeftOvers(channel, counts);
        const looked = await this.fetch(channel, counts, signal);
        if (looked) await this.looks.completed(channel.id);
      } catch (error) {
        // That we stop says nothing about the source.
        if (signal.aborted) return { pulled: true, counts, problem: null };
        if (!(error instanceof ConnectorError)) throw await this.ourTrouble(channel, error);
        await this.note(channel, error);
        await this.looks.failed(channel.id, error.message);
        return { pulled: true, counts, problem: error.message };
      }
      await this.note(channel, null);
      return { pulled: true, counts, problem: null };
    });
    return result ?? { pulled: false, counts: {}, problem: null };
  }

  /** @returns whether all that was new has been seen */
  private async fetch(channel: Channel, counts: PullResult['counts'], signal: AbortSignal): Promise<boolean> {
    const { connector, settings, context } = this.directory.line(channel, signal);
    if (!connector.fetch) return false;
    // The cursor moves only once the connector has seen the batch stored, and has marked or moved it at the source.
    let passed: { cursor: object } | null = null;
    for await (const batch of connector.fetch(settings, channel.cursor ?? null, context)) {
      if (passed) await this.keepCursor(channel, passed.cursor);
      count(counts, await this.intake.takeIn(channel, batch.messages));
      passed = batch;
      if (signal.aborted) return false;
    }
    if (passed) await this.keepCursor(channel, passed.cursor);
    return true;
  }

  /** A look that failed on our side has failed all the same. @returns the trouble, to be thrown */
  private async ourTrouble(channel: Channel, error: unknown): Promise<unknown> {
    if (!(error instanceof DomainError)) {
      // Where the database is away, nothing can be written down, and the error itself says so.
      await this.looks.failed(channel.id, 'What was there could not be stored.').catch(() => {});
    }
    return error;
  }

  /** What a crash has left between the ledger and the inbox. */
  private async readLeftOvers(channel: Channel, counts: PullResult['counts']): Promise<void> {
    let left = await this.ledger.unread(channel.id, LEFT_OVERS_AT_ONCE);
    while (left.length > 0) {
      for (const entry of left) count(counts, [await this.intake.readAgain(entry.id)]);
      left = await this.ledger.unread(channel.id, LEFT_OVERS_AT_ONCE);
    }
  }

  private async keepCursor(channel: Channel, cursor: object): Promise<void> {
    await this.em.fork().nativeUpdate(Channel, { id: channel.id }, { cursor });
  }

  private async note(channel: Channel, error: ConnectorError | null): Promise<void> {
    await this.em.transactional(async (em) => {
      const kept = await em.findOneOrFail(Channel, { id: channel.id });
      const before = kept.how();
      if (!error) kept.looked(this.clock.date());
      else if (error instanceof AuthenticationError || error instanceof ConfigurationError)
        kept.stop(error.message);
      else kept.fail(error.message);
      if (kept.how() !== before) await noteTurn(em as EntityManager, kept, this.clock.date());
    });
  }
}

function count(counts: PullResult['counts'], results: IntakeResult[]): void {
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
}
