import { defineEntity, p } from '@mikro-orm/sql';
import { newId } from '#shared';

export const NOTIFICATION_KINDS = [
  'mentioned',
  'assigned',
  'answered',
  'followed',
  'due-soon',
  'overdue',
  'not-delivered',
  'reminder',
  'not-looked',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

const NotificationSchema = defineEntity({
  name: 'Notification',
  tableName: 'notification',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    personId: p.uuid(),
    conversationId: p.uuid().nullable(),
    kind: p.string().length(30).$type<NotificationKind>(),
    /** One plain sentence. */
    text: p.text(),
    at: p.datetime(),
    readAt: p.datetime().nullable(),
    /** When it went out with a digest. */
    mailedAt: p.datetime().nullable(),
  },
  indexes: [{ properties: ['personId', 'id'] }],
});

/** Something that one member of staff should know. */
export class Notification extends NotificationSchema.class {}
NotificationSchema.setClass(Notification);

const ReminderSchema = defineEntity({
  name: 'Reminder',
  tableName: 'reminder',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    personId: p.uuid(),
    conversationId: p.uuid(),
    at: p.datetime(),
    text: p.text().default(''),
  },
  indexes: [{ properties: ['at'] }, { properties: ['conversationId', 'personId'] }],
});

/** What somebody asked to be reminded of; gone once it has been said. */
export class Reminder extends ReminderSchema.class {}
ReminderSchema.setClass(Reminder);
