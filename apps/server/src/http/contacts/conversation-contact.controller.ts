import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Person } from '#identity';
import { changeConversationContact, Desk } from '#inbox';
import { Caller } from '../access.js';
import { conversationSchema } from '../conversations/conversation.schemas.js';
import { ConversationAnswers, type PresentedConversation } from '../conversations/conversation-answers.js';
import { conversationContactBodySchema } from './contact.schemas.js';

/** Who a conversation is from. */
@ApiTags('Conversations')
@Controller('api/conversations')
export class ConversationContactController {
  constructor(
    private readonly desk: Desk,
    private readonly answers: ConversationAnswers,
  ) {}

  @Post(':reference/contact')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say who it is from', operationId: 'changeConversationContact' })
  @ApiOkResponse({ standardSchema: conversationSchema, description: 'The conversation as it now is' })
  async change(
    @Param('reference') reference: string,
    @Body({ schema: conversationContactBodySchema }) body: z.infer<typeof conversationContactBodySchema>,
    @Caller() caller: Person,
  ): Promise<PresentedConversation> {
    await changeConversationContact(this.desk, reference, caller, body.contact, body.version);
    return this.answers.of(reference, caller);
  }
}
