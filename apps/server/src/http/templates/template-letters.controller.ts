import { Body, Controller, HttpCode, Param, Post, Res, type StreamableFile } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import { exampleLetter, letterPdf, refuseMistakes } from '#correspondence';
import type { Person } from '#identity';
import { Clock, DomainError } from '#shared';
import { DueDates, dayOf } from '#targets';
import { Caller, Roles } from '../access.js';
import { LETTER_DESCRIPTION, letterFile, letterSizeSchema } from '../letter-file.js';
import { previewBodySchema } from './template.schemas.js';
import { TryTemplates } from './try-templates.js';

const letterSchema = previewBodySchema.extend({ size: letterSizeSchema.default(12) });

type LetterBody = z.infer<typeof letterSchema>;

/** Templates on paper. */
@ApiTags('Templates')
@Controller('api/templates')
export class TemplateLettersController {
  constructor(
    private readonly attempts: TryTemplates,
    private readonly clock: Clock,
    private readonly dueDates: DueDates,
  ) {}

  @Roles('manager')
  @Post(':key/letter')
  @HttpCode(200)
  @ApiOperation({
    summary: 'A template as a letter, as it is or as it would be, on examples or a past item',
    description: LETTER_DESCRIPTION,
    operationId: 'printTemplate',
  })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async letter(
    @Param('key') key: string,
    @Body({ schema: letterSchema }) body: LetterBody,
    @Caller() caller: Person,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { size, ...draft } = body;
    const { rendered, language, mistakes } = await this.attempts.preview(key, draft, caller);
    if (!rendered) refuseMistakes(mistakes, 'printed');
    if (!rendered) throw DomainError.notFound('template', key);
    const facts = draft.reference === undefined ? {} : await this.attempts.facts(draft.reference, caller);
    const { timeZone } = await this.dueDates.organisation();
    const date = dayOf(this.clock.date(), timeZone);
    const printed = await letterPdf(exampleLetter(rendered, { date, language, size }, facts));
    return letterFile(printed, key, response);
  }

  /** The same for whoever leaves the slash of a key as it is. */
  @Roles('manager')
  @Post(':purpose/:name/letter')
  @HttpCode(200)
  @ApiExcludeEndpoint()
  letterOf(
    @Param('purpose') purpose: string,
    @Param('name') name: string,
    @Body({ schema: letterSchema }) body: LetterBody,
    @Caller() caller: Person,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.letter(`${purpose}/${name}`, body, caller, response);
  }
}
