import { z } from 'zod';
import { ANY_PART_OF_THE_UK, WEEKDAYS } from '#calendar';
import { LONGEST_OUT_OF_HOURS } from '#targets';
import { givenDay } from '../moment.schemas.js';

const weekday = z.enum(WEEKDAYS);
const region = z.enum(ANY_PART_OF_THE_UK as readonly ['england-and-wales', 'scotland', 'northern-ireland']);
const intervalSchema = z.object({
  opens: z.string().max(5).describe('HH:MM'),
  closes: z.string().max(5).describe('HH:MM, to 24:00'),
});
const closureSchema = z.object({
  from: givenDay.describe('The first day closed'),
  to: givenDay.describe('The last day closed'),
  name: z.string().trim().min(1, 'must not be empty').max(200),
});

export const calendarBodySchema = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(200),
  weekend: z.array(weekday).max(7).describe('Closed every week'),
  regions: z.array(region).max(3).describe('Whose bank holidays count'),
  closures: z.array(closureSchema).max(200),
  openingHours: z
    .partialRecord(weekday, z.array(intervalSchema).max(10))
    .describe('A day that is left out has no hours'),
  outOfHours: z
    .string()
    .trim()
    .max(LONGEST_OUT_OF_HOURS)
    .describe('What an acknowledgement says to those who write while it is closed; empty for nothing'),
});

export const newCalendarSchema = z.object({
  name: calendarBodySchema.shape.name,
  copyOf: z.string().max(60).describe('Key of the calendar whose days and hours it begins with'),
  regions: calendarBodySchema.shape.regions.optional().describe('Whose bank holidays count; as in that one'),
});

export const calendarChangeSchema = calendarBodySchema.extend({
  version: z.string().max(64).describe('Of what was changed; a stale one is refused with 409'),
});

export const calendarSchema = calendarBodySchema
  .extend({
    key: z.string(),
    timeZone: z.string(),
    own: z.boolean().describe("The organisation's own"),
    targets: z.array(z.object({ key: z.string(), name: z.string() })).describe('Those that count by it'),
    version: z.string(),
  })
  .meta({ id: 'Calendar' });

export const calendarsSchema = z.object({ items: z.array(calendarSchema), next: z.null() });

const dueSchema = z.object({ due: z.iso.date(), dueAt: z.iso.datetime() });

export const dateMovesSchema = z
  .object({
    conversations: z.number().int().describe('That you may see and of which a date would move'),
    earlier: z.number().int().describe('Promises due earlier'),
    later: z.number().int(),
    overdue: z.number().int().describe('Of those, promises that would be overdue at once'),
    waiting: z.number().int().describe('Promises that wait for the contact, reckoned when they go on'),
    items: z
      .array(
        z.object({
          reference: z.string(),
          subject: z.string(),
          queue: z.string(),
          target: z.string(),
          name: z.string().describe('Of the promise'),
          before: dueSchema,
          after: dueSchema,
          words: z.string().describe('The new date instead of the old one, and why'),
        }),
      )
      .describe('The first 200'),
  })
  .meta({ id: 'DateMoves' });

export const savedCalendarSchema = calendarSchema
  .extend({ moved: z.number().int().describe('Conversations that have another date now') })
  .meta({ id: 'SavedCalendar' });

export const yearQuerySchema = z.object({ year: z.coerce.number().int().min(1900).max(2200) });

export const bankHolidaysSchema = z
  .object({
    year: z.number().int(),
    items: z.array(z.object({ date: z.iso.date(), name: z.string(), regions: z.array(region) })),
    unknown: z.array(region).describe('Regions of which this year is not known'),
  })
  .meta({ id: 'BankHolidays' });
