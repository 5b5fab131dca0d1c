import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Replies, TakeBack } from '#correspondence';
import type { Person } from '#identity';
import { DomainError, isId } from '#shared';
import { Caller } from '../access.js';
import {
  addressSchema,
  attachmentSchema,
  conversationSchema,
  personRefSchema,
} from '../conversations/conversation.schemas.js';
import { ConversationAnswers, type PresentedConversation } from '../conversations/conversation-answers.js';
import { forwardBodySchema } from '../conversations/conversation-bodies.schemas.js';
import { ComposingFacade } from './composing.facade.js';

const recipientsQuerySchema = z.object({
  for: z.enum(['reply', 'reply-all', 'forward']).default('reply'),
  message: z.uuid().optional().describe('What it answers or hands on; absent: the newest that came in'),
});
const recipientsSchema = z
  .object({
    to: z.array(addressSchema),
    cc: z.array(addressSchema),
    bcc: z.array(addressSchema).describe('Nobody, unless their writer says so'),
    subject: z.string().describe('Goes out between `Re:` or `Fwd:` and our reference'),
    message: z.string().nullable().describe('The message that would be answered or handed on'),
    attachments: z.array(attachmentSchema).describe('Of a forward: what would go along'),
  })
  .meta({ id: 'Recipients' });
const colleaguesSchema = z.object({ items: z.array(personRefSchema), next: z.null() });
const previewBodySchema = z.object({
  text: z.string().max(200_000).optional(),
  html: z.string().max(500_000).optional(),
  name: z.string().max(300).optional().describe('Of whom it goes to'),
  holding: z.boolean().optional().describe('More is to follow'),
});
const previewSchema = z
  .object({
    before: z.string().describe('What the template puts before the words, as plain text'),
    after: z.string().describe('And after them: sign-off, reference, contact links'),
    text: z.string(),
    html: z.string().nullable(),
  })
  .meta({ id: 'ReplyPreview' });

const answers = { standardSchema: conversationSchema, description: 'The conversation as it now is' };

/** What goes out: to whom, in which words, and back again while there is time. */
@ApiTags('Composing')
@Controller('api/conversations/:reference')
export class ComposingController {
  constructor(
    private readonly composing: ComposingFacade,
    private readonly replies: Replies,
    private readonly takeBack: TakeBack,
    private readonly answers: ConversationAnswers,
  ) {}

  @Get('recipients')
  @ApiOperation({ summary: 'Whom an answer would go to', operationId: 'getRecipients' })
  @ApiOkResponse({ standardSchema: recipientsSchema })
  recipients(
    @Param('reference') reference: string,
    @Query({ schema: recipientsQuerySchema }) query: z.infer<typeof recipientsQuerySchema>,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof recipientsSchema>> {
    return this.composing.recipients(reference, caller, query.for, query.message);
  }

  @Get('colleagues')
  @ApiOperation({
    summary: 'Who may see it, and so be called by name in a note',
    operationId: 'listColleagues',
  })
  @ApiOkResponse({ standardSchema: colleaguesSchema })
  async colleagues(
    @Param('reference') reference: string,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof colleaguesSchema>> {
    return { items: await this.composing.colleagues(reference, caller), next: null };
  }

  @Post('replies/preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'An answer as it would go out', operationId: 'previewReply' })
  @ApiOkResponse({ standardSchema: previewSchema })
  preview(
    @Param('reference') reference: string,
    @Body({ schema: previewBodySchema }) body: z.infer<typeof previewBodySchema>,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof previewSchema>> {
    return this.composing.preview(reference, caller, body);
  }

  @Post('forwards')
  @ApiOperation({
    summary: 'Hand a message on to somebody else, with its files; it answers nothing',
    operationId: 'forwardMessage',
  })
  @ApiCreatedResponse(answers)
  async forward(
    @Param('reference') reference: string,
    @Body({ schema: forwardBodySchema }) { scheduledFor, ...body }: z.infer<typeof forwardBodySchema>,
    @Caller() caller: Person,
  ): Promise<PresentedConversation> {
    const later = scheduledFor ? { scheduledFor: new Date(scheduledFor) } : {};
    await this.replies.forward(reference, caller, { ...body, ...later });
    return this.answers.of(reference, caller);
  }

  @Post('messages/:message/undo')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Take back what has not gone out yet; its words are your draft again',
    operationId: 'undoMessage',
  })
  @ApiOkResponse(answers)
  async undo(
    @Param('reference') reference: string,
    @Param('message') message: string,
    @Caller() caller: Person,
  ): Promise<PresentedConversation> {
    await this.takeBack.takeBack(reference, known(message), caller);
    return this.answers.of(reference, caller);
  }

  @Post('messages/:message/send-now')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let go out at once what was to go out later', operationId: 'sendNow' })
  @ApiOkResponse(answers)
  async sendNow(
    @Param('reference') reference: string,
    @Param('message') message: string,
    @Caller() caller: Person,
  ): Promise<PresentedConversation> {
    await this.takeBack.sendNow(reference, known(message), caller);
    return this.answers.of(reference, caller);
  }
}

function known(message: string): string {
  if (isId(message)) return message;
  throw DomainError.notFound('message', message);
}
