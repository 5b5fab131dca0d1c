import { z } from 'zod';
import { LOOK_VERDICTS } from '#channels';
import { givenDay } from '../moment.schemas.js';

export const looksQuerySchema = z.object({
  from: givenDay.optional().describe('The first day; 99 days before the last unless given'),
  to: givenDay.optional().describe('The last day; today unless given'),
});

const dayOfLooksSchema = z
  .object({
    day: z.iso.date(),
    verdict: z.enum(LOOK_VERDICTS),
    reason: z.string().nullable().describe('Why it is closed, or what stood in the way'),
    looks: z.number().int().describe('Completed, those that found nothing among them'),
    firstAt: z.iso.datetime().nullable(),
    lastAt: z.iso.datetime().nullable(),
    failures: z.number().int().describe('Tried in vain'),
    failedAt: z.iso.datetime().nullable().describe('The last of those'),
  })
  .meta({ id: 'DayOfLooks' });

export const looksSchema = z.object({ items: z.array(dayOfLooksSchema), next: z.null() });
