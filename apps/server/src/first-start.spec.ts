import { ConnectorList } from '#channels';
import type { Config } from '#config';
import { createImapConnector } from '#connectors';
import { type Database, openDatabase } from '#database';
import { Accounts, SignIn } from '#identity';
import { RuleBook } from '#inbox';
import { SystemClock } from '#shared';
import { CharterLibrary, DueDates } from '#targets';
import { type Postgres, startPostgres } from '../../../test/support/postgres.js';
import { inProject } from '../../../test/support/project.js';
import { describeSystem } from '../../../test/support/require-system.js';
import { entities } from './entities.js';
import { FirstStart } from './first-start.js';

const ADMIN = { email: 'admin@example.org', password: 'correct horse battery' };
const AT_ONCE = 3;

describeSystem('the first start of several processes at once', ['postgres'], () => {
  let server: Postgres;
  let made = 0;
  const databases: Database[] = [];

  beforeAll(async () => {
    server = await startPostgres();
  }, 120_000);

  afterAll(async () => {
    for (const database of databases) await database.close();
    await server?.stop();
  });

  async function processes(admin: typeof ADMIN | null) {
    const databaseUrl = await server.createDatabase(`first_${++made}`);
    const opened = await Promise.all(
      Array.from({ length: AT_ONCE }, () => openDatabase({ databaseUrl, dataDir: null }, entities)),
    );
    databases.push(...opened);
    return opened.map(({ orm }) => {
      const em = orm.em.fork();
      const config = { charter: 'ten-day', admin, publicUrl: 'https://postroom.example' } as Config;
      const clock = new SystemClock();
      const [accounts, signIn] = [new Accounts(em, clock), new SignIn(em, clock)];
      const charters = new CharterLibrary(inProject('charters'));
      const connectors = new ConnectorList([createImapConnector({ transport: { captureTo: '/nowhere' } })]);
      const parts = [accounts, signIn, new DueDates(em), new RuleBook(em)] as const;
      return { accounts, signIn, start: new FirstStart(em, config, charters, connectors, ...parts) };
    });
  }

  test('makes the first account once, and all of them start', async () => {
    const all = await processes(ADMIN);
    await Promise.all(all.map(({ start }) => start.prepare()));
    expect((await all[0]?.accounts.all())?.map(({ email }) => email)).toEqual([ADMIN.email]);
    for (const { start } of all) expect(await start.setupAddress()).toBeNull();
  });

  test('shows set-up links that all work, until one of them is used', async () => {
    const all = await processes(null);
    await Promise.all(all.map(({ start }) => start.prepare()));
    const shown = await Promise.all(all.map(({ start }) => start.setupAddress()));
    const secrets = shown.map((address) => new URL(address ?? '').searchParams.get('token') ?? '');
    for (const secret of secrets) expect(await all[0]?.signIn.isSetupLink(secret)).toBe(true);
    const used = await Promise.all(secrets.map((secret, n) => all[n]?.signIn.useSetupLink(secret)));
    expect(used.filter(Boolean)).toHaveLength(1);
  });
});
