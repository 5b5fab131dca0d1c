import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/sql';
import { type Clock, DomainError } from '#shared';
import { AuditEntry } from './audit-entry.entity.js';
import { Credential, type CredentialKind } from './credential.entity.js';
import { verifyPassword } from './password.js';
import { Person } from './person.entity.js';

const SESSION_MS = 12 * 3600_000;
const SETUP_MS = 24 * 3600_000;

/** Who somebody is, by what they show. */
export class SignIn {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /**
   * Checks a password and opens a session; answers with the session's secret.
   * @throws DomainError `unauthenticated`, in the same words whether the account or the password is wrong;
   * `too-many` while the account rests after many wrong passwords
   */
  async withPassword(email: string, password: string): Promise<{ person: Person; secret: string }> {
    const address = email.trim().toLowerCase();
    const found = await this.em.fork().findOne(Person, { email: address });
    const right = await verifyPassword(password, found?.passwordHash ?? null);
    return this.em
      .transactional(async (em) => {
        const person = found && (await em.findOneOrFail(Person, { id: found.id }));
        const now = this.clock.date();
        if (person?.isResting(now)) return { refused: resting() };
        if (!person || !right || person.disabledAt) {
          person?.failedToSignIn(now);
          em.create(AuditEntry, { action: 'session.refused', subject: address.slice(0, 254) });
          return { refused: wrong() };
        }
        person.signedIn();
        const secret = this.issue(em as EntityManager, 'session', person.id, '', SESSION_MS);
        return { person, secret };
      })
      .then((result) => {
        if ('refused' in result) throw result.refused;
        return result;
      });
  }

  /** The person that a session's or token's secret stands for, or null. */
  async who(kind: 'session' | 'token', secret: string): Promise<Person | null> {
    const em = this.em.fork();
    const credential = await em.findOne(Credential, { hash: hash(secret), kind });
    if (!credential?.personId || !credential.isValid(this.clock.date())) return null;
    const person = await em.findOne(Person, { id: credential.personId });
    return person && !person.disabledAt ? person : null;
  }

  async signOut(secret: string): Promise<void> {
    await this.em.fork().nativeDelete(Credential, { hash: hash(secret) });
  }

  /** A token for a program that works as this person; shown once. */
  async newToken(personId: string, name: string): Promise<string> {
    return this.em.transactional(async (em) =>
      this.issue(em as EntityManager, 'token', personId, name, null),
    );
  }

  /** The secret of a one-time link by which the first account is made. An earlier link no longer works. */
  async newSetupLink(): Promise<string> {
    return this.em.transactional(async (em) => {
      await em.nativeDelete(Credential, { kind: 'setup' });
      return this.issue(em as EntityManager, 'setup', null, '', SETUP_MS);
    });
  }

  async isSetupLink(secret: string): Promise<boolean> {
    const credential = await this.em.fork().findOne(Credential, { hash: hash(secret), kind: 'setup' });
    return Boolean(credential?.isValid(this.clock.date()));
  }

  /** Uses the link up; false where it was used, or never was. */
  async useSetupLink(secret: string): Promise<boolean> {
    if (!(await this.isSetupLink(secret))) return false;
    return (await this.em.fork().nativeDelete(Credential, { hash: hash(secret), kind: 'setup' })) === 1;
  }

  private issue(
    em: EntityManager,
    kind: CredentialKind,
    personId: string | null,
    name: string,
    ms: number | null,
  ): string {
    const secret = randomBytes(32).toString('base64url');
    const expiresAt = ms === null ? null : new Date(this.clock.date().getTime() + ms);
    em.persist(em.create(Credential, { hash: hash(secret), kind, personId, name, expiresAt }));
    return secret;
  }
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function wrong(): DomainError {
  return new DomainError(
    'unauthenticated',
    'wrong-credentials',
    'The email address or the password is not right.',
  );
}

function resting(): DomainError {
  return new DomainError(
    'too-many',
    'account-rests',
    'Too many wrong passwords. Wait a quarter of an hour, then try again.',
  );
}
