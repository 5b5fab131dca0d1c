import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Person } from '#identity';
import { Clock, DomainError } from '#shared';
import type { TargetDraft } from '#targets';
import { ChangeTargets, type ListedTarget } from '../../change-targets.js';
import { Caller, Roles } from '../access.js';
import {
  newTargetSchema,
  targetChangeSchema,
  targetSchema,
  targetsSchema,
  targetTrialSchema,
  targetVersionSchema,
  triedTargetSchema,
} from './target.schemas.js';

type Presented = z.infer<typeof targetSchema>;

/** What is promised, by when, and what is done about it. Everybody can read them; managers change them. */
@ApiTags('Targets')
@Controller('api/targets')
export class TargetsController {
  constructor(
    private readonly clock: Clock,
    private readonly targets: ChangeTargets,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The targets', operationId: 'listTargets' })
  @ApiOkResponse({ standardSchema: targetsSchema })
  async list(): Promise<z.infer<typeof targetsSchema>> {
    return { items: (await this.targets.list()).map(present), next: null };
  }

  @Roles('manager')
  @Post('try')
  @HttpCode(200)
  @ApiOperation({
    summary: 'When something would be due by a target as it would be, and why; changes nothing',
    operationId: 'tryTarget',
  })
  @ApiOkResponse({ standardSchema: triedTargetSchema })
  async try(
    @Body({ schema: targetTrialSchema }) { target, received }: z.infer<typeof targetTrialSchema>,
  ): Promise<z.infer<typeof triedTargetSchema>> {
    const receivedAt = received ? Temporal.Instant.from(received) : this.clock.now();
    const { sentence, due, dueAt, text, days, provisional, warnings, latest } = await this.targets.try(
      target as TargetDraft,
      receivedAt,
    );
    return {
      ...{ sentence, due, dueAt: dueAt.toISOString(), text, days, provisional, latest },
      warnings: warnings.map((at) => new Date(at).toISOString()),
    };
  }

  @Roles('manager')
  @Post()
  @ApiOperation({ summary: 'Add a target', operationId: 'createTarget' })
  @ApiCreatedResponse({ standardSchema: targetSchema })
  async create(
    @Body({ schema: newTargetSchema }) { key, ...draft }: z.infer<typeof newTargetSchema>,
    @Caller() caller: Person,
  ): Promise<Presented> {
    return this.one(await this.targets.create(draft as TargetDraft, key, caller.id));
  }

  @Roles('manager')
  @Put(':key')
  @ApiOperation({
    summary: 'Change a target, for what comes in from then on',
    description:
      'What runs already keeps its date, its pauses and its warnings. What is done at a warning and at a miss, and how far a date may be moved, holds at once for all of it.',
    operationId: 'changeTarget',
  })
  @ApiOkResponse({ standardSchema: targetSchema })
  async change(
    @Param('key') key: string,
    @Body({ schema: targetChangeSchema }) { version, ...draft }: z.infer<typeof targetChangeSchema>,
    @Caller() caller: Person,
  ): Promise<Presented> {
    await this.targets.save(key, draft as TargetDraft, version, caller.id);
    return this.one(key);
  }

  @Roles('manager')
  @Delete(':key')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete a target that no rule, default or published promise names',
    description: 'What runs by it goes on as it was promised.',
    operationId: 'deleteTarget',
  })
  @ApiNoContentResponse()
  async remove(
    @Param('key') key: string,
    @Query({ schema: targetVersionSchema }) { version }: z.infer<typeof targetVersionSchema>,
    @Caller() caller: Person,
  ): Promise<void> {
    await this.targets.remove(key, version, caller.id);
  }

  private async one(key: string): Promise<Presented> {
    const target = (await this.targets.list()).find((each) => each.key === key);
    if (!target) throw DomainError.notFound('target', key);
    return present(target);
  }
}

function present({ extension = null, usedBy, ...target }: ListedTarget): Presented {
  return { ...target, extension, usedBy: usedBy.map(({ what, key = null, name }) => ({ what, key, name })) };
}
