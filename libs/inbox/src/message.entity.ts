import { defineEntity, p } from '@mikro-orm/sql';
import type { Address, DeliveryReport } from '#connector-sdk';
import { newId } from '#shared';

export type Direction = 'inbound' | 'outbound' | 'note';

/**
 * What became of a message that goes out. `scheduled`: it is to go out later. `unknown`: handed over, but nobody answered;
 * it is not sent again blindly.
 */
export type DeliveryState = 'scheduled' | 'queued' | 'retrying' | 'sent' | 'failed' | 'unknown' | 'bounced';

/** At most one `acknowledgement` a conversation, whatever crashes; the others tell of what has changed since. */
export const PURPOSES = [
  'acknowledgement',
  'handover',
  'apology',
  'awaiting',
  'resolved',
  'reopened',
  'escalation',
  'out-of-office',
  'redirect',
] as const;
export type Purpose = (typeof PURPOSES)[number];

const MessageSchema = defineEntity({
  name: 'Message',
  tableName: 'message',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    conversationId: p.uuid(),
    direction: p.string().length(10).$type<Direction>(),
    /** What Postroom wrote it for; null where a person did. */
    purpose: p.string().length(20).$type<Purpose>().nullable(),
    /** A person wrote it, and more is to follow: no answer yet. */
    holding: p.boolean().default(false),
    channelId: p.uuid().nullable(),
    /** The Message-ID, without angle brackets: the writer's, or our own. */
    externalId: p.text().nullable(),
    /** Equal for the same message however it arrives; inbound only. */
    identity: p.string().length(64).nullable(),
    ledgerEntryId: p.uuid().nullable(),
    from: p.json<Address>().nullable(),
    to: p
      .json<Address[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    cc: p
      .json<Address[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    /** Who gets it without the others being told: for staff alone, and never in what goes out. */
    bcc: p
      .json<Address[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    replyTo: p
      .json<Address[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    subject: p.text().default(''),
    text: p.text(),
    html: p.text().nullable().lazy(),
    /** What the writer wrote this time. */
    newText: p.text(),
    /** The same with its form, where a member of staff wrote it: rich text that is safe. */
    newHtml: p.text().nullable().lazy(),
    quotedText: p.text().default(''),
    /** Ids it answers, nearest first. */
    inReplyTo: p
      .json<string[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    /** `auto-reply`, `bounce` …; null for a person. */
    automatic: p.string().length(20).nullable(),
    signs: p
      .json<string[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    repairs: p
      .json<string[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    reports: p
      .json<DeliveryReport[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    /** The member of staff who wrote it. */
    authorId: p.uuid().nullable(),
    /** When the writer says it was written. */
    sentAt: p.datetime().nullable(),
    /** When it came in, or was written here. */
    at: p.datetime(),
    delivery: p.string().length(10).$type<DeliveryState>().nullable(),
    deliveryDetail: p.text().nullable(),
    deliveredAt: p.datetime().nullable(),
    deliveryAttempts: p.integer().default(0),
    /** The colleagues that a note calls by name. */
    mentions: p
      .json<string[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    /** The message that it hands on to somebody else. */
    forwardOf: p.uuid().nullable(),
    /** Until then it can be taken back. */
    goesOutAt: p.datetime().nullable(),
    /** When its writer wants it to go out. */
    scheduledFor: p.datetime().nullable(),
    /** What taking it back needs to know. */
    recall: p.json<Record<string, unknown>>().nullable().lazy(),
    /** Where an automatic message went, in lower case: for the cap. */
    recipient: p.string().length(320).nullable(),
  },
  uniques: [{ properties: ['channelId', 'identity'] }],
  indexes: [
    { properties: ['conversationId', 'at'] },
    { properties: ['externalId'], type: 'hash' },
    { properties: ['recipient', 'at'], where: 'recipient is not null' },
    { properties: ['delivery'], where: "delivery in ('queued', 'retrying', 'failed', 'unknown', 'bounced')" },
  ],
});

/** One thing said in a conversation: inbound, outbound, or a note. */
export class Message extends MessageSchema.class {
  notSent(
    state: Exclude<DeliveryState, 'scheduled' | 'queued' | 'sent'>,
    detail: string,
    attempts?: number,
  ): void {
    this.delivery = state;
    this.deliveryDetail = detail;
    if (attempts !== undefined) this.deliveryAttempts = attempts;
  }

  /** It goes out at a time that its writer chose. */
  schedule(at: Date): void {
    this.delivery = 'scheduled';
    this.scheduledFor = at;
  }

  /** The time has come. */
  depart(now: Date): void {
    this.delivery = 'queued';
    this.at = now;
  }

  sendAgain(): void {
    this.delivery = 'queued';
    this.deliveryDetail = null;
  }
}
MessageSchema.setClass(Message);
