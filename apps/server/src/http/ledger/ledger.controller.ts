import { EntityManager } from '@mikro-orm/sql';
import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { Channel, Intake, Ledger, LedgerEntry } from '#channels';
import type { Person } from '#identity';
import { maySee, sightOf } from '#inbox';
import { DomainError, isId } from '#shared';
import { Caller, Roles } from '../access.js';

const outcomes = ['received', 'created', 'appended', 'duplicate', 'ignored', 'quarantined'] as const;
const entrySchema = z
  .object({
    id: z.string(),
    channel: z.string(),
    sourceId: z.string(),
    size: z.number().int(),
    receivedAt: z.iso.datetime(),
    storedAt: z.iso.datetime(),
    outcome: z.enum(outcomes),
    reason: z.string().nullable(),
    reference: z.string().nullable(),
  })
  .meta({ id: 'LedgerEntry' });
const pageSchema = z.object({ items: z.array(entrySchema), next: z.string().nullable() });
const querySchema = z.object({
  outcome: z.enum(outcomes).optional(),
  channel: z.string().optional(),
  cursor: z.uuid('is not one that this list gave out').optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

interface Place {
  reference: string;
  hidden: boolean;
}

/** The intake ledger: every raw thing ever received, and what became of it. */
@Roles('manager')
@ApiTags('Ledger')
@Controller('api/ledger')
export class LedgerController {
  constructor(
    private readonly em: EntityManager,
    private readonly ledger: Ledger,
    private readonly intake: Intake,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The entries, newest first', operationId: 'listLedger' })
  @ApiOkResponse({ standardSchema: pageSchema })
  async list(
    @Query({ schema: querySchema }) query: z.infer<typeof querySchema>,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof pageSchema>> {
    const em = this.em.fork();
    const channels = await em.find(Channel, query.channel ? { key: query.channel } : {});
    const entries = await em.find(
      LedgerEntry,
      {
        channelId: channels.map(({ id }) => id),
        ...(query.outcome ? { outcome: query.outcome } : {}),
        ...(query.cursor ? { id: { $lt: query.cursor } } : {}),
      },
      { orderBy: { id: 'desc' }, limit: query.limit + 1 },
    );
    const places = await this.places(caller, entries);
    const keys = new Map(channels.map(({ id, key }) => [id, key]));
    const page = entries.slice(0, query.limit);
    return {
      items: page
        .filter(({ id }) => !places.get(id)?.hidden)
        .map((entry) => present(entry, keys.get(entry.channelId) ?? '', places.get(entry.id))),
      next: entries.length > query.limit ? (page.at(-1)?.id ?? null) : null,
    };
  }

  @Get(':id/raw')
  @ApiOperation({ summary: 'The raw bytes, as they came', operationId: 'getRawMessage' })
  @ApiProduces('application/octet-stream')
  async raw(@Param('id') id: string, @Caller() caller: Person, @Res() response: Response): Promise<void> {
    const bytes = await this.ledger.raw(await this.entry(id, caller));
    response
      .set({
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename="${id}.raw"`,
        'X-Content-Type-Options': 'nosniff',
      })
      .send(bytes);
  }

  @Post(':id/read-again')
  @HttpCode(200)
  @ApiOperation({ summary: 'Read once more what was set aside', operationId: 'readAgain' })
  @ApiOkResponse({ standardSchema: entrySchema })
  async readAgain(@Param('id') id: string, @Caller() caller: Person): Promise<z.infer<typeof entrySchema>> {
    await this.intake.readAgain((await this.entry(id, caller)).id);
    const entry = await this.entry(id, caller);
    const channel = await this.em.fork().findOne(Channel, { id: entry.channelId });
    return present(entry, channel?.key ?? '', (await this.places(caller, [entry])).get(id));
  }

  /** Where the message of each entry stands now: since it came in, it may have been split off and handed over. */
  private async places(caller: Person, entries: LedgerEntry[]): Promise<Map<string, Place>> {
    const em = this.em.fork();
    const sight = await sightOf(em, caller.id);
    if (entries.length === 0) return new Map();
    const rows = await em.execute<{ id: string; reference: string; queue: string }[]>(
      `select e.id, c.reference, c.queue from ledger_entry e left join message m on m.id = e.message_id
         join lateral (select reference, queue from conversation where id = m.conversation_id
           union all select reference, queue from conversation where m.id is null and reference = e.reference) c on true
       where e.id in (?)`,
      [entries.map(({ id }) => id)],
    );
    return new Map(
      rows.map(({ id, reference, queue }) => [id, { reference, hidden: !maySee(sight, queue) }]),
    );
  }

  private async entry(id: string, caller: Person): Promise<LedgerEntry> {
    const entry = isId(id) ? await this.em.fork().findOne(LedgerEntry, { id }) : null;
    if (!entry || (await this.places(caller, [entry])).get(id)?.hidden)
      throw DomainError.notFound('ledger entry', id);
    return entry;
  }
}

function present(entry: LedgerEntry, channel: string, place: Place | undefined): z.infer<typeof entrySchema> {
  return {
    id: entry.id,
    channel,
    sourceId: entry.sourceId,
    size: entry.size,
    receivedAt: entry.receivedAt.toISOString(),
    storedAt: entry.storedAt.toISOString(),
    outcome: entry.outcome,
    reason: entry.reason ?? null,
    reference: place?.reference ?? entry.reference ?? null,
  };
}
