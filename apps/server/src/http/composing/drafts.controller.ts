import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { type Draft, Drafts } from '#correspondence';
import type { Person } from '#identity';
import { Caller } from '../access.js';
import { draftAnswerSchema, draftBodySchema, draftDiscardSchema, draftLinesSchema } from './draft.schemas.js';

type Answer = z.infer<typeof draftAnswerSchema>;

/** What each member of staff is writing; nobody sees anybody else's. */
@ApiTags('Composing')
@Controller('api')
export class DraftsController {
  constructor(private readonly drafts: Drafts) {}

  @Get('drafts')
  @ApiOperation({ summary: 'The conversations in which you are writing', operationId: 'listDrafts' })
  @ApiOkResponse({ standardSchema: draftLinesSchema })
  async all(@Caller() caller: Person): Promise<z.infer<typeof draftLinesSchema>> {
    const lines = await this.drafts.all(caller.id);
    return {
      items: lines.map(({ updatedAt, ...line }) => ({ ...line, updatedAt: updatedAt.toISOString() })),
      next: null,
    };
  }

  @Get('conversations/:reference/draft')
  @ApiOperation({ summary: 'Your draft in a conversation', operationId: 'getDraft' })
  @ApiOkResponse({ standardSchema: draftAnswerSchema })
  async one(@Param('reference') reference: string, @Caller() caller: Person): Promise<Answer> {
    return present(await this.drafts.of(reference, caller.id));
  }

  @Put('conversations/:reference/draft')
  @ApiOperation({
    summary: 'Keep your draft; one that is newer on another device is never overwritten unseen',
    operationId: 'keepDraft',
  })
  @ApiOkResponse({ standardSchema: draftAnswerSchema })
  async keep(
    @Param('reference') reference: string,
    @Body({ schema: draftBodySchema }) { content, revision }: z.infer<typeof draftBodySchema>,
    @Caller() caller: Person,
  ): Promise<Answer> {
    return present(await this.drafts.keep(reference, caller.id, content, revision));
  }

  @Delete('conversations/:reference/draft')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Discard your draft; one that is newer on another device is never discarded unseen',
    operationId: 'discardDraft',
  })
  @ApiNoContentResponse()
  async discard(
    @Param('reference') reference: string,
    @Query({ schema: draftDiscardSchema }) { revision }: z.infer<typeof draftDiscardSchema>,
    @Caller() caller: Person,
  ): Promise<void> {
    await this.drafts.discard(reference, caller.id, revision);
  }
}

function present(draft: Draft | null): Answer {
  if (!draft) return { draft: null };
  const { content, revision, updatedAt } = draft;
  return { draft: { content, revision, updatedAt: updatedAt.toISOString() } };
}
