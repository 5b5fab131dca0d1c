import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Person } from '#identity';
import { Attention, Escalation, Handling, Linking, Merging } from '#inbox';
import { CorrectReceipt } from '../../correct-receipt.js';
import { Caller } from '../access.js';
import { conversationSchema } from './conversation.schemas.js';
import { ConversationAnswers, type PresentedConversation } from './conversation-answers.js';
import {
  escalateBodySchema,
  flagBodySchema,
  followBodySchema,
  kindBodySchema,
  linkBodySchema,
  mergeBodySchema,
  receivedBodySchema,
  remindBodySchema,
  snoozeBodySchema,
  splitBodySchema,
  tagsBodySchema,
  versionBodySchema,
} from './conversation-bodies.schemas.js';
import { ConversationsFacade } from './conversations.facade.js';

type BodyOf<S extends z.ZodType> = z.infer<S>;
type Answer = Promise<PresentedConversation>;

const answers = { standardSchema: conversationSchema, description: 'The conversation as it now is' };

/** What advisors do with a conversation beside answering it and passing it on; answered with the conversation as it now is. */
@ApiTags('Conversations')
@Controller('api/conversations/:reference')
export class HandlingController {
  constructor(
    private readonly handling: Handling,
    private readonly merging: Merging,
    private readonly linking: Linking,
    private readonly attention: Attention,
    private readonly escalation: Escalation,
    private readonly receipts: CorrectReceipt,
    private readonly answers: ConversationAnswers,
    private readonly conversations: ConversationsFacade,
  ) {}

  @Post('snooze')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take it out of the lists until a moment', operationId: 'snoozeConversation' })
  @ApiOkResponse(answers)
  async snooze(
    @Param('reference') reference: string,
    @Body({ schema: snoozeBodySchema }) body: BodyOf<typeof snoozeBodySchema>,
    @Caller() caller: Person,
  ): Answer {
    const until = body.until === null ? null : new Date(body.until);
    await this.handling.snooze(reference, caller, until, body.version);
    return this.answers.of(reference, caller);
  }

  @Post('tags')
  @HttpCode(200)
  @ApiOperation({ summary: 'Add tags and take some off', operationId: 'tagConversation' })
  @ApiOkResponse(answers)
  async tag(
    @Param('reference') reference: string,
    @Body({ schema: tagsBodySchema }) body: BodyOf<typeof tagsBodySchema>,
    @Caller() caller: Person,
  ): Answer {
    await this.handling.tag(reference, caller, body, body.version);
    return this.answers.of(reference, caller);
  }

