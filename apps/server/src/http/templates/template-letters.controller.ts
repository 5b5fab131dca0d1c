import { Body, Controller, HttpCode, Param, Post, Res, type StreamableFile } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { exampleLetter, letterPdf, TemplateRenderer } from '#correspondence';
import { Clock, DomainError } from '#shared';
import { DueDates } from '#targets';
import { Roles } from '../access.js';
import { LETTER_DESCRIPTION, letterFile, letterSizeSchema } from '../letter-file.js';

const source = z.string().max(64_000).optional();
const letterSchema = z.object({ subject: source, text: source, html: source, size: letterSizeSchema });

type LetterBody = z.infer<typeof letterSchema>;

/** Templates on paper. */
@ApiTags('Templates')
@Controller('api/templates')
export class TemplateLettersController {
  constructor(
    private readonly templates: TemplateRenderer,
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
    @Body({ schema: letterSchema }) { size, ...draft }: LetterBody,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const given = Object.entries(draft).filter(([, text]) => text !== undefined);
    const { rendered, mistakes } = this.templates.preview(key, Object.fromEntries(given));
    if (!rendered) {
      const fields = mistakes.map(({ file, line, column, message }) => ({
        path: `${file}:${line}:${column}`,
        message,
      }));
      throw DomainError.invalid('The template has a mistake, so it cannot be printed.', fields);
    }
    const { timeZone } = await this.dueDates.organisation();
    const date = this.clock.now().toZonedDateTimeISO(timeZone).toPlainDate().toString();
    const printed = await letterPdf(exampleLetter(rendered, { date, language: 'en', size }));
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
