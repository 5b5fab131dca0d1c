import { defineEntity, p } from '@mikro-orm/sql';
import { newId } from '#shared';

const SavedViewSchema = defineEntity({
  name: 'SavedView',
  tableName: 'saved_view',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    ownerId: p.uuid().index(),
    name: p.string().length(80),
    /** As the address bar has it: `queue=waste&due=today`. */
    query: p.string().length(1000),
    /** Whom it is shared with; null: nobody. */
    teamId: p.uuid().nullable().index(),
    position: p.integer(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** A list that somebody wants to come back to. */
export class SavedView extends SavedViewSchema.class {}
SavedViewSchema.setClass(SavedView);
