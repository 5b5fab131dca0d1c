import type { EntityManager } from '@mikro-orm/sql';
import { type Clock, DomainError } from '#shared';
import { AuditEntry } from './audit-entry.entity.js';
import { Credential } from './credential.entity.js';
import { hashPassword, SHORTEST_PASSWORD } from './password.js';
import { Person, type RoleName } from './person.entity.js';
import { tellAccess } from './teams.js';

export interface PersonDraft {
  email: string;
  name: string;
  roles: RoleName[];
  /** Absent: signs in some other way, or not yet. */
  password?: string;
}

/** The staff and their accounts. */
export class Accounts {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<Person[]> {
    return this.em.fork().find(Person, {}, { orderBy: { name: 'asc' } });
  }

  async find(email: string): Promise<Person> {
    const person = await this.em.fork().findOne(Person, { email: email.trim().toLowerCase() });
    if (!person) throw DomainError.notFound('account', email);
    return person;
  }

  async none(): Promise<boolean> {
    return (await this.em.fork().count(Person)) === 0;
  }

  /** @throws DomainError `conflict` where the address has an account, `invalid` where the password is too short */
  async add(draft: PersonDraft, by: string | null = null): Promise<Person> {
    return this.em.transactional((em) => this.addWithin(em as EntityManager, draft, by));
  }

  /** The same within a larger piece of work. */
  async addWithin(em: EntityManager, draft: PersonDraft, by: string | null = null): Promise<Person> {
    const email = draft.email.trim().toLowerCase();
    if (draft.password !== undefined && draft.password.length < SHORTEST_PASSWORD) {
      const message = `must have at least ${SHORTEST_PASSWORD} characters`;
      throw DomainError.invalid(`The password ${message}.`, [{ path: 'password', message }]);
    }
    const passwordHash = draft.password === undefined ? null : await hashPassword(draft.password);
    if (await em.findOne(Person, { email })) {
      throw new DomainError('conflict', 'email-taken', `There is an account for ${email} already.`);
    }
    const person = em.create(Person, { email, name: draft.name.trim(), roles: draft.roles, passwordHash });
    em.create(AuditEntry, {
      personId: by,
      action: 'person.add',
      subject: email,
      detail: { roles: draft.roles },
    });
    return person;
  }

  /** Signs the person out everywhere, at once. */
  async disable(email: string, by: string | null = null): Promise<void> {
    const { id } = await this.find(email);
    await this.em.transactional(async (em) => {
      const person = await em.findOneOrFail(Person, { id });
      person.disable(this.clock.date());
      await em.nativeDelete(Credential, { personId: id });
      em.create(AuditEntry, { personId: by, action: 'person.disable', subject: person.email });
      await em.flush();
      await tellAccess(em as EntityManager);
    });
  }

  /**
   * What a person sets for themselves.
   * @throws DomainError `invalid` where the one who covers is nobody else of the staff
   */
  async set(
    id: string,
    { awayUntil, coveredBy, preferences }: Pick<Person, 'awayUntil' | 'coveredBy' | 'preferences'>,
  ): Promise<Person> {
    return this.em.transactional(async (em) => {
      const person = await em.findOneOrFail(Person, { id });
      if (coveredBy) {
        const cover = await em.findOne(Person, { id: coveredBy, disabledAt: null });
        if (!cover || cover.id === id) {
          const message = 'must be a colleague who can sign in';
          throw DomainError.invalid(`Who covers for you ${message}.`, [{ path: 'coveredBy', message }]);
        }
      }
      Object.assign(person, { awayUntil, coveredBy, preferences });
      return person;
    });
  }

  async audit(
    by: string | null,
    action: string,
    subject: string,
    detail: Record<string, unknown> = {},
  ): Promise<void> {
    await this.em.transactional(async (em) => {
      em.create(AuditEntry, { personId: by, action, subject, detail });
    });
  }
}
