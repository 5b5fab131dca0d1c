import { EntityManager } from '@mikro-orm/sql';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { z } from 'zod';
import { bankHolidaysIn } from '#calendar';
import type { Person } from '#identity';
import { type DateMoves, sightOf } from '#inbox';
import { DomainError } from '#shared';
import { type CalendarDraft, DueDates } from '#targets';
import { type Calendar, ChangeCalendars } from '../../change-calendars.js';
import { KeepCalendars } from '../../keep-calendars.js';
import { Caller, Roles } from '../access.js';
import {
  bankHolidaysSchema,
  calendarBodySchema,
  calendarChangeSchema,
  calendarSchema,
  calendarsSchema,
  dateMovesSchema,
  newCalendarSchema,
  savedCalendarSchema,
  yearQuerySchema,
} from './calendar.schemas.js';

/** The days and hours by which dates are reckoned. Everybody can read them; managers change them. */
@ApiTags('Targets')
@Controller('api')
export class CalendarsController {
  constructor(
    private readonly em: EntityManager,
    private readonly calendars: ChangeCalendars,
    private readonly kept: KeepCalendars,
    private readonly dueDates: DueDates,
  ) {}

  @Get('calendars')
  @ApiOperation({ summary: 'The working calendars', operationId: 'listCalendars' })
  @ApiOkResponse({ standardSchema: calendarsSchema })
  async list(): Promise<z.infer<typeof calendarsSchema>> {
    return { items: (await this.calendars.list()).map(present), next: null };
  }

  @Roles('manager')
  @Post('calendars')
  @ApiOperation({
    summary: 'Add a calendar that begins as a copy of another; nothing counts by it yet',
    operationId: 'addCalendar',
  })
  @ApiCreatedResponse({ standardSchema: calendarSchema })
  async add(
    @Body({ schema: newCalendarSchema }) body: z.infer<typeof newCalendarSchema>,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof calendarSchema>> {
    return present(await this.one(await this.kept.add(body, caller.id)));
  }

  @Roles('manager')
  @Delete('calendars/:key')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete a calendar by which nothing counts; refused with 409, naming what does',
    operationId: 'deleteCalendar',
  })
  @ApiNoContentResponse()
  async remove(@Param('key') key: string, @Caller() caller: Person): Promise<void> {
    await this.kept.remove(key, caller.id);
  }

  @Roles('manager')
  @Post('calendars/:key/preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Which promised dates a changed calendar would move; changes nothing',
    operationId: 'previewCalendar',
  })
  @ApiOkResponse({ standardSchema: dateMovesSchema })
  async preview(
    @Param('key') key: string,
    @Body({ schema: calendarBodySchema }) body: z.infer<typeof calendarBodySchema>,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof dateMovesSchema>> {
    const sight = await sightOf(this.em.fork(), caller.id);
    return presentMoves(await this.calendars.preview(key, body as CalendarDraft, sight));
  }

  @Roles('manager')
  @Put('calendars/:key')
  @ApiOperation({
    summary: 'Change a calendar, and move the promised dates that run by it',
    description:
      'What is met or missed stays as it is, and what waits for the contact is reckoned when it goes on. Each conversation says in its history what has moved, and why.',
    operationId: 'changeCalendar',
  })
  @ApiOkResponse({ standardSchema: savedCalendarSchema })
  async change(
    @Param('key') key: string,
    @Body({ schema: calendarChangeSchema }) body: z.infer<typeof calendarChangeSchema>,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof savedCalendarSchema>> {
    const { version, ...draft } = body;
    const moved = await this.calendars.save(key, draft as CalendarDraft, version, caller.id);
    return { ...present(await this.one(key)), moved };
  }

  @Get('bank-holidays')
  @ApiOperation({ summary: 'The bank holidays of a year, in every region', operationId: 'listBankHolidays' })
  @ApiOkResponse({ standardSchema: bankHolidaysSchema })
  async holidays(
    @Query({ schema: yearQuerySchema }) { year }: z.infer<typeof yearQuerySchema>,
  ): Promise<z.infer<typeof bankHolidaysSchema>> {
    return { year, ...bankHolidaysIn(await this.dueDates.bankHolidays(), year) };
  }

  private async one(key: string): Promise<Calendar> {
    const calendar = (await this.calendars.list()).find((each) => each.key === key);
    if (!calendar) throw DomainError.notFound('calendar', key);
    return calendar;
  }
}

function present(calendar: Calendar): z.infer<typeof calendarsSchema>['items'][number] {
  const { key, name, timeZone, own, weekend, regions, closures, openingHours, outOfHours, targets, version } =
    calendar;
  return {
    ...{ key, name, timeZone, own, weekend, regions, outOfHours, targets, version },
    closures: [...closures],
    openingHours: Object.fromEntries(
      Object.entries(openingHours).map(([day, hours]) => [day, [...(hours ?? [])]]),
    ),
  };
}

function presentMoves({ items, ...counts }: DateMoves): z.infer<typeof dateMovesSchema> {
  const due = (of: { due: string; dueAt: Date }) => ({ due: of.due, dueAt: of.dueAt.toISOString() });
  return {
    ...counts,
    items: items.map(({ before, after, ...item }) => ({ ...item, before: due(before), after: due(after) })),
  };
}
