import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { TemplateBook, tryDraft } from '#correspondence';
import { Roles } from '../access.js';
import { type PresentedPreview, previewBodySchema, previewSchema } from './template.schemas.js';

type Draft = z.infer<typeof previewBodySchema>;

/** Words tried before they are saved. */
@ApiTags('Templates')
@Controller('api/templates')
export class TemplatePreviewController {
  constructor(private readonly book: TemplateBook) {}

  @Roles('manager')
  @Post(':key/preview')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'A template as it is or as it would be, on examples or a past item; or the place of each mistake',
    operationId: 'previewTemplate',
  })
  @ApiOkResponse({ standardSchema: previewSchema })
  async preview(
    @Param('key') key: string,
    @Body({ schema: previewBodySchema }) body: Draft,
  ): Promise<PresentedPreview> {
    const { language, on, reference: _, ...parts } = body;
    const given = Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== undefined));
    const { renderer: __, ...trial } = await tryDraft(this.book, { key, language, draft: given, on });
    return { ...trial, lengths: [], fromExamples: [], advice: [], readingAge: null };
  }

  /** The same for whoever leaves the slash of a key as it is. */
  @Roles('manager')
  @Post(':purpose/:name/preview')
  @HttpCode(200)
  @ApiExcludeEndpoint()
  previewOf(
    @Param('purpose') purpose: string,
    @Param('name') name: string,
    @Body({ schema: previewBodySchema }) body: Draft,
  ): Promise<PresentedPreview> {
    return this.preview(`${purpose}/${name}`, body);
  }
}
