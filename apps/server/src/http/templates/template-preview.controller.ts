import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiExcludeEndpoint,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { z } from 'zod';
import type { Person } from '#identity';
import { Caller, Roles } from '../access.js';
import {
  type PresentedPreview,
  previewBodySchema,
  previewSchema,
  testBodySchema,
  testedSchema,
} from './template.schemas.js';
import { TryTemplates } from './try-templates.js';

type PreviewBody = z.infer<typeof previewBodySchema>;

/** Words tried before they are saved. */
@ApiTags('Templates')
@Controller('api/templates')
export class TemplatePreviewController {
  constructor(private readonly attempts: TryTemplates) {}

  @Roles('manager')
  @Post(':key/preview')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'A template as it is or as it would be, on examples or a past item; or the place of each mistake',
    operationId: 'previewTemplate',
  })
  @ApiOkResponse({ standardSchema: previewSchema })
  preview(
    @Param('key') key: string,
    @Body({ schema: previewBodySchema }) body: PreviewBody,
    @Caller() caller: Person,
  ): Promise<PresentedPreview> {
    return this.attempts.preview(key, body, caller);
  }

  /** The same for whoever leaves the slash of a key as it is. */
  @Roles('manager')
  @Post(':purpose/:name/preview')
  @HttpCode(200)
  @ApiExcludeEndpoint()
  previewOf(
    @Param('purpose') purpose: string,
    @Param('name') name: string,
    @Body({ schema: previewBodySchema }) body: PreviewBody,
    @Caller() caller: Person,
  ): Promise<PresentedPreview> {
    return this.preview(`${purpose}/${name}`, body, caller);
  }

  @Roles('manager')
  @Post(':key/test')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Send it on examples to oneself or a colleague, marked as a test',
    operationId: 'testTemplate',
  })
  @ApiAcceptedResponse({ standardSchema: testedSchema })
  test(
    @Param('key') key: string,
    @Body({ schema: testBodySchema }) body: z.infer<typeof testBodySchema>,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof testedSchema>> {
    return this.attempts.test(key, body, caller);
  }
}
