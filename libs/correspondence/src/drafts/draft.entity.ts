import { defineEntity, p } from '@mikro-orm/sql';
import type { WritingTo } from '../recipients.js';

/** What is being written. */
export type Writing = WritingTo | 'note';

/** Everything in the composer; what is null stands as the conversation itself suggests. */
export interface DraftContent {
  writing: Writing;
  /** Rich text, of what goes out. */
  html: string;
  to: string[] | null;
  cc: string[] | null;
  bcc?: string[] | null | undefined;
  subject: string | null;
  /** The message that it answers or hands on; null: the newest that came in. */
  message?: string | null | undefined;
  attachments: { id: string; name: string; contentType: string; size: number }[];
  /** Of what is forwarded: the ids of its attachments that go along; null: all. */
  originals: string[] | null;
  /** The note, which is kept apart from what goes out. */
  note: string;
  /** It says that more is to follow. */
  holding?: boolean | undefined;
  /** The newest message when its writer began, or last said that they had read what is new. */
  seen?: string | null | undefined;
}

const DraftSchema = defineEntity({
  name: 'Draft',
  tableName: 'draft',
  properties: {
    personId: p.uuid().primary(),
    conversationId: p.uuid().primary(),
    /** Another one with every change. */
    revision: p.uuid(),
    content: p.json<DraftContent>(),
    updatedAt: p.datetime(),
  },
  indexes: [{ properties: ['conversationId'] }],
});

/** What one person is writing in one conversation. */
export class Draft extends DraftSchema.class {}
DraftSchema.setClass(Draft);
