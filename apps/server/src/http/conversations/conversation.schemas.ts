import { z } from 'zod';
import { outcomes, PURPOSES } from '#inbox';
import { MET_BY, STARTS_ON } from '#targets';
import { needSchema, warningSchema } from '../contacts/contact.schemas.js';

export const instant = z.iso.datetime().describe('ISO 8601, UTC');
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
    metBy: z
      .enum(MET_BY)
      .describe('What meets it: an acknowledgement, any reply of a person, the answer, or being done'),
    startedAt: instant,
    due: day,
    dueAt: instant,
    metAt: instant.nullable(),
    missedAt: instant.nullable(),
    provisional: z.boolean().describe('Reckoned without the bank holidays of some year'),
    text: z.string().describe('The due date explained in plain English'),
    extensions: z
      .array(z.object({ at: instant, personId: z.string(), from: day, to: day, reason: z.string() }))
      .describe('When it was moved to a later day, and why'),
  })
  .meta({ id: 'Clock' });

export const clockWithDaysSchema = clockSchema
  .extend({
    days: z.array(explainedDaySchema),
    pauses: z.array(z.object({ from: instant, to: instant.nullable() })),
  })
  .meta({ id: 'ClockWithDays' });

export const foundSchema = z
  .object({
    field: z.enum(['subject', 'text', 'contact', 'reference']),
    text: z.string(),
    marks: z.array(z.array(z.number().int())).describe('Where the words stand: from, and up to'),
  })
  .meta({ id: 'Found' });

