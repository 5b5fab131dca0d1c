import { defineEntity, p } from '@mikro-orm/sql';
import { newId } from '#shared';

const UploadSchema = defineEntity({
  name: 'Upload',
  tableName: 'upload',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    /** Who brought it; nobody else can use it. */
    personId: p.uuid(),
    name: p.string().length(300),
    /** Found by looking at the content. */
    contentType: p.string().length(200),
    size: p.integer(),
    /** Key in storage; no other upload has the same. */
    blob: p.string().length(120),
    createdAt: p.datetime(),
  },
  indexes: [{ properties: ['createdAt'] }],
});

/** A file that waits for the message it will go out with. */
export class Upload extends UploadSchema.class {}
UploadSchema.setClass(Upload);
