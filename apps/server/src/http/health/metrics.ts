import { EntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

interface LabelledCount {
  label: string;
  count: number;
}

const COUNTS: { name: string; help: string; label: string; sql: string }[] = [
  {
    name: 'postroom_outbox_entries',
    help: 'Work in the outbox, by state',
    label: 'state',
    sql: 'select state as label, count(*)::int as count from outbox group by state',
  },
  {
    name: 'postroom_ledger_open_entries',
    help: 'Raw messages that are stored but not read, or set aside',
    label: 'outcome',
    sql: `select outcome as label, count(*)::int as count from ledger_entry where outcome in ('received', 'quarantined') group by outcome`,
  },
  {
    name: 'postroom_channels',
    help: 'Channels, by how they are',
    label: 'state',
    sql: 'select state as label, count(*)::int as count from channel group by state',
  },
  {
    name: 'postroom_deliveries_in_trouble',
    help: 'Outgoing messages that did not surely arrive, by state',
    label: 'state',
    sql: `select delivery as label, count(*)::int as count from message where delivery in ('failed', 'unknown', 'bounced', 'retrying') group by delivery`,
  },
  {
    name: 'postroom_open_conversations',
    // Whoever reaches the figures is anybody.
    help: 'Open conversations, by queue; restricted queues are left out',
    label: 'queue',
    sql: `select queue as label, sum(open)::int as count from conversation_tally
      where queue not in (select key from queue where restricted) group by queue`,
  },
];

/** The figures for operators; each is read from the database when asked for. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly gauges: { gauge: Gauge; sql: string; label: string }[];

  constructor(private readonly em: EntityManager) {
    collectDefaultMetrics({ register: this.registry });
    this.gauges = COUNTS.map(({ name, help, label, sql }) => ({
      gauge: new Gauge({ name, help, labelNames: [label], registers: [this.registry] }),
      sql,
      label,
    }));
  }

  async text(): Promise<string> {
    for (const { gauge, sql, label } of this.gauges) {
      gauge.reset();
      const rows = await this.em.fork().execute<LabelledCount[]>(sql);
      for (const row of rows) gauge.set({ [label]: row.label }, row.count);
    }
    return this.registry.metrics();
  }
}
