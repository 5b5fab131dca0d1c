import { EntityManager } from '@mikro-orm/sql';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import type { Person } from '#identity';
import { attachmentFor } from '#inbox';
import { DomainError, isId } from '#shared';
import { BlobStore } from '#storage';
import { Caller } from '../access.js';

const querySchema = z.object({ show: z.stringbool().optional().describe('In the page, for pictures only') });

/** What a browser may show by itself without harm. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** The files that came with messages; hostile until the reader decides otherwise. */
@ApiTags('Conversations')
@Controller('api/attachments')
export class AttachmentsController {
  constructor(
    private readonly em: EntityManager,
    private readonly blobs: BlobStore,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: 'Download an attachment', operationId: 'getAttachment' })
  @ApiProduces('application/octet-stream')
  async download(
    @Param('id') id: string,
    @Query({ schema: querySchema }) { show }: z.infer<typeof querySchema>,
    @Caller() caller: Person,
    @Res() response: Response,
  ): Promise<void> {
    const attachment = isId(id) ? await attachmentFor(this.em.fork(), id, caller.id) : null;
    if (!attachment) throw DomainError.notFound('attachment', id);
    const inPage = show && SHOWN.has(attachment.contentType);
    response
      .set({
        'Content-Type': inPage ? attachment.contentType : 'application/octet-stream',
        'Content-Disposition': `${inPage ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(attachment.name)}`,
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, max-age=3600',
      })
      .send(await this.blobs.get(attachment.blob));
  }
}
