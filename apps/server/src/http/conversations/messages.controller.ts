import { EntityManager } from '@mikro-orm/sql';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Ledger, LedgerEntry } from '#channels';
import type { Person } from '#identity';
import { attachmentsOfMessage, type Message, messageFor, sightOf } from '#inbox';
import { DomainError } from '#shared';
import { BlobStore } from '#storage';
import { Caller } from '../access.js';
import { sendZip } from './attachments-zip.js';

/** What came with one message, as it came. */
@ApiTags('Conversations')
@Controller('api/conversations/:reference/messages/:id')
export class MessagesController {
  constructor(
    private readonly em: EntityManager,
    private readonly ledger: Ledger,
    private readonly blobs: BlobStore,
  ) {}

  @Get('raw')
  @ApiOperation({ summary: 'The original of a message, as it came', operationId: 'getMessageSource' })
  @ApiProduces('text/plain')
  async raw(
    @Param('reference') reference: string,
    @Param('id') id: string,
    @Caller() caller: Person,
    @Res() response: Response,
  ): Promise<void> {
    const message = await this.message(reference, id, caller);
    const entry = message.ledgerEntryId
      ? await this.em.fork().findOne(LedgerEntry, { id: message.ledgerEntryId })
      : null;
    if (!entry) throw DomainError.notFound('original of message', id);
    response
      .set({
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Disposition': `attachment; filename="${message.id}.txt"`,
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, max-age=3600',
      })
      .send(await this.ledger.raw(entry));
  }

  @Get('attachments.zip')
  @ApiOperation({ summary: 'All attachments of a message in one file', operationId: 'getAttachmentsZip' })
  @ApiProduces('application/zip')
  async zip(
    @Param('reference') reference: string,
    @Param('id') id: string,
    @Caller() caller: Person,
    @Res() response: Response,
  ): Promise<void> {
    const message = await this.message(reference, id, caller);
    const attachments = await attachmentsOfMessage(this.em.fork(), message.id);
    if (attachments.length === 0) throw DomainError.notFound('attachment of message', id);
    response.set({
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${reference.replace(/[^\w-]/g, '')}.zip"`,
      'X-Content-Type-Options': 'nosniff',
    });
    await sendZip(attachments, this.blobs, response);
  }

  private async message(reference: string, id: string, caller: Person): Promise<Message> {
    const em = this.em.fork();
    return messageFor(em, reference, id, await sightOf(em, caller.id));
  }
}
