import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '#identity';
import { Caller } from '../access.js';
import { conversationSchema } from './conversation.schemas.js';
import { ConversationAnswers } from './conversation-answers.js';
import {
  assignBodySchema,
  noteBodySchema,
  replyBodySchema,
  resolveBodySchema,
  transferBodySchema,
  versionBodySchema,
  waitBodySchema,
} from './conversation-bodies.schemas.js';
import { conversationPageSchema, type ListQuery, listQuerySchema } from './conversation-list.schemas.js';
import { ConversationsFacade } from './conversations.facade.js';

type Conversation = z.infer<typeof conversationSchema>;
type BodyOf<S extends z.ZodType> = z.infer<S>;

const openQuerySchema = z.object({
  peek: z.stringbool().optional().describe('Leaves it unread: for fetching ahead what may be opened next'),
});
const answers = { standardSchema: conversationSchema, description: 'The conversation as it now is' };

/** The inbox and what advisors do in it; every change answers the conversation as it now is. */
@ApiTags('Conversations')
@Controller('api/conversations')
export class ConversationsController {
  constructor(
    private readonly conversations: ConversationsFacade,
    private readonly answers: ConversationAnswers,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The inbox: one page, found on an index', operationId: 'listConversations' })
  @ApiOkResponse({ standardSchema: conversationPageSchema })
  list(@Query({ schema: listQuerySchema }) query: ListQuery, @Caller() caller: Person) {
    return this.conversations.list(query, caller);
  }

  @Get(':reference')
  @ApiOperation({
    summary: 'One conversation with its messages, clocks and history; marks it read',
    operationId: 'getConversation',
  })
  @ApiOkResponse(answers)
  one(
    @Param('reference') reference: string,
    @Query({ schema: openQuerySchema }) { peek }: z.infer<typeof openQuerySchema>,
    @Caller() caller: Person,
  ): Promise<Conversation> {
    return peek ? this.answers.of(reference, caller) : this.answers.open(reference, caller);
  }

  @Post(':reference/replies')
  @ApiOperation({
    summary: 'Answer; goes out at once, unless it can be taken back or is for later',
    operationId: 'replyToConversation',
  })
  @ApiCreatedResponse(answers)
  reply(
    @Param('reference') reference: string,
    @Body({ schema: replyBodySchema }) body: BodyOf<typeof replyBodySchema>,
    @Caller() caller: Person,
  ): Promise<Conversation> {
    return this.conversations.reply(reference, caller, body);
  }

  @Post(':reference/notes')
  @ApiOperation({ summary: 'Write a note that only staff see', operationId: 'addNote' })
  @ApiCreatedResponse(answers)
  note(
    @Param('reference') reference: string,
    @Body({ schema: noteBodySchema }) body: BodyOf<typeof noteBodySchema>,
    @Caller() caller: Person,
  ): Promise<Conversation> {
    return this.conversations.note(reference, caller, body);
  }

  @Post(':reference/assign')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give it to somebody, or to nobody', operationId: 'assignConversation' })
  @ApiOkResponse(answers)
  assign(
    @Param('reference') reference: string,
    @Body({ schema: assignBodySchema }) body: BodyOf<typeof assignBodySchema>,
    @Caller() caller: Person,
  ): Promise<Conversation> {
    return this.conversations.assign(reference, caller, body);
  }

  @Post(':reference/transfer')
  @HttpCode(200)
  @ApiOperation({ summary: 'Move it to another queue', operationId: 'transferConversation' })
  @ApiOkResponse(answers)
  transfer(
    @Param('reference') reference: string,
    @Body({ schema: transferBodySchema }) body: BodyOf<typeof transferBodySchema>,
    @Caller() caller: Person,
  ): Promise<Conversation> {
    return this.conversations.transfer(reference, caller, body);
  }

  @Post(':reference/wait')
  @HttpCode(200)
  @ApiOperation({ summary: 'Wait for the contact, or for others', operationId: 'waitForContact' })
  @ApiOkResponse(answers)
  wait(
    @Param('reference') reference: string,
    @Body({ schema: waitBodySchema }) body: BodyOf<typeof waitBodySchema>,
    @Caller() caller: Person,
  ): Promise<Conversation> {
    return this.conversations.wait(reference, caller, body);
  }

  @Post(':reference/resolve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Mark it as done, and say how it ended', operationId: 'resolveConversation' })
  @ApiOkResponse(answers)
  resolve(
    @Param('reference') reference: string,
    @Body({ schema: resolveBodySchema }) body: BodyOf<typeof resolveBodySchema>,
    @Caller() caller: Person,
  ): Promise<Conversation> {
    return this.conversations.resolve(reference, caller, body);
  }

  @Post(':reference/reopen')
  @HttpCode(200)
  @ApiOperation({ summary: 'Open it again', operationId: 'reopenConversation' })
  @ApiOkResponse(answers)
  reopen(
    @Param('reference') reference: string,
    @Body({ schema: versionBodySchema }) body: BodyOf<typeof versionBodySchema>,
    @Caller() caller: Person,
  ): Promise<Conversation> {
    return this.conversations.reopen(reference, caller, body.version);
  }

  @Post(':reference/messages/:message/send-again')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Send once more what failed, or whose outcome is unknown',
    operationId: 'sendAgain',
  })
  @ApiOkResponse(answers)
  sendAgain(
    @Param('reference') reference: string,
    @Param('message') message: string,
    @Caller() caller: Person,
  ): Promise<Conversation> {
    return this.conversations.sendAgain(reference, message, caller);
  }
}
