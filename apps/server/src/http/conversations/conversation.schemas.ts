import { z } from 'zod';

const instant = z.iso.datetime().describe('ISO 8601, UTC');
const day = z.iso.date().describe("YYYY-MM-DD in the organisation's time zone");

export const addressSchema = z.object({ name: z.string(), address: z.string() }).meta({ id: 'Address' });

export const personRefSchema = z.object({ id: z.string(), name: z.string() }).meta({ id: 'PersonRef' });

export const explainedDaySchema = z
  .object({ date: day, counted: z.boolean(), reason: z.string() })
  .meta({ id: 'ExplainedDay' });

export const clockSchema = z
  .object({
    target: z.string().describe('Key of the target'),
    name: z.string(),
    state: z.enum(['running', 'paused', 'met', 'missed', 'stopped']),
    startedAt: instant,
    due: day,
    dueAt: instant,
    metAt: instant.nullable(),
    missedAt: instant.nullable(),
    provisional: z.boolean().describe('Reckoned without the bank holidays of some year'),
    text: z.string().describe('The due date explained in plain English'),
  })
  .meta({ id: 'Clock' });

export const clockWithDaysSchema = clockSchema
  .extend({
    days: z.array(explainedDaySchema),
    pauses: z.array(z.object({ from: instant, to: instant.nullable() })),
  })
  .meta({ id: 'ClockWithDays' });

export const conversationSummarySchema = z
  .object({
    reference: z.string(),
    subject: z.string(),
    snippet: z.string(),
    channel: z.object({ key: z.string(), name: z.string(), type: z.string() }),
    kind: z.string(),
    priority: z.enum(['low', 'normal', 'high', 'urgent']),
    status: z.enum(['new', 'open', 'waiting', 'done', 'spam']),
    queue: z.string(),
    assignee: personRefSchema.nullable(),
    contact: z.object({ id: z.string(), name: z.string(), address: z.string().nullable() }).nullable(),
    receivedAt: instant,
    activityAt: instant,
    due: day.nullable().describe('The earliest promise still owed'),
    dueAt: instant.nullable(),
    clocks: z.array(clockSchema),
    unread: z.boolean(),
    hasAttachments: z.boolean(),
    tags: z.array(z.string()),
    version: z.number().int().describe('Send it back with a change; a stale one is refused with 409'),
  })
  .meta({ id: 'ConversationSummary' });

export const attachmentSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    contentType: z.string().describe('Found by looking at the content'),
    size: z.number().int(),
    inline: z.boolean(),
    contentId: z.string().nullable(),
  })
  .meta({ id: 'Attachment' });

export const messageSchema = z
  .object({
    id: z.string(),
    direction: z.enum(['inbound', 'outbound', 'note']),
    purpose: z.enum(['acknowledgement']).nullable(),
    from: addressSchema.nullable(),
    to: z.array(addressSchema),
    cc: z.array(addressSchema),
    subject: z.string(),
    text: z.string().describe('What the writer wrote this time'),
    quotedText: z.string().describe('What was quoted from earlier messages'),
    html: z.string().nullable().describe('The HTML form, made safe to show; remote images are left out'),
    attachments: z.array(attachmentSchema),
    author: personRefSchema.nullable(),
    automatic: z.string().nullable().describe('auto-reply, bounce, list …; null for a person'),
    signs: z.array(z.string()).describe('What gave the machine away'),
    repairs: z.array(z.string()).describe('What had to be repaired to store it'),
    at: instant,
    delivery: z
      .object({
        state: z.enum(['queued', 'retrying', 'sent', 'failed', 'unknown', 'bounced']),
        detail: z.string().nullable(),
        at: instant.nullable(),
        attempts: z.number().int(),
      })
      .nullable(),
  })
  .meta({ id: 'Message' });

export const historyEventSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    at: instant,
    text: z.string(),
    person: personRefSchema.nullable(),
  })
  .meta({ id: 'HistoryEvent' });

export const routedBySchema = z
  .object({
    ruleVersion: z.number().int().nullable(),
    sentences: z.array(z.string()).describe('Why it is here, one sentence a rule'),
    trace: z.array(z.record(z.string(), z.unknown())),
  })
  .meta({ id: 'RoutedBy' });

export const conversationSchema = conversationSummarySchema
  .extend({
    clocks: z.array(clockWithDaysSchema),
    messages: z.array(messageSchema),
    history: z.array(historyEventSchema),
    routedBy: routedBySchema,
    waitingFor: z.enum(['contact', 'others']).nullable(),
    automatic: z.string().nullable(),
    suggestion: z
      .object({ reference: z.string(), reason: z.string() })
      .nullable()
      .describe('Another conversation that it may belong to'),
    resolvedAt: instant.nullable(),
  })
  .meta({ id: 'Conversation' });

export const conversationPageSchema = z
  .object({ items: z.array(conversationSummarySchema), next: z.string().nullable() })
  .meta({ id: 'ConversationPage' });

export const listQuerySchema = z.object({
  queue: z.string().optional(),
  status: z
    .enum(['new', 'open', 'waiting', 'done', 'spam', 'active'])
    .optional()
    .describe('`active`: everything in which somebody owes something, which is also the default'),
  channel: z.string().optional(),
  kind: z.string().optional(),
  assignee: z.union([z.uuid(), z.enum(['me', 'none'])]).optional(),
  due: z.enum(['overdue', 'today', 'soon']).optional(),
  tag: z.string().optional(),
  q: z.string().max(500).optional().describe('Words, a name, an address or a reference'),
  sort: z.enum(['due', 'newest', 'oldest']).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});
export type ListQuery = z.infer<typeof listQuerySchema>;

const version = z.number().int().optional().describe('The version you have in front of you');
const text = z.string().trim().min(1, 'must not be empty').max(200_000);

export const replyBodySchema = z.object({
  text,
  to: z.array(z.email()).min(1).max(50).optional().describe('Absent: where the contact wants answers'),
  cc: z.array(z.email()).max(50).optional(),
  subject: z.string().max(300).optional(),
  after: z.enum(['stay', 'wait', 'done']).optional().describe('What happens once it is on its way'),
  version,
});
export const noteBodySchema = z.object({ text });
export const assignBodySchema = z.object({
  assignee: z
    .union([z.uuid(), z.literal('me')])
    .nullable()
    .describe('null: to nobody'),
  version,
});
export const transferBodySchema = z.object({ queue: z.string(), version });
export const waitBodySchema = z.object({ for: z.enum(['contact', 'others']).default('contact'), version });
export const versionBodySchema = z.object({ version });
