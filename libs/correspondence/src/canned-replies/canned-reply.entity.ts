import { defineEntity, p } from '@mikro-orm/sql';
import { newId } from '#shared';

const CannedReplySchema = defineEntity({
  name: 'CannedReply',
  tableName: 'canned_reply',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    name: p.string().length(100),
    /** A template; see `cannedVariables`. */
    body: p.text(),
    /** Key of the queue that it is for; null: for all. */
    queue: p.string().length(60).nullable(),
    updatedAt: p.datetime(),
  },
  indexes: [{ properties: ['name'] }],
});

/** Words that are needed again and again. */
export class CannedReply extends CannedReplySchema.class {}
CannedReplySchema.setClass(CannedReply);
