import { EntityManager } from '@mikro-orm/sql';
import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import type { Person } from '#identity';
import { type RehearsalOptions, SortAnew, sightOf } from '#inbox';
import { Caller, Roles } from '../access.js';
import { openRehearsedSchema, presentRehearsed } from './rehearsal.schemas.js';
import { checkBodySchema } from './rule.schemas.js';

const applyBodySchema = z.object({
  version: z.number().int().describe('The version that was looked at; a stale one is refused'),
});
const appliedSchema = z
  .object({
    looked: z.number().int().describe('What is open'),
    changed: z.number().int(),
  })
  .meta({ id: 'AppliedRules' });

/** What is open already, by other rules. What a person has decided since stays decided. */
@ApiTags('Rules')
@Controller('api/rules/open-items')
export class OpenItemsController {
  constructor(
    private readonly sortAnew: SortAnew,
    private readonly em: EntityManager,
  ) {}

  @Roles('manager')
  @Post('rehearse')
  @HttpCode(200)
  @ApiOperation({
    summary: 'What rules would change of what is open already; changes nothing',
    description:
      'Only what still stands as the rules left it would change: not what somebody has moved, taken on or taken for another kind since.',
    operationId: 'rehearseOpenItems',
  })
  @ApiOkResponse({ standardSchema: openRehearsedSchema })
  async rehearse(
    @Body({ schema: checkBodySchema }) body: z.infer<typeof checkBodySchema>,
    @Caller() caller: Person,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof openRehearsedSchema>> {
    return presentRehearsed(await this.sortAnew.rehearse(body, await this.options(caller, response)));
  }

  @Roles('manager')
  @Post('apply')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Sort what is open anew by the rules in use',
    description:
      'Each conversation for itself, with a line in its history. Hanging up ends it; what was done by then stays.',
    operationId: 'applyRulesToOpenItems',
  })
  @ApiOkResponse({ standardSchema: appliedSchema })
  async apply(
    @Body({ schema: applyBodySchema }) { version }: z.infer<typeof applyBodySchema>,
    @Caller() caller: Person,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof appliedSchema>> {
    const { id, name } = caller;
    return this.sortAnew.apply({ id, name }, version, await this.options(caller, response));
  }

  /** Ends as soon as nobody listens any more. */
  private async options({ id }: Person, response: Response): Promise<RehearsalOptions> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    return { sight: await sightOf(this.em.fork(), id), signal: gone.signal };
  }
}
