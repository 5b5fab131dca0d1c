import { EntityManager } from '@mikro-orm/sql';
import { Controller, Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { letterPdf, messageLetter } from '#correspondence';
import type { Person } from '#identity';
import { Conversation, messageFor, sightOf } from '#inbox';
import { DomainError } from '#shared';
import { DueDates, dayOf } from '#targets';
import { Caller } from '../access.js';
import { LETTER_DESCRIPTION, letterFile, letterSizeSchema } from '../letter-file.js';

const querySchema = z.object({ size: z.coerce.number().pipe(letterSizeSchema).default(12) });

/** What was written to somebody, on paper. */
@ApiTags('Conversations')
@Controller('api/conversations/:reference/messages/:id/letter')
export class MessageLetterController {
  constructor(
    private readonly em: EntityManager,
    private readonly dueDates: DueDates,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'A message that goes out, as a letter',
    description: LETTER_DESCRIPTION,
    operationId: 'printMessage',
  })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async letter(
    @Param('reference') reference: string,
    @Param('id') id: string,
    @Query({ schema: querySchema }) { size }: z.infer<typeof querySchema>,
    @Caller() caller: Person,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const em = this.em.fork();
    const message = await messageFor(em, reference, id, await sightOf(em, caller.id));
    if (message.direction !== 'outbound') throw DomainError.invalid('Only what we write can be a letter.');
    const conversation = await em.findOneOrFail(Conversation, { id: message.conversationId });
    const organisation = await this.dueDates.organisation();
    const date = dayOf(message.at, organisation.timeZone);
    const sender = { organisation, reference: conversation.reference, date, size };
    return letterFile(await letterPdf(messageLetter(message, sender)), conversation.reference, response);
  }
}
