import { defineEntity, p } from '@mikro-orm/sql';
import { newId } from '#shared';

const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    at: p.datetime().defaultRaw('now()'),
    /** Null: Postroom itself, or nobody known. */
    personId: p.uuid().nullable(),
    /** `channel.change`, `session.refused`, … */
    action: p.string().length(60),
    /** What it was done to. */
    subject: p.string().length(254),
    detail: p
      .json<Record<string, unknown>>()
      .onCreate(() => ({}))
      .defaultRaw("'{}'"),
  },
  indexes: [{ properties: ['action', 'id'] }],
});

/** One thing that somebody did to the settings or the accounts; never changed. */
export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry);
