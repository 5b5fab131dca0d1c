import { z } from 'zod';
import { conversationSummarySchema } from './conversation.schemas.js';

export const conversationPageSchema = z
  .object({ items: z.array(conversationSummarySchema), next: z.string().nullable() })
  .meta({ id: 'ConversationPage' });

const LIST = 'Several are parted by commas; any of them will do';

/** Keys parted by commas; what a key may be is told where it is not one. */
const oneOrMore = (key: z.ZodType<string>, what: string) =>
  z
    .string()
    .max(1000)
    .refine((text) => text.split(',').every((part) => key.safeParse(part.trim()).success), what);
const oneOrMoreOf = (...keys: string[]) =>
  oneOrMore(z.enum(keys), `must be ${keys.join(', ')}, or several of these with commas between them`);
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

export const listQuerySchema = z.object({
  queue: z.string().max(1000).optional().describe(LIST),
  status: oneOrMoreOf('new', 'open', 'waiting', 'done', 'spam', 'active', 'snoozed')
    .optional()
    .describe('`active`: everything in which somebody owes something, which is also the default'),
  channel: z.string().max(1000).optional().describe(LIST),
  kind: z.string().max(1000).optional().describe(LIST),
  assignee: oneOrMore(z.union([z.uuid(), z.enum(['me', 'none'])]), 'must be people, me or none')
    .optional()
    .describe(`Ids of people, \`me\` or \`none\`. ${LIST}`),
  team: oneOrMore(z.union([z.uuid(), z.literal('mine')]), 'must be teams, or mine')
    .optional()
    .describe(`Ids of teams, or \`mine\`: any that you are in. ${LIST}`),
  due: oneOrMoreOf('overdue', 'today', 'soon').optional().describe(LIST),
  tag: z.string().max(1000).optional().describe(LIST),
  unread: flag.optional(),
  attachments: flag.optional(),
  delivery: oneOrMoreOf('failed')
    .optional()
    .describe(
      '`failed`: a message of ours failed, came back, or nobody knows whether it arrived; whatever the status unless that is named',
    ),
  q: z
    .string()
    .max(500)
    .optional()
    .describe(
      'Words, "phrases", -words, a name, an address or a reference, and fields such as from: or queue:',
    ),
  contact: z.uuid().optional().describe('Of one contact, whatever its status unless that is named'),
  redirectedTo: z
    .string()
    .max(1000)
    .optional()
    .describe(`Keys of other bodies, whatever the status unless that is named. ${LIST}`),
  sort: z.enum(['due', 'newest', 'oldest']).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});
export type ListQuery = z.infer<typeof listQuerySchema>;
