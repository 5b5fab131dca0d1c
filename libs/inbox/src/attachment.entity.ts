import { defineEntity, p } from '@mikro-orm/sql';
import { newId } from '#shared';

const AttachmentSchema = defineEntity({
  name: 'Attachment',
  tableName: 'attachment',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    messageId: p.uuid().index(),
    name: p.string().length(300),
    /** Found by looking at the content. */
    contentType: p.string().length(200),
    size: p.integer(),
    inline: p.boolean(),
    contentId: p.text().nullable(),
    /** Key in storage. */
    blob: p.string().length(120),
  },
});

/** A file that came with a message. */
export class Attachment extends AttachmentSchema.class {}
AttachmentSchema.setClass(Attachment);
