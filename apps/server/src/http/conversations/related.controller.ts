import { EntityManager } from '@mikro-orm/sql';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '#identity';
import { relatedConversations, sightOf } from '#inbox';
import { Caller } from '../access.js';

const relatedSchema = z
  .object({
    reference: z.string(),
    subject: z.string(),
    status: z.enum(['new', 'open', 'waiting', 'done', 'spam']),
    queue: z.string(),
    contact: z.string().nullable().describe('The name of who wrote'),
    receivedAt: z.iso.datetime(),
    why: z.array(z.string()).describe('"same subject", "same person", "same place: 4 Mill Lane"'),
    suggested: z.boolean().describe('The conversation itself says that it may belong there'),
  })
  .meta({ id: 'RelatedConversation' });
const pageSchema = z.object({ items: z.array(relatedSchema), next: z.null() });

/** What may be the same matter. */
@ApiTags('Conversations')
@Controller('api/conversations')
export class RelatedController {
  constructor(private readonly em: EntityManager) {}

  @Get(':reference/related')
  @ApiOperation({
    summary: 'Possible duplicates: the same person, a similar subject or the same place, within 14 days',
    operationId: 'listRelated',
  })
  @ApiOkResponse({ standardSchema: pageSchema })
  async related(
    @Param('reference') reference: string,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof pageSchema>> {
    const em = this.em.fork();
    const related = await relatedConversations(em, reference, await sightOf(em, caller.id));
    return {
      items: related.map(({ received_at, contact_name, ...rest }) => ({
        ...rest,
        contact: contact_name,
        receivedAt: new Date(received_at).toISOString(),
      })),
      next: null,
    };
  }
}
