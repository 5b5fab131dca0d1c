import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { TemplateVersions } from '#correspondence';
import { Accounts, type Person } from '#identity';
import { DomainError } from '#shared';
import { Caller, Roles } from '../access.js';
import {
  languageQuerySchema,
  takeUpSchema,
  versionSchema,
  versionsQuerySchema,
  versionsSchema,
} from './template.schemas.js';

type Version = z.infer<typeof versionSchema>;

/** What the words were, and going back to them. */
@ApiTags('Templates')
@Controller('api/templates')
export class TemplateVersionsController {
  constructor(
    private readonly versions: TemplateVersions,
    private readonly accounts: Accounts,
  ) {}

  @Get(':key/versions')
  @ApiOperation({
    summary: 'The saved versions in one language, newest first',
    operationId: 'listTemplateVersions',
  })
  @ApiOkResponse({ standardSchema: versionsSchema })
  async list(
    @Param('key') key: string,
    @Query({ schema: versionsQuerySchema }) query: z.infer<typeof versionsQuerySchema>,
  ): Promise<z.infer<typeof versionsSchema>> {
    const { language, limit, cursor } = query;
    const lines = await this.versions.list(key, language, limit + 1, cursor ?? null);
    const items = lines.slice(0, limit).map((line) => ({ ...line, savedAt: line.savedAt.toISOString() }));
    return { items, next: lines.length > limit ? String(items.at(-1)?.version) : null };
  }

  @Get(':key/versions/:version')
  @ApiOperation({
    summary: "What held from a version on; 0 is the file's text",
    operationId: 'getTemplateVersion',
  })
  @ApiOkResponse({ standardSchema: versionSchema })
  async one(
    @Param('key') key: string,
    @Param('version') version: string,
    @Query({ schema: languageQuerySchema }) { language }: z.infer<typeof languageQuerySchema>,
  ): Promise<Version> {
    const number = numberOf(version);
    return { version: number, sources: await this.versions.sources(key, language, number) };
  }

  @Roles('manager')
  @Post(':key/versions/:version/take-up')
  @HttpCode(200)
  @ApiOperation({ summary: 'Save an old version anew', operationId: 'takeUpTemplateVersion' })
  @ApiOkResponse({ standardSchema: versionsSchema })
  async takeUp(
    @Param('key') key: string,
    @Param('version') version: string,
    @Body({ schema: takeUpSchema }) { language, why, version: basedOn }: z.infer<typeof takeUpSchema>,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof versionsSchema>> {
    await this.versions.takeUp({ key, language, version: numberOf(version), why, basedOn }, caller.id);
    await this.accounts.audit(caller.id, 'template.save', key, { language, why, takenUp: numberOf(version) });
    return this.list(key, { language, limit: 50 });
  }
}

function numberOf(version: string): number {
  if (!/^\d{1,9}$/.test(version)) throw DomainError.notFound('version', version);
  return Number(version);
}
