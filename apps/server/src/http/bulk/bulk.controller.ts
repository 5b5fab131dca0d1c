import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Person } from '#identity';
import { Caller } from '../access.js';
import { type BulkBody, bulkAnswerSchema, bulkBodySchema } from './bulk.schemas.js';
import { BulkActions } from './bulk-actions.js';

/** One action on many conversations. */
@ApiTags('Conversations')
@Controller('api/conversations/bulk')
export class BulkController {
  constructor(private readonly actions: BulkActions) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Do one thing to up to 100 conversations; each answers for itself, and one refused stops no other',
    operationId: 'changeConversations',
  })
  @ApiOkResponse({ standardSchema: bulkAnswerSchema })
  async perform(
    @Body({ schema: bulkBodySchema }) body: BulkBody,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof bulkAnswerSchema>> {
    return { items: await this.actions.perform(body, caller) };
  }
}
