import { EntityManager } from '@mikro-orm/sql';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '#identity';
import { seenConversation } from '#inbox';
import { Caller } from '../access.js';
import { Presence } from './presence.js';

const bodySchema = z.object({
  reference: z.string().max(20),
  doing: z.enum(['viewing', 'writing']).nullable().describe('null: I have left'),
  tab: z
    .string()
    .max(40)
    .default('')
    .describe('Which of your windows says so; you are there until all have left'),
});

/** Lets colleagues see who is at a conversation. Said every 20 seconds as long as it holds. */
@ApiTags('Events')
@Controller('api/presence')
export class PresenceController {
  constructor(
    private readonly em: EntityManager,
    private readonly presence: Presence,
  ) {}

  @Post()
  @HttpCode(204)
  @ApiOperation({ summary: 'I am looking at it, writing in it, or have left', operationId: 'tellPresence' })
  @ApiNoContentResponse()
  async tell(
    @Body({ schema: bodySchema }) { reference, doing, tab }: z.infer<typeof bodySchema>,
    @Caller() caller: Person,
  ): Promise<void> {
    const conversation = await seenConversation(this.em.fork(), reference, caller.id);
    await this.presence.tell(conversation, caller, doing, tab);
  }
}
