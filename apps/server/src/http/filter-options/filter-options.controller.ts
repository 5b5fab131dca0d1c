import { EntityManager } from '@mikro-orm/sql';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '#identity';
import { RuleBook, sightOf, tagsInUse } from '#inbox';
import { Caller } from '../access.js';

const optionsSchema = z
  .object({
    kinds: z.array(z.object({ key: z.string(), name: z.string() })),
    tags: z.array(z.string()).describe('Those of the newest conversations, the most used first'),
  })
  .meta({ id: 'FilterOptions' });

/** What the list can be narrowed to, beside queues, channels and people. */
@ApiTags('Conversations')
@Controller('api/filter-options')
export class FilterOptionsController {
  constructor(
    private readonly em: EntityManager,
    private readonly rules: RuleBook,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The kinds and tags in use', operationId: 'listFilterOptions' })
  @ApiOkResponse({ standardSchema: optionsSchema })
  async options(@Caller() caller: Person): Promise<z.infer<typeof optionsSchema>> {
    const em = this.em.fork();
    const tags = await tagsInUse(em, await sightOf(em, caller.id));
    return { kinds: await this.rules.kinds(), tags };
  }
}
