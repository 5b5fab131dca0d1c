import { z } from 'zod';
import { extensionSchema, MET_BY, MOST_DEEDS, missDeedSchema, STARTS_ON, warningDeedSchema } from '#targets';
import { givenInstant } from '../moment.schemas.js';

const unit = z.enum(['working-days', 'working-hours', 'minutes', 'calendar-days', 'calendar-months']);
const WHOLE = 'must be a whole number';
const amount = z.number({ error: WHOLE }).int(WHOLE).max(6_000_000, 'is too much');

export const targetBodySchema = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(200),
  amount: amount.nonnegative('must not be negative'),
  unit,
  calendar: z.string().max(60).describe('Key of the working calendar that it counts by'),
  countsFrom: z
    .enum(['working-day-of-receipt', 'day-of-receipt'])
    .describe('Whether what starts it on a closed day, or out of hours, counts from the next working day'),
  startsOn: z.enum(STARTS_ON).default('receipt'),
  metBy: z.enum(MET_BY).default('answer'),
  pausesWhileWaiting: z.boolean().describe('Stands still while we wait for the contact'),
  warnBefore: z.array(z.object({ amount: amount.positive('must be more than 0'), unit })).max(10),
  atWarning: z
    .array(warningDeedSchema)
    .max(MOST_DEEDS)
    .default([{ deed: 'notify' }])
    .describe('What is done at each warning: in this order, once'),
  atMiss: z
    .array(missDeedSchema)
    .max(MOST_DEEDS)
    .default([{ deed: 'notify' }])
    .describe('What is done when it was not kept'),
  extension: extensionSchema
    .nullable()
    .default(null)
    .describe('How far its date may be moved, always with a reason; null: there is no limit'),
});

export const newTargetSchema = targetBodySchema.extend({
  key: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'must be small letters, digits and hyphens')
    .max(60)
    .optional()
    .describe('Absent: made of the name'),
});

const version = z.string().max(64).describe('Of what was changed; a stale one is refused with 409');
export const targetChangeSchema = targetBodySchema.extend({ version });
export const targetVersionSchema = z.object({ version });

export const targetTrialSchema = z.object({
  target: targetBodySchema,
  received: givenInstant.optional().describe('When it would come in; absent: now'),
});

export const targetSchema = targetBodySchema
  .extend({
    key: z.string(),
    sentence: z.string().describe('What is promised, in words'),
    usedBy: z
      .array(
        z.object({
          what: z.enum(['rule', 'default', 'promise']),
          key: z.string().nullable(),
          name: z.string(),
        }),
      )
      .describe(
        'What names it in the rules in force and the published promises; as long as it does, it stays',
      ),
    version: z.string(),
  })
  .meta({ id: 'Target' });

export const targetsSchema = z.object({ items: z.array(targetSchema), next: z.null() });

export const triedTargetSchema = z
  .object({
    sentence: z.string(),
    due: z.iso.date(),
    dueAt: z.iso.datetime(),
    text: z.string().describe('The date explained in plain English'),
    days: z.array(z.object({ date: z.iso.date(), counted: z.boolean(), reason: z.string() })),
    provisional: z.boolean(),
    warnings: z.array(z.iso.datetime()).describe('When it would be warned of, earliest first'),
    latest: z.iso.date().nullable().describe('The latest day to which it could be moved; null: no limit'),
  })
  .meta({ id: 'TriedTarget' });
