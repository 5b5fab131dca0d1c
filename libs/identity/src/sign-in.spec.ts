import { Temporal } from 'temporal-polyfill';
import { FixedClock } from '#shared';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { Accounts } from './accounts.js';
import { hashPassword, verifyPassword } from './password.js';
import { SignIn } from './sign-in.js';

const PASSWORD = 'correct horse battery';
const START = Temporal.Instant.from('2026-04-02T09:00:00Z');

let testing: TestDatabase;
let clock: FixedClock;
let accounts: Accounts;
let signIn: SignIn;

beforeAll(async () => {
  testing = await openTestDatabase();
});

afterAll(() => testing?.close());

beforeEach(async () => {
  await testing.em.execute('delete from credential');
  await testing.em.execute('delete from sign_in_attempt');
  await testing.em.execute('delete from person');
  clock = new FixedClock(START);
  accounts = new Accounts(testing.em, clock);
  signIn = new SignIn(testing.em, clock);
  await accounts.add({ email: 'Ada@Example.org ', name: ' Ada ', roles: ['advisor'], password: PASSWORD });
});

const wrongly = () => signIn.withPassword('ada@example.org', 'not this one');

describe('a password', () => {
  test('is kept as argon2id with its settings, never the same twice', async () => {
    const [one, two] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);
    expect(one).toMatch(/^argon2id\$19456\$2\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(PASSWORD, one)).toBe(true);
  });

  test.each([
    ['another one', `${PASSWORD}!`, hashPassword(PASSWORD)],
    ['no account', PASSWORD, Promise.resolve(null)],
    ['an account without one', PASSWORD, Promise.resolve('')],
  ])('is wrong for %s', async (_, password, stored) => {
    expect(await verifyPassword(password, await stored)).toBe(false);
  });

  test('is the same however its accents were typed', async () => {
    expect(await verifyPassword('caf\u00e9 au lait', await hashPassword('cafe\u0301 au lait'))).toBe(true);
  });

  test('that is short is refused, and names its field', async () => {
    const short = accounts.add({ email: 'b@example.org', name: 'B', roles: ['advisor'], password: 'short' });
    await expect(short).rejects.toMatchObject({ kind: 'invalid', fields: [{ path: 'password' }] });
  });
});

