import { z } from 'zod';
import { personRefSchema } from '../conversations/conversation.schemas.js';

const due = z.number().int().nullable().describe('Of these; null where not all of them are counted');

export const savedViewSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    query: z.string().describe('Goes to the conversation list: `queue=waste&due=today`'),
    owner: personRefSchema,
    team: z.object({ id: z.string(), name: z.string() }).nullable().describe('Whom it is shared with'),
    mayChange: z.boolean(),
    open: z.number().int().nullable().describe('Counted up to 1000; null where it is not counted'),
    dueToday: due,
    overdue: due,
  })
  .meta({ id: 'SavedView' });
export const savedViewsSchema = z.object({ items: z.array(savedViewSchema), next: z.null() });

/** So many at most could ever be seen by one person. */
const MOST = 1000;
export const savedViewOrderSchema = z.object({
  ids: z.array(z.uuid()).max(MOST).describe('All that you see, the first first; shared ones too'),
});

export const savedViewBodySchema = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(80),
  query: z.string().max(1000),
  team: z.uuid().nullable().default(null).describe('One of your teams; null: for yourself'),
});
export type SavedViewBody = z.infer<typeof savedViewBodySchema>;
