import { z } from 'zod';
import type { Rehearsed as Found } from '#inbox';
import { differences } from '#routing';
import { givenDay, givenInstant } from '../moment.schemas.js';
import { checkBodySchema } from './rule.schemas.js';

const moment = z.union([givenDay, givenInstant]);

export const rehearsalBodySchema = checkBodySchema.extend({
  from: moment.optional().describe('A day, from its beginning, or an instant. Absent: 30 days ago'),
  to: moment.optional().describe('A day, to its end, or an instant. Absent: now'),
});

const decisionSchema = z
  .object({
    queue: z.string(),
    kind: z.string(),
    priority: z.string(),
    tags: z.array(z.string()),
    targets: z.array(z.string()),
    acknowledgement: z.string().nullable(),
    assignment: z
      .record(z.string(), z.string())
      .nullable()
      .describe('Whom it goes to: `to`, with `person` or `team`'),
    redirect: z.string().nullable().describe('Key of the other body it is redirected to'),
    language: z.string().nullable().describe('What it is answered in, where a rule says so'),
    spam: z.boolean(),
    due: z.iso.date().nullable().describe('The earliest day on which something is owed'),
    sentences: z.array(z.string()).describe('Why, one for each rule that was looked at'),
  })
  .meta({ id: 'RehearsedDecision' });

const part = z.enum([...differences, 'due']);

export const openRehearsedSchema = z
  .object({
    items: z.number().int().describe('What was looked at'),
    changed: z.number().int().describe('What would have been treated otherwise in anything'),
    differences: z.partialRecord(part, z.number().int()).describe('How many differ in what'),
    moves: z
      .array(z.object({ from: z.string(), to: z.string(), items: z.number().int() }))
      .describe(
        'From queue to queue, also what stays where it is; `spam`: set aside, `not-ours`: redirected',
      ),
    dates: z.object({
      earlier: z.number().int(),
      later: z.number().int(),
      begun: z.number().int().describe('Owed something where nothing was'),
      dropped: z.number().int().describe('Owed nothing any more'),
    }),
    examples: z
      .array(
        z.object({
          reference: z.string(),
          subject: z.string(),
          receivedAt: z.iso.datetime(),
          differences: z.array(part),
          before: decisionSchema,
          after: decisionSchema,
        }),
      )
      .describe('The newest 200 of those that differ'),
  })
  .meta({ id: 'RehearsedItems' });

export const rehearsedSchema = openRehearsedSchema
  .extend({ from: z.iso.datetime(), to: z.iso.datetime() })
  .meta({ id: 'Rehearsed' });

export function presentRehearsed({ examples, ...rest }: Found): z.infer<typeof openRehearsedSchema> {
  return {
    ...rest,
    examples: examples.map(({ receivedAt, ...example }) => ({
      ...example,
      receivedAt: receivedAt.toISOString(),
    })),
  };
}
