import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { z } from 'zod';
import { CannedReplies, type CannedReply, cleanRichText, htmlFromText } from '#correspondence';
import type { Person } from '#identity';
import { DomainError, isId } from '#shared';
import { Caller, Roles } from '../access.js';

const body = z.string().trim().min(1, 'must not be empty').max(20_000).describe('A template');
const cannedBodySchema = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(100),
  body,
  queue: z
    .string()
    .max(60)
    .nullable()
    .default(null)
    .describe('Key of the queue that it is for; null: for all'),
});
const cannedSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    body: z.string(),
    queue: z.string().nullable(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'CannedReply' });
const cannedListSchema = z.object({ items: z.array(cannedSchema), next: z.null() });
const renderBodySchema = z.object({ reference: z.string().max(40) });
const renderedSchema = z
  .object({ text: z.string(), html: z.string().describe('The same for the composer') })
  .meta({ id: 'FilledCannedReply' });

type Canned = z.infer<typeof cannedSchema>;

/** Words that are needed again and again. */
@ApiTags('Composing')
@Controller('api/canned-replies')
export class CannedRepliesController {
  constructor(private readonly replies: CannedReplies) {}

  @Get()
  @ApiOperation({ summary: 'The canned replies', operationId: 'listCannedReplies' })
  @ApiOkResponse({ standardSchema: cannedListSchema })
  async list(@Caller() caller: Person): Promise<z.infer<typeof cannedListSchema>> {
    return { items: (await this.replies.all(caller.id)).map(present), next: null };
  }

  @Roles('manager')
  @Post()
  @ApiOperation({ summary: 'Write a canned reply', operationId: 'addCannedReply' })
  @ApiCreatedResponse({ standardSchema: cannedSchema })
  async add(
    @Body({ schema: cannedBodySchema }) draft: z.infer<typeof cannedBodySchema>,
    @Caller() caller: Person,
  ): Promise<Canned> {
    return present(await this.replies.add(draft, caller.id));
  }

  @Roles('manager')
  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'Its words on an invented example', operationId: 'previewCannedReply' })
  @ApiOkResponse({ standardSchema: renderedSchema })
  preview(@Body({ schema: z.object({ body }) }) draft: { body: string }): z.infer<typeof renderedSchema> {
    return both(this.replies.preview(draft.body));
  }

  @Roles('manager')
  @Put(':id')
  @ApiOperation({ summary: 'Change a canned reply', operationId: 'changeCannedReply' })
  @ApiOkResponse({ standardSchema: cannedSchema })
  async change(
    @Param('id') id: string,
    @Body({ schema: cannedBodySchema }) draft: z.infer<typeof cannedBodySchema>,
    @Caller() caller: Person,
  ): Promise<Canned> {
    return present(await this.replies.change(known(id), draft, caller.id));
  }

  @Roles('manager')
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a canned reply away', operationId: 'removeCannedReply' })
  @ApiNoContentResponse()
  async remove(@Param('id') id: string, @Caller() caller: Person): Promise<void> {
    await this.replies.remove(known(id), caller.id);
  }

  @Post(':id/render')
  @HttpCode(200)
  @ApiOperation({ summary: 'Its words for one conversation', operationId: 'fillCannedReply' })
  @ApiOkResponse({ standardSchema: renderedSchema })
  async render(
    @Param('id') id: string,
    @Body({ schema: renderBodySchema }) { reference }: z.infer<typeof renderBodySchema>,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof renderedSchema>> {
    return both(await this.replies.render(known(id), reference, caller));
  }
}

function present({ id, name, body: text, queue, updatedAt }: CannedReply): Canned {
  return { id, name, body: text, queue: queue ?? null, updatedAt: updatedAt.toISOString() };
}

function both(text: string): z.infer<typeof renderedSchema> {
  return { text, html: cleanRichText(htmlFromText(text)) };
}

function known(id: string): string {
  if (isId(id)) return id;
  throw DomainError.notFound('canned reply', id);
}
