import { EntityManager } from '@mikro-orm/sql';
import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { Channel, Intake, Ledger, LedgerEntry } from '#channels';
import { DomainError, isId } from '#shared';
import { Roles } from '../access.js';

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
    const keys = new Map(channels.map(({ id, key }) => [id, key]));
    const page = entries.slice(0, query.limit);
    return {
      items: page.map((entry) => present(entry, keys.get(entry.channelId) ?? '')),
      next: entries.length > query.limit ? (page.at(-1)?.id ?? null) : null,
    };
  }

  @Get(':id/raw')
  @ApiOperation({ summary: 'The raw bytes, as they came', operationId: 'getRawMessage' })
  @ApiProduces('application/octet-stream')
  async raw(@Param('id') id: string, @Res() response: Response): Promise<void> {
    const bytes = await this.ledger.raw(await this.entry(id));
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
  async readAgain(@Param('id') id: string): Promise<z.infer<typeof entrySchema>> {
    await this.intake.readAgain((await this.entry(id)).id);
    const entry = await this.entry(id);
    const channel = await this.em.fork().findOne(Channel, { id: entry.channelId });
    return present(entry, channel?.key ?? '');
  }

  private async entry(id: string): Promise<LedgerEntry> {
    const entry = isId(id) ? await this.em.fork().findOne(LedgerEntry, { id }) : null;
    if (!entry) throw DomainError.notFound('ledger entry', id);
    return entry;
  }
}

function present(entry: LedgerEntry, channel: string): z.infer<typeof entrySchema> {
  return {
    id: entry.id,
    channel,
    sourceId: entry.sourceId,
    size: entry.size,
    receivedAt: entry.receivedAt.toISOString(),
    storedAt: entry.storedAt.toISOString(),
    outcome: entry.outcome,
    reason: entry.reason ?? null,
    reference: entry.reference ?? null,
  };
}
