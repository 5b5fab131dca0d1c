import { EntityManager } from '@mikro-orm/sql';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { z } from 'zod';
import { AuditEntry, type Person } from '#identity';
import {
  addBody,
  type BodyDraft,
  bodiesWithCounts,
  changeBody,
  type OtherBody,
  removeBody,
  sightOf,
} from '#inbox';
import { DueBoundsNow } from '../../due-bounds.js';
import { Caller, Roles } from '../access.js';
import { bodiesSchema, bodyDraftSchema, newBodySchema } from './body.schemas.js';

type Bodies = z.infer<typeof bodiesSchema>;

/** Who looks after what people take for ours. Everybody finds them; managers keep them. */
@ApiTags('Other bodies')
@Controller('api/bodies')
export class BodiesController {
  constructor(
    private readonly em: EntityManager,
    private readonly bounds: DueBoundsNow,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The other bodies, with how many conversations were redirected to each',
    operationId: 'listBodies',
  })
  @ApiOkResponse({ standardSchema: bodiesSchema })
  async list(@Caller() caller: Person): Promise<Bodies> {
    const em = this.em.fork();
    const { startOfMonth } = await this.bounds.now();
    const found = await bodiesWithCounts(em, await sightOf(em, caller.id), startOfMonth);
    return { items: found.map(({ body, redirected }) => ({ ...present(body), redirected })), next: null };
  }

  @Roles('manager')
  @Post()
  @ApiOperation({ summary: 'Add a body', operationId: 'addBody' })
  @ApiCreatedResponse({ standardSchema: bodiesSchema })
  async add(
    @Body({ schema: newBodySchema }) { key, ...draft }: z.infer<typeof newBodySchema>,
    @Caller() caller: Person,
  ): Promise<Bodies> {
    await this.audited('body.add', key, caller, draft, (em) => addBody(em, key, draft));
    return this.list(caller);
  }

  @Roles('manager')
  @Put(':key')
  @ApiOperation({ summary: 'Change a body', operationId: 'changeBody' })
  @ApiOkResponse({ standardSchema: bodiesSchema })
  async change(
    @Param('key') key: string,
    @Body({ schema: bodyDraftSchema }) draft: z.infer<typeof bodyDraftSchema>,
    @Caller() caller: Person,
  ): Promise<Bodies> {
    await this.audited('body.change', key, caller, draft, (em) => changeBody(em, key, draft));
    return this.list(caller);
  }

  @Roles('manager')
  @Delete(':key')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Remove a body to which no rule redirects any more; what was redirected stays so',
    operationId: 'removeBody',
  })
  @ApiNoContentResponse()
  async remove(@Param('key') key: string, @Caller() caller: Person): Promise<void> {
    await this.audited('body.remove', key, caller, {}, (em) => removeBody(em, key));
  }

  private async audited(
    action: string,
    subject: string,
    { id: personId }: Person,
    detail: Partial<BodyDraft>,
    work: (em: EntityManager) => Promise<OtherBody>,
  ): Promise<void> {
    await this.em.fork().transactional(async (transaction) => {
      const em = transaction as EntityManager;
      await work(em);
      em.create(AuditEntry, { personId, action, subject, detail: { ...detail } });
    });
  }
}

function present({ key, name, about, website, telephone, email }: OtherBody) {
  return {
    ...{ key, name, about },
    ...{ website: website ?? null, telephone: telephone ?? null, email: email ?? null },
  };
}
