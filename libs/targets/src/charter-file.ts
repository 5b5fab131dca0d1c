import { z } from 'zod';
import { MET_BY, STARTS_ON } from './moments.js';

const key = z.string().regex(/^[a-z][a-z0-9-]*$/, 'small letters, digits and hyphens');
const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
const hours = z.object({ from: z.string(), to: z.string() });
const unit = z.enum(['working-days', 'working-hours', 'minutes', 'calendar-days', 'calendar-months']);

/** Where bank holidays count: one part of the United Kingdom, or every day that is one in any part. */
const holidays = z.enum(['england-and-wales', 'scotland', 'northern-ireland', 'uk-any', 'none']);

/** A charter file: a preset of targets, queues, rules and published promises. The rules are checked by the routing room. */
export const charterSchema = z.object({
  key,
  name: z.string(),
  summary: z.string(),
  promises: z.array(z.object({ key, text: z.string(), target: key.optional() })),
  organisation: z.object({ name: z.string(), telephone: z.string(), website: z.url() }),
  timeZone: z.string(),
  openingHours: z.object({ text: z.string(), days: z.partialRecord(weekday, z.array(hours)) }),
  calendars: z.array(
    z.object({
      key,
      name: z.string(),
      holidays,
      weekend: z.array(weekday).default(['saturday', 'sunday']),
      closures: z.array(z.object({ from: z.iso.date(), to: z.iso.date(), name: z.string() })),
    }),
  ),
  queues: z.array(z.object({ key, name: z.string() })),
  kinds: z.array(z.object({ key, name: z.string(), acknowledgement: key })),
  targets: z.array(
    z.object({
      key,
      name: z.string(),
      amount: z.number().int().nonnegative(),
      unit,
      calendar: key,
      from: z.enum(['working-day-of-receipt', 'day-of-receipt']),
      startsOn: z.enum(STARTS_ON).default('receipt'),
      metBy: z.enum(MET_BY).default('answer'),
      pausesWhileWaitingForContact: z.boolean(),
      warnBefore: z.array(z.object({ amount: z.number().int().positive(), unit })),
    }),
  ),
  channels: z.array(
    z.object({
      key,
      name: z.string(),
      connector: z.string(),
      settings: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
  contactLinks: z.array(z.object({ key, label: z.string(), url: z.url() })),
  defaults: z.record(z.string(), z.unknown()),
  rules: z.array(z.unknown()),
});

export type Charter = z.infer<typeof charterSchema>;
