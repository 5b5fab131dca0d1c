import { defineEntity, p } from '@mikro-orm/sql';
import type { Facts, Priority, Trace } from '#routing';
import { newId } from '#shared';
import type { Outcome } from './outcome.js';

export type Status = 'new' | 'open' | 'waiting' | 'done' | 'spam';
export type WaitingFor = 'contact' | 'others';
export type Flag = 'abuse';

/** The statuses in which somebody still owes something. */
export const OPEN_STATUSES: readonly Status[] = ['new', 'open', 'waiting'];

/** Sorts after everything that is owed. */
export const NEVER = new Date('9999-12-31T00:00:00Z');

/** What is stored of a conversation, and found fast. */
export const ConversationSchema = defineEntity({
  name: 'Conversation',
  tableName: 'conversation',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    /** What a person can read aloud: `R-7Q2-M4XK`. */
    reference: p.string().length(12).unique(),
    subject: p.text(),
    /** The beginning of the newest message. */
    snippet: p.string().length(200).default(''),
    channelId: p.uuid(),
    kind: p.string().length(60),
    priority: p.string().length(10).$type<Priority>(),
    status: p.string().length(10).$type<Status>().default('new'),
    waitingFor: p.string().length(10).$type<WaitingFor>().nullable(),
    queue: p.string().length(60),
    assigneeId: p.uuid().nullable(),
    contactId: p.uuid().nullable(),
    tags: p
      .json<string[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    receivedAt: p.datetime(),
    /** What was first taken for the moment of receipt, where somebody has corrected it. */
    receivedAtFirst: p.datetime().nullable(),
    /** When the newest message came or went. */
    activityAt: p.datetime(),
    /** The earliest promise still owed; null where none is. */
    dueAt: p.datetime().nullable(),
    /** What the inbox is sorted by: `dueAt`, or the end of time where nothing is owed. */
    dueOrder: p.datetime(),
    /** Its day in the organisation's time zone. */
    due: p.string().columnType('date').nullable(),
    unread: p.boolean().default(true),
    hasAttachments: p.boolean().default(false),
    /** `auto-reply`, `bounce` …; null for a person. */
    automatic: p.string().length(20).nullable(),
    /** What it is written in, and our messages on it where the contact has named no other (BCP 47); null: not known. */
    language: p.string().length(35).nullable(),
    /** Key of the acknowledgement's template; null: none is sent. */
    acknowledgement: p.string().length(60).nullable(),
    ruleVersion: p.integer().nullable(),
    /** Why it is here. */
    trace: p
      .json<Trace>()
      .onCreate(() => [])
      .defaultRaw("'[]'")
      .lazy(),
    /** What the rules were handed, so that others can be tried on it. */
    facts: p
      .json<Partial<Facts>>()
      .onCreate(() => ({}))
      .defaultRaw("'{}'")
      .lazy(),
    /** Another conversation that this one may belong to; an advisor decides. */
    suggestion: p.json<{ reference: string; reason: string }>().nullable(),
    /** Targets whose clock starts later: at the acknowledgement, or the escalation. */
    pendingTargets: p
      .json<string[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    /** 2: what we answered was not accepted, and somebody else looks at it anew. */
    stage: p.smallint().$type<1 | 2>().default(1),
    /** Who answered stage one. */
    stageOneBy: p.uuid().nullable(),
    resolvedAt: p.datetime().nullable(),
    /** How it ended, where somebody has said so. */
    outcome: p.string().length(20).$type<Outcome>().nullable(),
    /** Key of the other body that the contact was redirected to, and when; it stays where they write again. */
    redirectedTo: p.string().length(60).nullable(),
    redirectedAt: p.datetime().nullable(),
    /** The team it was given to, whether or not one of them has it. */
    teamId: p.uuid().nullable(),
    /** Out of the lists of what is open until then. */
    snoozedUntil: p.datetime().nullable(),
    /** When we no longer wait, whether or not there has been an answer. */
    waitUntil: p.datetime().nullable(),
    /** `abuse`: to be read with care. */
    flag: p.string().length(20).$type<Flag>().nullable(),
    /** The conversation that this one has become part of. */
    mergedInto: p.uuid().nullable(),
    /** The conversation whose messages began this one. */
    splitFrom: p.uuid().nullable(),
    version: p.integer().version(),
  },
  indexes: [
    // The inbox: what is open, by what is due, then in the order it came.
    { properties: ['queue', 'dueOrder', 'id'], where: "status in ('new', 'open', 'waiting')" },
    { properties: ['dueOrder', 'id'], where: "status in ('new', 'open', 'waiting')" },
    { properties: ['assigneeId', 'dueOrder', 'id'], where: "status in ('new', 'open', 'waiting')" },
    { properties: ['status', 'receivedAt', 'id'] },
    { properties: ['queue', 'receivedAt', 'id'] },
    { properties: ['receivedAt', 'id'] },
    { properties: ['contactId', 'receivedAt'] },
    { properties: ['redirectedTo', 'redirectedAt'], where: 'redirected_to is not null' },
  ],
});
