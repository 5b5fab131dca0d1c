import { defineEntity, p } from '@mikro-orm/sql';
import type { Address, DeliveryReport } from '#connector-sdk';
import { newId } from '#shared';

export type Direction = 'inbound' | 'outbound' | 'note';

/** What became of a message that goes out. `unknown`: handed over, but nobody answered; it is not sent again blindly. */
export type DeliveryState = 'queued' | 'retrying' | 'sent' | 'failed' | 'unknown' | 'bounced';

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
    /** `acknowledgement` or null. */
    purpose: p.string().length(20).$type<'acknowledgement'>().nullable(),
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
    replyTo: p
      .json<Address[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    subject: p.text().default(''),
    text: p.text(),
    html: p.text().nullable().lazy(),
    /** What the writer wrote this time. */
    newText: p.text(),
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
    /** Where an automatic message went, in lower case: for the cap. */
    recipient: p.string().length(320).nullable(),
  },
  uniques: [
    { properties: ['channelId', 'identity'] },
    // At most one acknowledgement a conversation, whatever crashes.
    { properties: ['conversationId', 'purpose'] },
  ],
  indexes: [
    { properties: ['conversationId', 'at'] },
    { properties: ['externalId'], type: 'hash' },
    { properties: ['recipient', 'at'], where: 'recipient is not null' },
    { properties: ['delivery'], where: "delivery in ('queued', 'retrying', 'failed', 'unknown', 'bounced')" },
  ],
});

/** One thing said in a conversation: inbound, outbound, or a note. */
export class Message extends MessageSchema.class {
  notSent(state: Exclude<DeliveryState, 'queued' | 'sent'>, detail: string, attempts?: number): void {
    this.delivery = state;
    this.deliveryDetail = detail;
    if (attempts !== undefined) this.deliveryAttempts = attempts;
  }

  sendAgain(): void {
    this.delivery = 'queued';
    this.deliveryDetail = null;
  }
}
MessageSchema.setClass(Message);
