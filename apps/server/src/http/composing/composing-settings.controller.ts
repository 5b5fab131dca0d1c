import { EntityManager } from '@mikro-orm/sql';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { changeComposing, composingSettings } from '#correspondence';
import { AuditEntry, type Person } from '#identity';
import { Caller, Roles } from '../access.js';

const sendingSchema = z
  .object({
    undoSeconds: z
      .number()
      .int()
      .min(0)
      .max(120)
      .describe('How long a reply can be taken back; 0: not at all'),
  })
  .meta({ id: 'SendingSettings' });
const line = z.string().trim().min(1, 'must not be empty').max(100);
const plainLanguageSchema = z
  .object({
    longestSentence: z.number().int().min(10).max(60).describe('In words; a longer one gets a hint'),
    words: z
      .array(z.object({ word: line, better: line }))
      .max(500)
      .describe('Words that few people use, and what to write instead'),
  })
  .meta({ id: 'PlainLanguage' });

/** How the organisation writes. */
@ApiTags('Composing')
@Controller('api')
export class ComposingSettingsController {
  constructor(private readonly em: EntityManager) {}

  @Get('sending')
  @ApiOperation({ summary: 'How replies go out', operationId: 'getSending' })
  @ApiOkResponse({ standardSchema: sendingSchema })
  async sending(): Promise<z.infer<typeof sendingSchema>> {
    const { undoSeconds } = await composingSettings(this.em.fork());
    return { undoSeconds };
  }

  @Roles('manager')
  @Put('sending')
  @ApiOperation({ summary: 'Change how replies go out', operationId: 'changeSending' })
  @ApiOkResponse({ standardSchema: sendingSchema })
  async changeSending(
    @Body({ schema: sendingSchema }) body: z.infer<typeof sendingSchema>,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof sendingSchema>> {
    const { undoSeconds } = await this.change(caller, 'sending', body);
    return { undoSeconds };
  }

  @Get('plain-language')
  @ApiOperation({ summary: 'What the composer hints at', operationId: 'getPlainLanguage' })
  @ApiOkResponse({ standardSchema: plainLanguageSchema })
  async plainLanguage(): Promise<z.infer<typeof plainLanguageSchema>> {
    return (await composingSettings(this.em.fork())).plainLanguage;
  }

  @Roles('manager')
  @Put('plain-language')
  @ApiOperation({ summary: 'Change what the composer hints at', operationId: 'changePlainLanguage' })
  @ApiOkResponse({ standardSchema: plainLanguageSchema })
  async changePlainLanguage(
    @Body({ schema: plainLanguageSchema }) body: z.infer<typeof plainLanguageSchema>,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof plainLanguageSchema>> {
    return (await this.change(caller, 'plain-language', { plainLanguage: body })).plainLanguage;
  }

  private async change(caller: Person, subject: string, change: Parameters<typeof changeComposing>[1]) {
    const em = this.em.fork();
    em.create(AuditEntry, { personId: caller.id, action: 'composing.change', subject, detail: change });
    await em.flush();
    return changeComposing(em, change);
  }
}
