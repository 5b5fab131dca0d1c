import { defineEntity, p } from '@mikro-orm/sql';
import { newId } from '#shared';

export type HistoryKind =
  | 'created'
  | 'routed'
  | 'acknowledged'
  | 'not-acknowledged'
  | 'replied'
  | 'noted'
  | 'assigned'
  | 'transferred'
  | 'waiting'
  | 'resumed'
  | 'resolved'
  | 'reopened'
  | 'redirected'
  | 'missed'
  | 'not-delivered'
  | 'suggested'
  | 'rescheduled'
  | 'receipt-corrected'
  | 'extended'
  | 'escalated'
  | 'escalation-undone'
  | 'snoozed'
  | 'woken'
  | 'tagged'
  | 'kind-changed'
  | 'flagged'
  | 'spam'
  | 'merged'
  | 'unmerged'
  | 'split'
  | 'linked'
  | 'unlinked'
  | 'forwarded'
  | 'scheduled'
  | 'contact-changed'
  | 'priority-raised'
  | 'apology-drafted'
  | 'apology-dropped';

const HistoryEventSchema = defineEntity({
  name: 'HistoryEvent',
  tableName: 'history_event',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    conversationId: p.uuid(),
    kind: p.string().length(30).$type<HistoryKind>(),
    at: p.datetime(),
    /** Null: Postroom itself. */
    personId: p.uuid().nullable(),
    /** One plain sentence. */
    text: p.text(),
    detail: p
      .json<Record<string, unknown>>()
      .onCreate(() => ({}))
      .defaultRaw("'{}'"),
  },
  indexes: [{ properties: ['conversationId', 'id'] }],
});

/** One line of what happened to a conversation. */
export class HistoryEvent extends HistoryEventSchema.class {}
HistoryEventSchema.setClass(HistoryEvent);
