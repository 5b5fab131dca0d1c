import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { DueDates } from '#targets';
import { givenInstant } from '../moment.schemas.js';

const querySchema = z.object({
  target: z.string().describe('Key of the target: response, foi, sar …'),
  received: givenInstant,
});
const dueDateSchema = z
  .object({
    target: z.string(),
    due: z.iso.date(),
    dueAt: z.iso.datetime(),
    text: z.string().describe('The date explained in plain English'),
    days: z.array(z.object({ date: z.iso.date(), counted: z.boolean(), reason: z.string() })),
    provisional: z.boolean(),
  })
  .meta({ id: 'DueDate' });
/** The date that each target gives for a moment of receipt. */
@ApiTags('Targets')
@Controller('api')
export class DueDatesController {
  constructor(private readonly dueDates: DueDates) {}

  @Get('due-dates')
  @ApiOperation({ summary: 'The due date for any target, with its explanation', operationId: 'getDueDate' })
  @ApiOkResponse({ standardSchema: dueDateSchema })
  async due(
    @Query({ schema: querySchema }) query: z.infer<typeof querySchema>,
  ): Promise<z.infer<typeof dueDateSchema>> {
    const { due, dueAt, text, days, provisional } = await this.dueDates.reckon(
      query.target,
      Temporal.Instant.from(query.received),
    );
    return { target: query.target, due, dueAt: dueAt.toISOString(), text, days, provisional };
  }
}
