import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { TemplateRenderer, variableList } from '#correspondence';
import { Roles } from '../access.js';

const partsSchema = z.object({
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
});

const templateSchema = z
  .object({
    key: z.string().describe('`acknowledgement/default`'),
    purpose: z.string(),
    source: partsSchema.describe('As it is written, with its variables'),
    variables: z.array(
      z.object({
        name: z.string().describe('`organisation.name`; of a list, `links[].url`'),
        description: z.string(),
        example: z.string(),
        optional: z.boolean().describe('It may be missing: the template then says what to write instead'),
      }),
    ),
  })
  .meta({ id: 'Template' });

const templatesSchema = z.object({ items: z.array(templateSchema), next: z.null() });

const previewSchema = z
  .object({
    rendered: partsSchema.nullable().describe('On examples; null where there is a mistake'),
    mistakes: z.array(
      z.object({
        file: z.string().describe('`acknowledgement/default/text.hbs`'),
        line: z.number().int(),
        column: z.number().int(),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: 'TemplatePreview' });

const source = z.string().max(64_000).optional();
const draftSchema = z.object({ subject: source, text: source, html: source });

type Draft = z.infer<typeof draftSchema>;
type Preview = z.infer<typeof previewSchema>;

/** The words that are sent. They stand in files; here they are read and tried. */
@ApiTags('Templates')
@Controller('api/templates')
export class TemplatesController {
  constructor(private readonly templates: TemplateRenderer) {}

  @Get()
  @ApiOperation({ summary: 'The templates, with what each may say', operationId: 'listTemplates' })
  @ApiOkResponse({ standardSchema: templatesSchema })
  list(): z.infer<typeof templatesSchema> {
    const items = this.templates.keys.map((key) => {
      const { purpose, parts } = this.templates.entry(key);
      const source = {
        subject: parts.subject?.source ?? '',
        text: parts.text?.source ?? '',
        html: parts.html?.source ?? null,
      };
      return { key, purpose, source, variables: variableList(purpose) };
    });
    return { items, next: null };
  }

  @Roles('manager')
  @Post(':key/preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'A template on examples, as it is or as it would be; or the line and column of each mistake',
    operationId: 'previewTemplate',
  })
  @ApiOkResponse({ standardSchema: previewSchema })
  preview(@Param('key') key: string, @Body({ schema: draftSchema }) draft: Draft): Preview {
    const given = Object.entries(draft).filter(([, text]) => text !== undefined);
    return this.templates.preview(key, Object.fromEntries(given));
  }

  /** The same for whoever leaves the slash of a key as it is. */
  @Roles('manager')
  @Post(':purpose/:name/preview')
  @HttpCode(200)
  @ApiExcludeEndpoint()
  previewOf(
    @Param('purpose') purpose: string,
    @Param('name') name: string,
    @Body({ schema: draftSchema }) draft: Draft,
  ): Preview {
    return this.preview(`${purpose}/${name}`, draft);
  }
}
