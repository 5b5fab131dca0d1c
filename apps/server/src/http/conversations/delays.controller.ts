import { EntityManager } from '@mikro-orm/sql';
import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Updates } from '#correspondence';
import type { Person } from '#identity';
import { Handling } from '#inbox';
import { Clock } from '#shared';
import { Caller } from '../access.js';
import { conversationSchema, delayPreviewSchema } from './conversation.schemas.js';
import { ConversationAnswers, type PresentedConversation } from './conversation-answers.js';
import { extendBodySchema } from './conversation-bodies.schemas.js';

type BodyOf<S extends z.ZodType> = z.infer<S>;
type Answer = Promise<PresentedConversation>;

const answers = { standardSchema: conversationSchema, description: 'The conversation as it now is' };

/** Promised dates that are moved, and the word of it to the contact. */
@ApiTags('Conversations')
@Controller('api/conversations/:reference')
export class DelaysController {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly updates: Updates,
    private readonly handling: Handling,
    private readonly answers: ConversationAnswers,
  ) {}

  @Post('extend')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Move a promised date before it has passed, with a reason and an apology',
    operationId: 'extendConversation',
  })
  @ApiOkResponse(answers)
  async extend(
    @Param('reference') reference: string,
    @Body({ schema: extendBodySchema }) body: BodyOf<typeof extendBodySchema>,
    @Caller() caller: Person,
  ): Answer {
    await this.updates.extend(reference, caller, body);
    return this.answers.of(reference, caller);
  }

  @Post('extend/preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'The apology for a date that would be moved, as it would go out; changes nothing',
    operationId: 'previewExtension',
  })
  @ApiOkResponse({ standardSchema: delayPreviewSchema })
  async previewExtension(
    @Param('reference') reference: string,
    @Body({ schema: extendBodySchema }) body: BodyOf<typeof extendBodySchema>,
    @Caller() caller: Person,
  ): Promise<BodyOf<typeof delayPreviewSchema>> {
    return this.updates.previewDelay(this.em.fork(), reference, caller, body, this.clock.date());
  }

  @Delete('apology-draft')
  @ApiOperation({
    summary: 'Drop the word of a delay that was made ready at a warning',
    operationId: 'dropApologyDraft',
  })
  @ApiOkResponse(answers)
  async dropApology(@Param('reference') reference: string, @Caller() caller: Person): Answer {
    await this.handling.dropApology(reference, caller);
    return this.answers.of(reference, caller);
  }
}
