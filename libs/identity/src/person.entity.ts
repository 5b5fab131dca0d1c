import { defineEntity, p } from '@mikro-orm/sql';
import { newId } from '#shared';

export const ROLE_NAMES = ['advisor', 'social', 'manager', 'admin'] as const;
export type RoleName = (typeof ROLE_NAMES)[number];

/** By which ways one kind of news reaches a person beside the app; what is absent does not. */
export interface NewsWays {
  browser?: boolean | undefined;
  mail?: boolean | undefined;
}

export interface Preferences {
  /** By the kind of news. */
  news?: Record<string, NewsWays> | undefined;
  digest?: 'off' | 'hourly' | 'daily' | undefined;
}

const PersonSchema = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    /** Lower case. */
    email: p.string().length(254).unique(),
    name: p.string().length(200),
    roles: p.json<RoleName[]>(),
    passwordHash: p.string().length(200).nullable().hidden(),
    disabledAt: p.datetime().nullable(),
    /** What this person chose for themselves: which news reaches them, and how. */
    preferences: p
      .json<Preferences>()
      .onCreate(() => ({}))
      .defaultRaw("'{}'"),
    /** The last day, `YYYY-MM-DD` in the organisation's time zone, on which they are not there. */
    awayUntil: p.string().columnType('date').nullable(),
    coveredBy: p.uuid().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** A member of staff. */
export class Person extends PersonSchema.class {
  mayAny(roles: readonly RoleName[]): boolean {
    return this.roles.includes('admin') || roles.some((role) => this.roles.includes(role));
  }

  disable(now: Date): void {
    this.disabledAt ??= now;
  }
}
PersonSchema.setClass(Person);
