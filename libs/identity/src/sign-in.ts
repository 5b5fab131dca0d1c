import { createHash, randomBytes } from 'node:crypto';
import { type EntityManager, LockMode } from '@mikro-orm/sql';
import { type Clock, DomainError } from '#shared';
import { AuditEntry } from './audit-entry.entity.js';
import { Credential, type CredentialKind } from './credential.entity.js';
import { verifyPassword } from './password.js';
import { Person } from './person.entity.js';
import { countAttempt, forgetAttempts, sweepAttempts } from './sign-in-attempts.js';

/** The topic on which every process is told that somebody has signed out; the payload is their id. */
export const SIGN_OUT_SIGNAL = 'sign_out';

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
   * `too-many` while the address rests after many wrong passwords, whether or not it has an account
   */
  async withPassword(email: string, password: string): Promise<{ person: Person; secret: string }> {
    const address = email.trim().toLowerCase();
    const outside = this.em.fork();
    if (!(await countAttempt(outside, address, this.clock.date()))) throw resting();
    const found = await outside.findOne(Person, { email: address });
    const right = await verifyPassword(password, found?.passwordHash ?? null);
    return this.em
      .transactional(async (transaction) => {
        const em = transaction as EntityManager;
        const person = found && right ? await em.findOne(Person, { id: found.id, disabledAt: null }) : null;
        if (!person) {
          em.create(AuditEntry, { action: 'session.refused', subject: address.slice(0, 254).toWellFormed() });
          return null;
        }
        await forgetAttempts(em, address);
        return { person, secret: this.issue(em, 'session', person.id, '', SESSION_MS) };
      })
      .then((session) => {
        if (!session) throw wrong();
        return session;
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

  /** Ends a session; every process is told whose it was. */
  async signOut(secret: string): Promise<void> {
    await this.em.fork().execute(
      `with ended as (delete from credential where hash = ? returning person_id)
       select pg_notify('postroom_${SIGN_OUT_SIGNAL}', person_id::text) from ended where person_id is not null`,
      [hash(secret)],
    );
  }

  /** A token for a program that works as this person; shown once. */
  async newToken(personId: string, name: string): Promise<string> {
    return this.em.transactional(async (em) =>
      this.issue(em as EntityManager, 'token', personId, name, null),
    );
  }

  /**
   * The secret of a one-time link by which the first account is made. Several processes may each have shown one: they all
   * work until one of them is used.
   */
  async newSetupLink(): Promise<string> {
    return this.em.transactional(async (em) => {
      await em.nativeDelete(Credential, { kind: 'setup', expiresAt: { $lte: this.clock.date() } });
      return this.issue(em as EntityManager, 'setup', null, '', SETUP_MS);
    });
  }

  async isSetupLink(secret: string): Promise<boolean> {
    const credential = await this.em.fork().findOne(Credential, { hash: hash(secret), kind: 'setup' });
    return Boolean(credential?.isValid(this.clock.date()));
  }

  /** Uses the link up, and every other with it; false where one was used, or this one never was. */
  async useSetupLink(secret: string, within: EntityManager = this.em.fork()): Promise<boolean> {
    return within.transactional(async (em) => {
      // Locked in one order: where two are used in the same moment, the second finds none any more.
      const shown = await em.find(
        Credential,
        { kind: 'setup', expiresAt: { $gt: this.clock.date() } },
        { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { hash: 'asc' } },
      );
      if (!shown.some((each) => each.hash === hash(secret))) return false;
      await em.nativeDelete(Credential, { kind: 'setup' });
      return true;
    });
  }

  /** Takes away what nobody can sign in with any more, and attempts that are forgotten. */
  async sweep(): Promise<void> {
    const em = this.em.fork();
    const now = this.clock.date();
    await em.nativeDelete(Credential, { expiresAt: { $lte: now } });
    await sweepAttempts(em, now);
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
