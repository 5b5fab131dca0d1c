import { defineEntity, p } from '@mikro-orm/sql';
import { newId } from '#shared';

/**
 * `pending` → `claimed` → (`armed`, while the outside is spoken to) → gone when done; or `failed`, or `unknown` where the
 * outside never answered. What is done is deleted, so that the table stays as small as the work that is left.
 */
export type OutboxState = 'pending' | 'claimed' | 'armed' | 'failed' | 'unknown';

const OutboxEntrySchema = defineEntity({
  name: 'OutboxEntry',
  tableName: 'outbox',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    topic: p.string().length(60),
    /** What it is about; one entry a topic and key. */
    key: p.string().length(100),
    payload: p
      .json<Record<string, unknown>>()
      .onCreate(() => ({}))
      .defaultRaw("'{}'"),
    state: p.string().length(10).$type<OutboxState>().default('pending'),
    attempts: p.integer().default(0),
    availableAt: p.datetime().defaultRaw('now()'),
    claimedBy: p.integer().nullable(),
    reason: p.text().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  uniques: [{ properties: ['topic', 'key'] }],
  indexes: [
    { properties: ['topic', 'availableAt', 'id'], where: "state = 'pending'" },
    { properties: ['claimedBy'], where: "state in ('claimed', 'armed')" },
  ],
});

/** Something that must happen because something was stored; written in the same transaction as its cause. */
export class OutboxEntry extends OutboxEntrySchema.class {}
OutboxEntrySchema.setClass(OutboxEntry);
