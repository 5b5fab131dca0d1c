import type { EntityManager } from '@mikro-orm/sql';
import { AuthenticationError, ConfigurationError, ConnectorError } from '#connector-sdk';
import type { Clock, Locks } from '#shared';
import { Channel } from './channel.entity.js';
import type { ChannelDirectory } from './channel-directory.js';
import type { Intake, IntakeResult } from './intake.js';
import type { Ledger } from './ledger.js';
import type { LedgerOutcome } from './ledger-entry.entity.js';

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
  ) {}

  async pull(keyOrId: string, signal: AbortSignal): Promise<PullResult> {
    const channel = await this.directory.get(keyOrId);
    const result = await this.locks.tryWith(`channel ${channel.id}`, async () => {
      const counts: PullResult['counts'] = {};
      try {
        await this.readLeftOvers(channel, counts);
        await this.fetch(channel, counts, signal);
      } catch (error) {
        if (!(error instanceof ConnectorError)) throw error;
        await this.note(channel, error);
        return { pulled: true, counts, problem: error.message };
      }
      await this.note(channel, null);
      return { pulled: true, counts, problem: null };
    });
    return result ?? { pulled: false, counts: {}, problem: null };
  }

  private async fetch(channel: Channel, counts: PullResult['counts'], signal: AbortSignal): Promise<void> {
    const { connector, settings, context } = this.directory.line(channel, signal);
    if (!connector.fetch) return;
    // The cursor moves only once the connector has seen the batch stored, and has marked or moved it at the source.
    let passed: { cursor: object } | null = null;
    for await (const batch of connector.fetch(settings, channel.cursor ?? null, context)) {
      if (passed) await this.keepCursor(channel, passed.cursor);
      count(counts, await this.intake.takeIn(channel, batch.messages));
      passed = batch;
      if (signal.aborted) return;
    }
    if (passed) await this.keepCursor(channel, passed.cursor);
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
      if (!error) kept.looked(this.clock.date());
      else if (error instanceof AuthenticationError || error instanceof ConfigurationError)
        kept.stop(error.message);
      else kept.fail(error.message);
    });
  }
}

function count(counts: PullResult['counts'], results: IntakeResult[]): void {
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
}
