import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { z } from 'zod';
import {
  isPartial,
  listedTexts,
  occasionOf,
  PURPOSES,
  TemplateBook,
  TemplateVersions,
} from '#correspondence';
import { Accounts, type Person } from '#identity';
import { DomainError } from '#shared';
import { Caller, Roles } from '../access.js';
import { presentTemplate } from './template.presenter.js';
import {
  addSchema,
  type PresentedTemplate,
  removeSchema,
  saveSchema,
  templateSchema,
  templatesSchema,
} from './template.schemas.js';

/** The words that are sent. Everybody can read them; managers write them. */
@ApiTags('Templates')
@Controller('api/templates')
export class TemplatesController {
  constructor(
    private readonly book: TemplateBook,
    private readonly versions: TemplateVersions,
    private readonly accounts: Accounts,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The templates, with what each may say', operationId: 'listTemplates' })
  @ApiOkResponse({ standardSchema: templatesSchema })
  async list(): Promise<z.infer<typeof templatesSchema>> {
    const all = (await listedTexts(this.book)).map(presentTemplate);
    const several = PURPOSES.filter((purpose) => occasionOf(purpose).several);
    return {
      items: all.filter(({ key }) => !isPartial(key)),
      partials: all.filter(({ key }) => isPartial(key)),
      occasions: several.map((purpose) => {
        const { title, when } = occasionOf(purpose);
        return { purpose, title, occasion: when };
      }),
      next: null,
    };
  }

  @Get(':key')
  @ApiOperation({ summary: 'One template, or shared block', operationId: 'getTemplate' })
  @ApiOkResponse({ standardSchema: templateSchema })
  async one(@Param('key') key: string): Promise<PresentedTemplate> {
    const found = (await listedTexts(this.book)).find((each) => each.key === key);
    if (!found) throw DomainError.notFound('template', key);
    return presentTemplate(found);
  }

  @Roles('manager')
  @Post()
  @ApiOperation({ summary: 'Make a further template for an occasion', operationId: 'addTemplate' })
  @ApiCreatedResponse({ standardSchema: templateSchema })
  async add(
    @Body({ schema: addSchema }) body: z.infer<typeof addSchema>,
    @Caller() caller: Person,
  ): Promise<PresentedTemplate> {
    const key = await this.versions.add(body, caller.id);
    await this.accounts.audit(caller.id, 'template.add', key, { why: body.why });
    return this.one(key);
  }

  @Roles('manager')
  @Put(':key')
  @ApiOperation({
    summary: 'Save a new version of its text in one language, in force from then on',
    operationId: 'saveTemplate',
  })
  @ApiOkResponse({ standardSchema: templateSchema })
  async save(
    @Param('key') key: string,
    @Body({ schema: saveSchema }) { version, ...body }: z.infer<typeof saveSchema>,
    @Caller() caller: Person,
  ): Promise<PresentedTemplate> {
    await this.versions.save({ key, ...body, basedOn: version }, caller.id);
    await this.accounts.audit(caller.id, 'template.save', key, { language: body.language, why: body.why });
    return this.one(key);
  }

  @Roles('manager')
  @Delete(':key')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Take out a template that was made here and that nothing sends',
    operationId: 'removeTemplate',
  })
  @ApiNoContentResponse()
  async remove(
    @Param('key') key: string,
    @Body({ schema: removeSchema.optional() }) body: z.infer<typeof removeSchema> | undefined,
    @Caller() caller: Person,
  ): Promise<void> {
    await this.versions.remove(key, body?.why ?? '', caller.id);
    await this.accounts.audit(caller.id, 'template.remove', key);
  }
}
