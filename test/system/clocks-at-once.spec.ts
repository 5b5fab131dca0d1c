import { Client } from 'pg';
import { eventually } from '../support/eventually.js';
import { type Postgres, startPostgres } from '../support/postgres.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';

/** Several batches of each. */
const OVERDUE = 2_600;
const DUE_SOON = 1_400;
const SECRET_KEY = 'the same secret for every process of one installation';

describeSystem('two workers, one of which is killed as thousands of promises come due', ['postgres'], () => {
  let server: Postgres;
  let database: Client;
  /** Another line, which stands in the workers' way. */
  let barrier: Client;
  let killed: Product;
  let other: Product;

  beforeAll(async () => {
    server = await startPostgres();
    const url = await server.createDatabase('shared');
    killed = await startProduct({ database: { url }, env: { SECRET_KEY } });
    other = await startProduct({ database: { url }, env: { SECRET_KEY } });
    [database, barrier] = [new Client(url), new Client(url)];
    await database.connect();
    await barrier.connect();
  }, 300_000);

  afterAll(async () => {
    await database?.end();
    await barrier?.end();
    await killed?.remove();
    await other?.remove();
    await server?.stop();
  });

  const one = async (sql: string): Promise<number> => Number((await database.query(sql)).rows[0]?.n);
  /** Workers that have marked their batch and cannot go on to write what is to be told. */
  const held = () =>
    one(`select count(*) as n from pg_locks where not granted and relation = 'history_event'::regclass`);
  const running = () =>
    one(`select count(*) as n from target_clock where due_at < now() and state = 'running'`);
  /** How many clocks have each number of lines in a table. */
  const told = async (table: string, kind: string, which: string) =>
    (
      await database.query(
        `select times::int, count(*)::int as clocks from (
           select count(told.id) as times from target_clock t
             left join ${table} told on told.conversation_id = t.conversation_id and told.kind = '${kind}'
           where ${which} group by t.id) each group by 1 order by 1`,
      )
    ).rows;

  test('each is acted on exactly once: by the worker that lives, and by the one that comes back', async () => {
    await barrier.query('begin');
    await barrier.query('lock table history_event in share mode');
    await fall(database, 'overdue', OVERDUE, `now() - interval '3 hours' - n * interval '1 second'`, 'null');
    await eventually(async () => expect(await held()).toBe(2));
    await killed.kill9();
    expect(await running()).toBe(OVERDUE);
    await barrier.query('rollback');
    await eventually(async () => expect(await running()).toBe(0));

    await fall(database, 'soon', DUE_SOON, `now() + interval '6 days'`, `now() - interval '2 hours'`);
    await killed.restart();
    await eventually(async () =>
      expect(await one('select count(*) as n from target_clock where warn_at < now()')).toBe(0),
    );

    expect(await told('history_event', 'missed', `name = 'overdue'`)).toEqual([
      { times: 1, clocks: OVERDUE },
    ]);
    expect(await told('notification', 'overdue', `name = 'overdue'`)).toEqual([
      { times: 1, clocks: OVERDUE },
    ]);
    expect(await told('history_event', 'missed', `name = 'soon'`)).toEqual([{ times: 0, clocks: DUE_SOON }]);
    expect(await told('notification', 'due-soon', `name = 'soon'`)).toEqual([{ times: 1, clocks: DUE_SOON }]);
    expect(
      await one(
        `select count(*) as n from target_clock where name = 'overdue' and state = 'missed' and missed_at = due_at`,
      ),
    ).toBe(OVERDUE);
    expect(other.output()).not.toContain('deadlock');
  }, 180_000);
});

/** Conversations that the administrator has, each with one clock that comes due. @param dueAt SQL, of `n` */
async function fall(
  database: Client,
  name: string,
  count: number,
  dueAt: string,
  warnAt: string,
): Promise<void> {
  await database.query(
    `with made as (
       select gen_random_uuid() as id, n, ${dueAt} as due_at, (${warnAt})::timestamptz as warn_at from generate_series(1, ${count}) n
     ), conversations as (
       insert into conversation (id, reference, subject, snippet, channel_id, kind, priority, status, queue, assignee_id,
         received_at, activity_at, due_at, due_order, due)
       select made.id, '${name}' || n, 'Matter', '', channel.id, 'enquiry', 'normal', 'open', 'general', person.id,
         now(), now(), due_at, due_at, due_at::date
       from made join channel on key = 'enquiries' cross join person
     )
     insert into target_clock (id, conversation_id, target, name, started_at, due, due_at, warn_at, warnings, text, days,
       amount, unit, calendar, counts_from, pauses_while_waiting, warn_before)
     select gen_random_uuid(), made.id, target.key, '${name}', now(), due_at::date, due_at, warn_at, '[]', 'Due.', '[]',
       amount, unit, calendar, counts_from, pauses_while_waiting, warn_before from made join target on key = 'response'`,
  );
}
