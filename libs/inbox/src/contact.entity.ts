import { defineEntity, p } from '@mikro-orm/sql';
import { newId } from '#shared';

const ContactSchema = defineEntity({
  name: 'Contact',
  tableName: 'contact',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    /** As they write it themselves; may be empty. */
    name: p.string().length(300),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** A person or organisation who writes in. */
export class Contact extends ContactSchema.class {}
ContactSchema.setClass(Contact);

const ContactPointSchema = defineEntity({
  name: 'ContactPoint',
  tableName: 'contact_point',
  properties: {
    /** `email`, or the kind of handle that a network uses. */
    kind: p.string().length(20).primary(),
    /** Lower case. */
    value: p.string().length(320).primary(),
    contactId: p.uuid(),
  },
  indexes: [{ properties: ['contactId'] }],
});

/** A way in which one contact is known: an address, a handle. */
export class ContactPoint extends ContactPointSchema.class {}
ContactPointSchema.setClass(ContactPoint);
