import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { extensionSchema, MOST_DEEDS, missDeedSchema, NOTIFY, warningDeedSchema } from './deeds.js';
import { MET_BY, STARTS_ON } from './moments.js';

const key = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'small letters, digits and hyphens')
  .max(60);
const name = z.string().trim().min(1, 'must not be empty').max(200);
const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as "09:00", in quotes');
const hours = z.strictObject({ from: time, to: time });
const unit = z.enum(['working-days', 'working-hours', 'minutes', 'calendar-days', 'calendar-months']);

/** Who is reached, and how. */
const reachable = { name, telephone: z.string().max(60), website: z.url().max(300) };

/** Of what is said to those who write while it is closed. */
export const LONGEST_OUT_OF_HOURS = 1000;

/** Where bank holidays count: one part of the United Kingdom, or every day that is one in any part. */
const holidays = z.enum(['england-and-wales', 'scotland', 'northern-ireland', 'uk-any', 'none']);

/** A charter file: a preset of targets, queues, rules and published promises. The rules are checked by the routing room. */
export const charterSchema = z.strictObject({
  key,
  name,
  summary: z.string().max(500),
  promises: z.array(z.strictObject({ key, text: z.string().min(1).max(500), target: key.optional() })),
  organisation: z.strictObject({ ...reachable, ombudsman: z.strictObject(reachable).optional() }),
  timeZone: z.string().max(60).refine(isTimeZone, 'a time zone such as Europe/London'),
  openingHours: z.strictObject({
    text: z.string().max(200),
    days: z.partialRecord(weekday, z.array(hours)),
    outOfHours: z.string().trim().max(LONGEST_OUT_OF_HOURS).optional(),
  }),
  calendars: z.array(
    z.strictObject({
      key,
      name,
      holidays,
      weekend: z.array(weekday).default(['saturday', 'sunday']),
      closures: z.array(z.strictObject({ from: z.iso.date(), to: z.iso.date(), name })),
    }),
  ),
  queues: z.array(z.strictObject({ key, name })),
  kinds: z.array(z.strictObject({ key, name, acknowledgement: key })),
  targets: z.array(
    z.strictObject({
      key,
      name,
      amount: z.number().int().nonnegative().max(100_000),
      unit,
      calendar: key,
      from: z.enum(['working-day-of-receipt', 'day-of-receipt']),
      startsOn: z.enum(STARTS_ON).default('receipt'),
      metBy: z.enum(MET_BY).default('answer'),
      pausesWhileWaitingForContact: z.boolean(),
      warnBefore: z.array(z.strictObject({ amount: z.number().int().positive(), unit })),
      atWarning: z.array(warningDeedSchema).max(MOST_DEEDS).default(NOTIFY),
      atMiss: z.array(missDeedSchema).max(MOST_DEEDS).default(NOTIFY),
      extension: extensionSchema.nullable().default(null),
    }),
  ),
  channels: z.array(
    z.strictObject({
      key,
      name,
      connector: z.string(),
      settings: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
  contactLinks: z.array(z.strictObject({ key, label: name, url: z.url().max(2000) })),
  /** Who looks after what people take for ours; rules redirect to them. */
  otherBodies: z
    .array(
      z.strictObject({
        key,
        name,
        about: z.string().trim().max(500).optional(),
        website: z
          .url({ protocol: /^https?$/ })
          .max(2000)
          .optional(),
        telephone: z.string().trim().min(1).max(60).optional(),
        email: z.email().max(320).optional(),
      }),
    )
    .default([]),
  defaults: z.record(z.string(), z.unknown()),
  rules: z.array(z.unknown()),
});

export type Charter = z.infer<typeof charterSchema>;

/** A charter that says only in what it differs from the one that it is `basedOn`. */
export const basedCharterSchema = z.strictObject({
  ...charterSchema.partial().shape,
  key,
  basedOn: key,
  name,
  organisation: charterSchema.shape.organisation.partial().optional(),
  calendars: changesOf(charterSchema.shape.calendars),
  queues: changesOf(charterSchema.shape.queues),
  kinds: changesOf(charterSchema.shape.kinds),
  targets: changesOf(charterSchema.shape.targets),
  channels: changesOf(charterSchema.shape.channels),
  contactLinks: changesOf(charterSchema.shape.contactLinks),
  otherBodies: changesOf(charterSchema.shape.otherBodies.unwrap()),
  without: z
    .partialRecord(
      z.enum(['calendars', 'queues', 'kinds', 'targets', 'channels', 'contactLinks', 'otherBodies', 'rules']),
      z.array(z.string()),
    )
    .optional(),
});

/** Entries that name what they change, or are new. */
function changesOf<Shape extends { key: typeof key } & z.ZodRawShape>(
  list: z.ZodArray<z.ZodObject<Shape, z.core.$strict>>,
) {
  const { shape } = list.element;
  return z.array(z.strictObject({ ...z.object(shape).partial().shape, key })).optional();
}

function isTimeZone(text: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch {
    return false;
  }
}