describe('signing in', () => {
  test('opens a session that stands for the person, until they sign out', async () => {
    const { person, secret } = await signIn.withPassword(' ADA@example.org', PASSWORD);
    expect(person).toMatchObject({ email: 'ada@example.org', name: 'Ada' });
    expect(await signIn.who('session', secret)).toMatchObject({ id: person.id });
    expect(await signIn.who('token', secret)).toBeNull();
    await signIn.signOut(secret);
    expect(await signIn.who('session', secret)).toBeNull();
  });

  test('ends by itself after twelve hours', async () => {
    const { secret } = await signIn.withPassword('ada@example.org', PASSWORD);
    clock.moveTo(START.add({ hours: 11, minutes: 59 }));
    expect(await signIn.who('session', secret)).not.toBeNull();
    clock.moveTo(START.add({ hours: 12 }));
    expect(await signIn.who('session', secret)).toBeNull();
  });

  test('says the same whether the account or the password is wrong', async () => {
    const words = { kind: 'unauthenticated', code: 'wrong-credentials' };
    await expect(wrongly()).rejects.toMatchObject(words);
    await expect(signIn.withPassword('nobody@example.org', PASSWORD)).rejects.toMatchObject(words);
  });

  test('rests after ten wrong passwords, even for the right one, for a quarter of an hour', async () => {
    for (let n = 0; n < 10; n++) await expect(wrongly()).rejects.toMatchObject({ kind: 'unauthenticated' });
    const right = () => signIn.withPassword('ada@example.org', PASSWORD);
    await expect(right()).rejects.toMatchObject({ kind: 'too-many' });
    clock.moveTo(START.add({ minutes: 16 }));
    await expect(right()).resolves.toMatchObject({ person: { name: 'Ada' } });
  });

  test('tells nobody which addresses have an account, however often they guess', async () => {
    const answers = async (email: string) => {
      const codes: string[] = [];
      for (let n = 0; n < 12; n++) {
        const refused = await signIn.withPassword(email, 'not this one').catch(({ code }) => code);
        codes.push(refused as string);
      }
      return codes;
    };
    const known = await answers('ada@example.org');
    expect(known.slice(-3)).toEqual(['wrong-credentials', 'account-rests', 'account-rests']);
    expect(await answers('nobody@example.org')).toEqual(known);
  });

  test('counts every guess, however many come at once', async () => {
    const codes = await Promise.all(Array.from({ length: 25 }, () => wrongly().catch(({ code }) => code)));
    expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(10);
    expect(codes.filter((code) => code === 'account-rests')).toHaveLength(15);
  });

  test('forgets wrong passwords after a quarter of an hour, and keeps nothing that is over', async () => {
    for (let n = 0; n < 9; n++) await expect(wrongly()).rejects.toMatchObject({ kind: 'unauthenticated' });
    clock.moveTo(START.add({ minutes: 16 }));
    for (let n = 0; n < 9; n++) await expect(wrongly()).rejects.toMatchObject({ kind: 'unauthenticated' });
    await signIn.withPassword('ada@example.org', PASSWORD);
    await expect(wrongly()).rejects.toMatchObject({ kind: 'unauthenticated' });
    clock.moveTo(START.add({ hours: 13 }));
    await signIn.sweep();
    expect(await testing.em.execute('select 1 from sign_in_attempt')).toEqual([]);
    expect(await testing.em.execute('select 1 from credential')).toEqual([]);
  });

  test('begins to count anew after a right password', async () => {
    for (let n = 0; n < 9; n++) await expect(wrongly()).rejects.toMatchObject({ kind: 'unauthenticated' });
    await signIn.withPassword('ada@example.org', PASSWORD);
    await expect(wrongly()).rejects.toMatchObject({ kind: 'unauthenticated' });
    await expect(signIn.withPassword('ada@example.org', PASSWORD)).resolves.toBeDefined();
  });

  test('ends at once, everywhere, for an account that is disabled', async () => {
    const { person, secret } = await signIn.withPassword('ada@example.org', PASSWORD);
    const token = await signIn.newToken(person.id, 'a program');
    expect(await signIn.who('token', token)).toMatchObject({ id: person.id });
    await accounts.disable('ada@example.org');
    expect(await signIn.who('session', secret)).toBeNull();
    expect(await signIn.who('token', token)).toBeNull();
    await expect(signIn.withPassword('ada@example.org', PASSWORD)).rejects.toMatchObject({
      kind: 'unauthenticated',
    });
  });
});

describe('an account', () => {
  test('is there once for an address, however it is written', async () => {
    const twice = accounts.add({ email: 'ADA@EXAMPLE.ORG', name: 'Ada', roles: ['admin'] });
    await expect(twice).rejects.toMatchObject({ kind: 'conflict', code: 'email-taken' });
  });

  test.each([
    ['its own role', ['advisor'], ['advisor'], true],
    ['another role', ['advisor'], ['manager'], false],
    ['one of several', ['social', 'manager'], ['manager', 'advisor'], true],
    ['an administrator', ['admin'], ['manager'], true],
  ] as const)('may do what is for %s', async (_, roles, wanted, may) => {
    const person = await accounts.add({ email: 'r@example.org', name: 'R', roles: [...roles] });
    expect(person.mayAny(wanted)).toBe(may);
  });
});

describe('the set-up link', () => {
  test('works once, and no other one after it', async () => {
    const link = await signIn.newSetupLink();
    const another = await signIn.newSetupLink();
    expect(await signIn.useSetupLink('a guess')).toBe(false);
    expect(await signIn.useSetupLink(link)).toBe(true);
    expect(await signIn.useSetupLink(link)).toBe(false);
    expect(await signIn.useSetupLink(another)).toBe(false);
  });

  test('is not used up where the account cannot be made', async () => {
    const link = await signIn.newSetupLink();
    const draft = { email: `${'a'.repeat(300)}@example.org`, name: 'A', roles: ['admin' as const] };
    const made = testing.em.transactional(async (transaction) => {
      const em = transaction as typeof testing.em;
      expect(await signIn.useSetupLink(link, em)).toBe(true);
      await accounts.addWithin(em, draft);
    });
    await expect(made).rejects.toThrow();
    expect(await signIn.isSetupLink(link)).toBe(true);
  });

  test('ends after a day', async () => {
    const link = await signIn.newSetupLink();
    clock.moveTo(START.add({ hours: 24 }));
    expect(await signIn.useSetupLink(link)).toBe(false);
  });
});