export const conversationSummarySchema = z
  .object({
    reference: z.string(),
    subject: z.string(),
    snippet: z.string(),
    channel: z.object({ key: z.string(), name: z.string(), type: z.string() }),
    kind: z.string(),
    priority: z.enum(['low', 'normal', 'high', 'urgent']),
    status: z.enum(['new', 'open', 'waiting', 'done', 'spam']),
    waitingFor: z.enum(['contact', 'others']).nullable(),
    queue: z.string(),
    assignee: personRefSchema.nullable(),
    team: personRefSchema.nullable().describe('The team it was given to, whether or not one of them has it'),
    contact: z.object({ id: z.string(), name: z.string(), address: z.string().nullable() }).nullable(),
    receivedAt: instant,
    activityAt: instant,
    due: day.nullable().describe('The earliest promise still owed'),
    dueAt: instant.nullable(),
    clocks: z.array(clockSchema),
    unread: z.boolean(),
    hasAttachments: z.boolean(),
    tags: z.array(z.string()),
    flag: z.enum(['abuse']).nullable().describe('To be read with care'),
    waitUntil: instant.nullable().describe('When nobody is waited for any longer'),
    snoozedUntil: instant.nullable().describe('Out of the lists of what is open until then'),
    outcome: z.enum(outcomes).nullable().describe('How it ended, where somebody has said so'),
    mayBelongTo: z.string().nullable().describe('Reference of another conversation that it may belong to'),
    version: z.number().int().describe('Send it back with a change; a stale one is refused with 409'),
    found: foundSchema.nullable().optional().describe('In a list that was searched for: what was found'),
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
    purpose: z.enum(PURPOSES).nullable().describe('What Postroom wrote it for'),
    holding: z.boolean().describe('More was to follow: no answer yet'),
    conversation: z
      .string()
      .nullable()
      .describe('The conversation it came in with, where that was merged into this one'),
    from: addressSchema.nullable(),
    to: z.array(addressSchema),
    cc: z.array(addressSchema),
    bcc: z.array(addressSchema).describe('Who got it without the others being told'),
    subject: z.string(),
    text: z.string().describe('What the writer wrote this time'),
    richText: z
      .string()
      .nullable()
      .describe(
        'The same as staff wrote it: paragraphs, lists, links, quotations, bold and italic, made safe; null: as plain text',
      ),
    lang: z.string().nullable().describe('The language of the text (BCP 47), where it is surely not English'),
    raw: z.boolean().describe('The original is kept as it came'),
    quotedText: z.string().describe('What was quoted from earlier messages'),
    html: z
      .string()
      .nullable()
      .describe('The HTML form, made safe to show; remote images stand in `data-remote` and load nothing'),
    htmlTooLarge: z.boolean().describe('There is an HTML form, too large to be shown: see the original'),
    attachments: z.array(attachmentSchema),
    author: personRefSchema.nullable(),
    automatic: z.string().nullable().describe('auto-reply, bounce, list …; null for a person'),
    signs: z.array(z.string()).describe('What gave the machine away'),
    repairs: z.array(z.string()).describe('What had to be repaired to store it'),
    at: instant,
    mentions: z.array(personRefSchema).describe('The colleagues whom a note calls by name'),
    forwardOf: z.string().nullable().describe('The message that it hands on to somebody else'),
    goesOutAt: instant.nullable().describe('Until then its writer can take it back'),
    scheduledFor: instant.nullable().describe('When it is to go out'),
    delivery: z
      .object({
        state: z.enum(['scheduled', 'queued', 'retrying', 'sent', 'failed', 'unknown', 'bounced']),
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

export const relatedSchema = z
  .object({ reference: z.string(), subject: z.string(), status: z.string(), queue: z.string() })
  .meta({ id: 'Related' });

export const reminderSchema = z
  .object({ id: z.string(), at: instant, text: z.string() })
  .meta({ id: 'Reminder' });

export const conversationSchema = conversationSummarySchema
  .extend({
    contact: z
      .object({
        id: z.string(),
        name: z.string(),
        address: z.string().nullable(),
        needs: z.array(needSchema),
        language: z.string().nullable().describe('What they want to be answered in'),
        warnings: z.array(warningSchema),
      })
      .nullable(),
    clocks: z.array(clockWithDaysSchema),
    receivedAtFirst: instant.nullable().describe('What `receivedAt` was before somebody corrected it'),
    messages: z.array(messageSchema),
    history: z.array(historyEventSchema),
    routedBy: routedBySchema,
    automatic: z.string().nullable(),
    suggestion: z
      .object({ reference: z.string(), reason: z.string() })
      .nullable()
      .describe('Another conversation that it may belong to'),
    pendingTargets: z.array(z.string()).describe('Keys of targets whose clock has not started yet'),
    pending: z
      .array(
        z
          .object({
            target: z.string().describe('Key of the target'),
            name: z.string(),
            startsOn: z.enum(STARTS_ON),
            metBy: z.enum(MET_BY),
          })
          .meta({ id: 'PendingPromise' }),
      )
      .describe('The same with their names, what starts them and what meets them'),
    stageTwo: z
      .object({
        answeredBy: personRefSchema.describe('Could then not answer any more'),
        targets: z
          .array(z.object({ key: z.string(), name: z.string() }))
          .describe('What can be promised for it'),
      })
      .nullable()
      .describe('What taking it to stage two would mean; null: it cannot be taken there'),
    delay: z
      .object({
        target: z.string().describe('Key of the target'),
        name: z.string(),
        due: day,
        latest: day
          .nullable()
          .describe(
            'The latest day to move it to, not after `due` where it cannot be; null: there is no limit',
          ),
        toldBy: day
          .nullable()
          .describe('The contact has to be told by the end of this day; null: they need not be'),
        draft: z
          .object({ at: instant, until: day, reason: z.string() })
          .nullable()
          .describe('Word of a delay that was made ready at a warning'),
      })
      .nullable()
      .describe('The promise whose date would be moved; null: nothing that is owed lies ahead'),
    stage: z
      .union([z.literal(1), z.literal(2)])
      .describe('2: an answer was not accepted, and somebody else looks at it anew'),
    stageOneBy: personRefSchema.nullable().describe('Who answered stage one, and cannot answer stage two'),
    resolvedAt: instant.nullable(),
    redirectedTo: z.string().nullable().describe('Key of the other body that the contact was redirected to'),
    links: z.array(relatedSchema),
    merged: z.array(relatedSchema).describe('What was merged into it'),
    mergedInto: z.string().nullable().describe('What it was merged into'),
    following: z.boolean().describe('Whether the caller follows it'),
    reminders: z.array(reminderSchema).describe("The caller's own"),
    repeat: z
      .object({ count: z.number().int(), days: z.number().int(), about: z.string().nullable() })
      .nullable()
      .describe('How often the contact has written about the same of late, this time included'),
  })
  .meta({ id: 'Conversation' });

export const delayPreviewSchema = z
  .object({ subject: z.string(), text: z.string() })
  .meta({ id: 'DelayPreview' });
