import { z } from 'zod';
import { CHANGES, CHARTER_PARTS } from '#targets';

export const chartersSchema = z.object({
  items: z.array(
    z
      .object({
        key: z.string(),
        name: z.string(),
        summary: z.string(),
        basedOn: z.string().nullable().describe('The charter from which it only says in what it differs'),
        inForce: z.boolean(),
      })
      .meta({ id: 'Charter' }),
  ),
  next: z.null(),
});

export const charterDiffSchema = z
  .object({
    key: z.string(),
    name: z.string(),
    inPlaceOf: z.string().describe('The charter that was in use'),
    changes: z.array(
      z.object({
        part: z.enum(CHARTER_PARTS),
        change: z
          .enum(CHANGES)
          .describe('`stays`: this charter does not name it, and it is kept for what stands on it'),
        key: z.string(),
        name: z.string(),
        before: z.string().nullable().describe('In words, what differs of it'),
        after: z.string().nullable(),
      }),
    ),
    same: z.boolean().describe('It is in use as it is: nothing changes'),
    ruleVersion: z.number().int().describe('The rules in force; once it is used, with those of the charter'),
  })
  .meta({ id: 'CharterDiff' });
