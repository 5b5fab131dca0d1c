import { defineEntity, p } from '@mikro-orm/sql';
import { newId } from '#shared';

export const ROLE_NAMES = ['advisor', 'social', 'manager', 'admin'] as const;
export type RoleName = (typeof ROLE_NAMES)[number];

/** Wrong passwords in a row before the account rests, and for how long. */
const MOST_FAILURES = 10;
const REST_MS = 15 * 60_000;

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
    failures: p.integer().default(0),
    restsUntil: p.datetime().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** A member of staff. */
export class Person extends PersonSchema.class {
  mayAny(roles: readonly RoleName[]): boolean {
    return this.roles.includes('admin') || roles.some((role) => this.roles.includes(role));
  }

  isResting(now: Date): boolean {
    return Boolean(this.restsUntil && this.restsUntil > now);
  }

  failedToSignIn(now: Date): void {
    this.failures++;
    if (this.failures < MOST_FAILURES) return;
    this.failures = 0;
    this.restsUntil = new Date(now.getTime() + REST_MS);
  }

  signedIn(): void {
    this.failures = 0;
    this.restsUntil = null;
  }

  disable(now: Date): void {
    this.disabledAt ??= now;
  }
}
PersonSchema.setClass(Person);
