import { Body, Controller, HttpCode, Param, Post, Res, type StreamableFile } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import { exampleLetter, letterPdf, TemplateBook, tryDraft } from '#correspondence';
import { Clock, DomainError } from '#shared';
import { DueDates, dayOf } from '#targets';
import { Roles } from '../access.js';
import { LETTER_DESCRIPTION, letterFile, letterSizeSchema } from '../letter-file.js';
import { previewBodySchema } from './template.schemas.js';

const letterSchema = previewBodySchema.extend({ size: letterSizeSchema });

type LetterBody = z.infer<typeof letterSchema>;

/** Templates on paper. */
@ApiTags('Templates')
@Controller('api/templates')
export class TemplateLettersController {
  constructor(
    private readonly book: TemplateBook,
    private readonly clock: Clock,
    private readonly dueDates: DueDates,
  ) {}

  @Roles('manager')
  @Post(':key/letter')
  @HttpCode(200)
  @ApiOperation({
    summary: 'A template on examples as a letter, as it is or as it would be',
    description: LETTER_DESCRIPTION,
    operationId: 'printTemplate',
  })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async letter(
    @Param('key') key: string,
    @Body({ schema: letterSchema }) body: LetterBody,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { language: wished, on, reference: _, size, ...parts } = body;
    const draft = Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== undefined));
    const { rendered, language, mistakes } = await tryDraft(this.book, { key, language: wished, draft, on });
    if (!rendered) {
      const fields = mistakes.map(({ file, line, column, message }) => ({
        path: `${file}:${line}:${column}`,
        message,
      }));
      throw DomainError.invalid('The template has a mistake, so it cannot be printed.', fields);
    }
    const { timeZone } = await this.dueDates.organisation();
    const date = dayOf(this.clock.date(), timeZone);
    const printed = await letterPdf(exampleLetter(rendered, { date, language, size }));
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
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.letter(`${purpose}/${name}`, body, response);
  }
}