  @Post('escalate')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Take it to stage two, which somebody else answers',
    operationId: 'escalateConversation',
  })
  @ApiOkResponse(answers)
  async escalate(
    @Param('reference') reference: string,
    @Body({ schema: escalateBodySchema }) body: BodyOf<typeof escalateBodySchema>,
    @Caller() caller: Person,
  ): Answer {
    return this.conversations.escalate(reference, caller, body);
  }

  @Post('escalate/undo')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Take it back from stage two, as long as nothing was sent or came in since',
    operationId: 'undoEscalation',
  })
  @ApiOkResponse(answers)
  async undoEscalation(
    @Param('reference') reference: string,
    @Body({ schema: versionBodySchema }) body: BodyOf<typeof versionBodySchema>,
    @Caller() caller: Person,
  ): Answer {
    await this.escalation.takeBack(reference, caller, body.version);
    return this.answers.of(reference, caller);
  }

  @Post('kind')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Change its kind, and with it what is promised',
    operationId: 'changeKindOfConversation',
  })
  @ApiOkResponse(answers)
  async kind(
    @Param('reference') reference: string,
    @Body({ schema: kindBodySchema }) body: BodyOf<typeof kindBodySchema>,
    @Caller() caller: Person,
  ): Answer {
    await this.handling.changeKind(reference, caller, body.kind, body.version);
    return this.answers.of(reference, caller);
  }

  @Post('flag')
  @HttpCode(200)
  @ApiOperation({ summary: 'Flag it as abusive', operationId: 'flagConversation' })
  @ApiOkResponse(answers)
  async flag(
    @Param('reference') reference: string,
    @Body({ schema: flagBodySchema }) body: BodyOf<typeof flagBodySchema>,
    @Caller() caller: Person,
  ): Answer {
    await this.handling.flag(reference, caller, body.flag, body.reason, body.version);
    return this.answers.of(reference, caller);
  }

  @Post('spam')
  @HttpCode(200)
  @ApiOperation({ summary: 'Mark it as spam; reopening takes that back', operationId: 'markAsSpam' })
  @ApiOkResponse(answers)
  async spam(
    @Param('reference') reference: string,
    @Body({ schema: versionBodySchema }) body: BodyOf<typeof versionBodySchema>,
    @Caller() caller: Person,
  ): Answer {
    await this.handling.spam(reference, caller, body.version);
    return this.answers.of(reference, caller);
  }

  @Post('received')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Correct when it came in; what is promised from then on is reckoned anew',
    operationId: 'correctReceipt',
  })
  @ApiOkResponse(answers)
  async received(
    @Param('reference') reference: string,
    @Body({ schema: receivedBodySchema }) body: BodyOf<typeof receivedBodySchema>,
    @Caller() caller: Person,
  ): Answer {
    const { receivedAt, reason, version } = body;
    await this.receipts.correct(reference, caller, { receivedAt: new Date(receivedAt), reason }, version);
    return this.answers.of(reference, caller);
  }

  @Post('merge')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Make it part of another conversation, which is answered',
    operationId: 'mergeConversation',
  })
  @ApiOkResponse(answers)
  async merge(
    @Param('reference') reference: string,
    @Body({ schema: mergeBodySchema }) body: BodyOf<typeof mergeBodySchema>,
    @Caller() caller: Person,
  ): Answer {
    await this.merging.merge(reference, body.into, caller, body.version);
    return this.answers.of(body.into, caller);
  }

  @Post('unmerge')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a merge back', operationId: 'unmergeConversation' })
  @ApiOkResponse(answers)
  async unmerge(@Param('reference') reference: string, @Caller() caller: Person): Answer {
    await this.merging.unmerge(reference, caller);
    return this.answers.of(reference, caller);
  }

  @Post('split')
  @ApiOperation({
    summary: 'Make a conversation of its own out of some messages; the new one is answered',
    operationId: 'splitConversation',
  })
  @ApiCreatedResponse(answers)
  async split(
    @Param('reference') reference: string,
    @Body({ schema: splitBodySchema }) body: BodyOf<typeof splitBodySchema>,
    @Caller() caller: Person,
  ): Answer {
    const made = await this.merging.split(reference, body.messages, caller, body);
    return this.answers.of(made, caller);
  }

  @Post('links')
  @HttpCode(200)
  @ApiOperation({ summary: 'Link it with another conversation', operationId: 'linkConversation' })
  @ApiOkResponse(answers)
  async link(
    @Param('reference') reference: string,
    @Body({ schema: linkBodySchema }) body: BodyOf<typeof linkBodySchema>,
    @Caller() caller: Person,
  ): Answer {
    await this.linking.link(reference, body.with, caller, body.version);
    return this.answers.of(reference, caller);
  }

  @Delete('links/:other')
  @ApiOperation({ summary: 'Take a link off', operationId: 'unlinkConversation' })
  @ApiOkResponse(answers)
  async unlink(
    @Param('reference') reference: string,
    @Param('other') other: string,
    @Caller() caller: Person,
  ): Answer {
    await this.linking.unlink(reference, other, caller);
    return this.answers.of(reference, caller);
  }

  @Post('follow')
  @HttpCode(200)
  @ApiOperation({ summary: 'Be told of what happens in it, or no longer', operationId: 'followConversation' })
  @ApiOkResponse(answers)
  async follow(
    @Param('reference') reference: string,
    @Body({ schema: followBodySchema }) body: BodyOf<typeof followBodySchema>,
    @Caller() caller: Person,
  ): Answer {
    await this.attention.follow(reference, caller, body.following);
    return this.answers.of(reference, caller);
  }

  @Post('reminders')
  @ApiOperation({ summary: 'Be reminded of it at a moment', operationId: 'remindMe' })
  @ApiCreatedResponse(answers)
  async remind(
    @Param('reference') reference: string,
    @Body({ schema: remindBodySchema }) body: BodyOf<typeof remindBodySchema>,
    @Caller() caller: Person,
  ): Answer {
    await this.attention.remind(reference, caller, new Date(body.at), body.text);
    return this.answers.of(reference, caller);
  }

  @Delete('reminders/:id')
  @ApiOperation({ summary: 'Take a reminder off', operationId: 'forgetReminder' })
  @ApiOkResponse(answers)
  async forgetReminder(
    @Param('reference') reference: string,
    @Param('id') id: string,
    @Caller() caller: Person,
  ): Answer {
    await this.attention.forgetReminder(id, caller);
    return this.answers.of(reference, caller);
  }
}
