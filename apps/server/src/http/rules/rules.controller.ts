import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Person } from '#identity';
import { nameOfIn, type RuleVersion, RuleVersions } from '#inbox';
import { type NameOf, ruleSentence, ruleSetSchema, ruleVocabulary } from '#routing';
import { Caller, Roles } from '../access.js';
import {
  checkBodySchema,
  findingsSchema,
  rulesBodySchema,
  rulesSchema,
  savedRulesSchema,
  versionsQuerySchema,
  versionsSchema,
  vocabularySchema,
} from './rule.schemas.js';

type Rules = z.infer<typeof rulesSchema>;

/** What decides where a message goes. Everybody can read why; managers change it. */
@ApiTags('Rules')
@Controller('api/rules')
export class RulesController {
  constructor(private readonly versions: RuleVersions) {}

  @Get()
  @ApiOperation({ summary: 'The routing rules in force', operationId: 'getRules' })
  @ApiOkResponse({ standardSchema: rulesSchema })
  async current(): Promise<Rules> {
    return this.present(await this.versions.current());
  }

  @Roles('manager')
  @Put()
  @ApiOperation({
    summary: 'Save a new version, in force for what comes in from then on',
    operationId: 'saveRules',
  })
  @ApiOkResponse({ standardSchema: savedRulesSchema })
  async save(
    @Body({ schema: rulesBodySchema }) body: z.infer<typeof rulesBodySchema>,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof savedRulesSchema>> {
    const { version, findings } = await this.versions.save({ ...body, basedOn: body.version }, caller.id);
    return { ...(await this.present(version)), findings };
  }

  @Roles('manager')
  @Post('check')
  @HttpCode(200)
  @ApiOperation({ summary: 'What is wrong with rules, before they are saved', operationId: 'checkRules' })
  @ApiOkResponse({ standardSchema: findingsSchema })
  async check(
    @Body({ schema: checkBodySchema }) { rules, defaults }: z.infer<typeof checkBodySchema>,
  ): Promise<z.infer<typeof findingsSchema>> {
    const [items, nameOf] = [await this.versions.check(rules, defaults), await this.nameOf()];
    const readable = (Array.isArray(rules) ? rules : []).map((rule) => ruleSetSchema.safeParse([rule]));
    const sentences = readable.map(({ data: [rule] = [] }) => (rule ? ruleSentence(rule, nameOf) : null));
    return { items, next: null, sentences };
  }

  @Roles('manager')
  @Get('vocabulary')
  @ApiOperation({ summary: 'What rules can look at, do and name', operationId: 'getRuleVocabulary' })
  @ApiOkResponse({ standardSchema: vocabularySchema })
  async vocabulary(): Promise<z.infer<typeof vocabularySchema>> {
    const { fields, actions } = ruleVocabulary();
    return {
      fields: fields.map(({ values, ...field }) => ({ ...field, values: values && [...values] })),
      actions,
      names: await this.versions.names(await this.versions.current()),
    };
  }

  @Get('versions')
  @ApiOperation({ summary: 'The saved versions, newest first', operationId: 'listRuleVersions' })
  @ApiOkResponse({ standardSchema: versionsSchema })
  async list(
    @Query({ schema: versionsQuerySchema }) { limit, cursor }: z.infer<typeof versionsQuerySchema>,
  ): Promise<z.infer<typeof versionsSchema>> {
    const lines = await this.versions.list(limit + 1, cursor ?? null);
    const items = lines.slice(0, limit).map(({ savedAt, ...line }) => ({
      ...line,
      savedAt: savedAt.toISOString(),
    }));
    return { items, next: lines.length > limit ? String(items.at(-1)?.version) : null };
  }

  @Get('versions/:version')
  @ApiOperation({ summary: 'One saved version', operationId: 'getRuleVersion' })
  @ApiOkResponse({ standardSchema: rulesSchema })
  async one(@Param('version') version: string): Promise<Rules> {
    return this.present(await this.versions.get(version));
  }

  private async present({ version, rules, defaults, savedAt, note }: RuleVersion): Promise<Rules> {
    const [line] = await this.versions.list(1, version + 1);
    const nameOf = await this.nameOf();
    return {
      version,
      rules: rules as Rules['rules'],
      sentences: rules.map((rule) => ruleSentence(rule, nameOf)),
      defaults,
      savedAt: savedAt.toISOString(),
      savedBy: line?.savedBy ?? null,
      note,
    };
  }

  private async nameOf(): Promise<NameOf> {
    return nameOfIn(await this.versions.names(await this.versions.current()));
  }
}
