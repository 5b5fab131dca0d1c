import type { EntityManager } from '@mikro-orm/sql';
import type { SourceItem } from '#connector-sdk';
import type { Channel } from './channel.entity.js';
import type { ChannelDirectory } from './channel-directory.js';

const ITEMS_AT_ONCE = 1_000;
const MOST_NAMED = 100;

export interface ReconciliationReport {
  channel: string;
  /** How many things stand at the source now. */
  atSource: number;
  /** How many of them the ledger holds. */
  inLedger: number;
  /** At the source, not in the ledger: must be nothing once the channel has been pulled. The first hundred. */
  missing: string[];
  missingCount: number;
  /** In the ledger under this place, but of another size: the server only estimates sizes, or has used the place again. */
  differing: string[];
  /** In the ledger, with what became of them. */
  ledger: Record<string, number>;
}

/** Holds the intake ledger against the source. */
export class Reconciliation {
  constructor(
    private readonly em: EntityManager,
    private readonly directory: ChannelDirectory,
  ) {}

  /** Null where the channel's source cannot be listed. */
  async reconcile(channel: Channel, signal: AbortSignal): Promise<ReconciliationReport | null> {
    const { connector, settings, context } = this.directory.line(channel, signal);
    if (!connector.list) return null;
    const report: ReconciliationReport = {
      channel: channel.key,
      atSource: 0,
      inLedger: 0,
      missing: [],
      missingCount: 0,
      differing: [],
      ledger: await this.outcomes(channel),
    };
    let items: SourceItem[] = [];
    for await (const item of connector.list(settings, context)) {
      items.push(item);
      if (items.length < ITEMS_AT_ONCE) continue;
      await this.compare(channel, items, report);
      items = [];
    }
    await this.compare(channel, items, report);
    return report;
  }

  private async compare(channel: Channel, items: SourceItem[], report: ReconciliationReport): Promise<void> {
    if (items.length === 0) return;
    const rows = await this.em.execute<{ source_id: string; size: number }[]>(
      'select source_id, size from ledger_entry where channel_id = ? and source_id in (?)',
      [channel.id, items.map((item) => item.sourceId)],
    );
    const sizes = Map.groupBy(rows, (row) => row.source_id);
    for (const { sourceId, size } of items) {
      report.atSource++;
      const held = sizes.get(sourceId);
      if (held) {
        report.inLedger++;
        if (!held.some((row) => row.size === size)) note(report.differing, sourceId);
      } else {
        report.missingCount++;
        note(report.missing, sourceId);
      }
    }
  }

  private async outcomes(channel: Channel): Promise<Record<string, number>> {
    const rows = await this.em.execute<{ outcome: string; count: number }[]>(
      'select outcome, count(*)::int as count from ledger_entry where channel_id = ? group by outcome order by outcome',
      [channel.id],
    );
    return Object.fromEntries(rows.map((row) => [row.outcome, row.count]));
  }
}

function note(list: string[], sourceId: string): void {
  if (list.length < MOST_NAMED) list.push(sourceId);
}
