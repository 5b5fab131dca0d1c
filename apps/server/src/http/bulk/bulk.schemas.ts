import { z } from 'zod';
import {
  assignBodySchema,
  resolveBodySchema,
  snoozeBodySchema,
  tagsBodySchema,
  transferBodySchema,
  waitBodySchema,
} from '../conversations/conversation-bodies.schemas.js';

const item = z.object({
  reference: z.string().max(40),
  version: z.number().int().optional().describe('The version you have in front of you'),
});

export const bulkActionSchema = z.discriminatedUnion('do', [
  assignBodySchema.omit({ version: true }).extend({ do: z.literal('assign') }),
  transferBodySchema.pick({ queue: true }).extend({ do: z.literal('transfer') }),
  waitBodySchema.omit({ version: true }).extend({ do: z.literal('wait') }),
  resolveBodySchema.omit({ version: true }).extend({ do: z.literal('resolve') }),
  z.object({ do: z.literal('reopen') }),
  z.object({ do: z.literal('spam') }),
  snoozeBodySchema.omit({ version: true }).extend({ do: z.literal('snooze') }),
  tagsBodySchema.omit({ version: true }).extend({ do: z.literal('tag') }),
]);
export type BulkAction = z.infer<typeof bulkActionSchema>;

export const bulkBodySchema = z.object({
  items: z.array(item).min(1, 'must name at least one conversation').max(100, 'can name at most 100 at once'),
  action: bulkActionSchema,
});
export type BulkBody = z.infer<typeof bulkBodySchema>;

export const bulkOutcomeSchema = z
  .object({
    reference: z.string(),
    outcome: z.enum(['done', 'unchanged', 'refused']).describe('`unchanged`: it was so already'),
    problem: z.object({ code: z.string(), detail: z.string() }).optional().describe('Why it was refused'),
    version: z.number().int().optional().describe('As it now is'),
  })
  .meta({ id: 'BulkOutcome' });
export const bulkAnswerSchema = z.object({ items: z.array(bulkOutcomeSchema) }).meta({ id: 'BulkAnswer' });
export type BulkOutcome = z.infer<typeof bulkOutcomeSchema>;
