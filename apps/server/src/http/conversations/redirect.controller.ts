import { EntityManager } from '@mikro-orm/sql';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Redirects } from '#correspondence';
import type { Person } from '#identity';
import { Caller } from '../access.js';
import { addressSchema, conversationSchema } from './conversation.schemas.js';
import { ConversationAnswers, type PresentedConversation } from './conversation-answers.js';
import { redirectBodySchema } from './conversation-bodies.schemas.js';

type RedirectBody = z.infer<typeof redirectBodySchema>;

const previewSchema = z
  .object({
    to: z.array(addressSchema),
    subject: z.string(),
    text: z.string(),
    html: z.string().nullable(),
  })
  .meta({ id: 'MessagePreview' });

/** What is a matter for another body. */
@ApiTags('Conversations')
@Controller('api/conversations/:reference/redirect')
export class RedirectController {
  constructor(
    private readonly em: EntityManager,
    private readonly redirects: Redirects,
    private readonly answers: ConversationAnswers,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Tell the contact which body looks after it, and close it',
    operationId: 'redirectConversation',
  })
  @ApiOkResponse({ standardSchema: conversationSchema, description: 'The conversation as it now is' })
  async redirect(
    @Param('reference') reference: string,
    @Body({ schema: redirectBodySchema }) body: RedirectBody,
    @Caller() caller: Person,
  ): Promise<PresentedConversation> {
    await this.redirects.redirect(reference, caller, body);
    return this.answers.of(reference, caller);
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'What the contact would be told; changes nothing',
    operationId: 'previewRedirect',
  })
  @ApiOkResponse({ standardSchema: previewSchema })
  preview(
    @Param('reference') reference: string,
    @Body({ schema: redirectBodySchema }) body: RedirectBody,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof previewSchema>> {
    return this.redirects.preview(this.em.fork(), reference, caller, body);
  }
}
