import type { EntityManager } from '@mikro-orm/sql';
import { Deliverer } from '#correspondence';
import { newId } from '#shared';
import { eventually } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Postgres, startPostgres } from '../support/postgres.js';
import { describeSystem } from '../support/require-system.js';
import { openRooms, type Rooms, THURSDAY } from '../support/rooms.js';

const FROM = 'ann@example.com';

/** The embedded database lets one transaction through at a time; here they meet. */
describeSystem('work on one conversation at once', ['postgres'], () => {
  let server: Postgres;
  let rooms: Rooms;
  let places = 0;

  beforeAll(async () => {
    server = await startPostgres();
    process.env.DATABASE_URL = server.url;
    rooms = await openRooms();
  }, 120_000);

  afterAll(async () => {
    await rooms?.close();
    await server?.stop();
  });

  const take = (...raws: string[]) =>
    rooms.intake.takeIn(
      rooms.channel,
      raws.map((raw) => ({ sourceId: `w:${++places}`, raw: Buffer.from(raw), receivedAt: THURSDAY })),
    );
  const actor = () => ({ id: rooms.person.id, name: rooms.person.name });
  /** Until somebody waits for somebody else's lock, or the work is through. */
  const met = (work: Promise<unknown>) => {
    let through = false;
    void work.finally(() => {
      through = true;
    });
    return eventually(async () => {
      const [row] = await rooms.em.fork().execute<[{ n: number }]>(
        `select count(*)::int as n from pg_stat_activity
           where wait_event_type = 'Lock' and datname = current_database()`,
      );
      if (!row.n && !through) throw new Error('Nobody waits.');
    });
  };
  const begun = async (id: string) => (await take(mail({ id, from: FROM })))[0]?.reference ?? '';

  test('a mail that comes in while an advisor works waits for them, and then is there', async () => {
    const reference = await begun('works@mail.example');
    let taken: ReturnType<typeof take> | undefined;
    await rooms.desk.work(reference, actor(), undefined, async ({ conversation }) => {
      conversation.tag(['looked-at']);
      taken = take(mail({ inReplyTo: 'works@mail.example', from: FROM }));
      await met(taken);
    });
    expect(await taken).toMatchObject([{ outcome: 'appended', reference }]);
    expect(await rooms.conversation(reference)).toMatchObject({ tags: ['looked-at'], unread: true });
  });

  test('a mail that comes in while its conversation is merged goes where that goes on', async () => {
    const source = await begun('source@mail.example');
    const target = await begun('target@mail.example');
    let taken: ReturnType<typeof take> | undefined;
    const { em } = rooms;
    await em.fork().transactional(async (transaction) => {
      const inside = transaction as EntityManager;
      await inside.execute(
        `update conversation set status = 'done', merged_into =
        (select id from conversation where reference = ?) where reference = ?`,
        [target, source],
      );
      taken = take(mail({ inReplyTo: 'source@mail.example', from: FROM }));
      await met(taken);
    });
    expect(await taken).toMatchObject([{ outcome: 'appended', reference: target }]);
  });

  test('two batches that answer the same conversations never wait for each other', async () => {
    await begun('one@mail.example');
    await begun('two@mail.example');
    const answers = (...ids: string[]) => take(...ids.map((inReplyTo) => mail({ inReplyTo, from: FROM })));
    const [{ deadlocks: before }] = await rooms.em.execute<[{ deadlocks: number }]>(DEADLOCKS);
    for (let round = 0; round < 10; round++) {
      const both = await Promise.all([
        answers('one@mail.example', 'two@mail.example'),
        answers('two@mail.example', 'one@mail.example'),
      ]);
      expect(both.flat().map(({ outcome }) => outcome)).toEqual(Array(4).fill('appended'));
    }
    const [{ deadlocks }] = await rooms.em.execute<[{ deadlocks: number }]>(DEADLOCKS);
    expect(deadlocks).toBe(before);
  });

  test('a message that fails while an advisor works is told of once they are done', async () => {
    const reference = await begun('fails@mail.example');
    const { id } = await rooms.conversation(reference);
    const [message] = await rooms.em.execute<[{ id: string }]>(
      `insert into message (id, conversation_id, direction, text, new_text, at, delivery)
       values (gen_random_uuid(), ?, 'outbound', '', '', now(), 'queued') returning id`,
      [id],
    );
    await rooms.em.execute(
      `update target_clock set state = 'met', met_at = now(), met_by = ? where conversation_id = ?`,
      [message.id, id],
    );
    await rooms.em.execute('update conversation set due = null, due_at = null where id = ?', [id]);
    const work = { id: newId(), key: message.id, payload: {}, attempts: 1 };
    const { em, clock, directory, clocks, blobs } = rooms;
    const deliverer = new Deliverer(em, clock, directory, clocks, blobs, new AbortController().signal);
    let told: Promise<void> | undefined;
    await rooms.desk.work(reference, actor(), undefined, async ({ conversation }) => {
      conversation.tag(['at-work']);
      told = em
        .fork()
        .transactional((transaction) =>
          deliverer.record(transaction as EntityManager, [
            { work, outcome: { state: 'failed', reason: 'no such mailbox' } },
          ]),
        );
      await met(told);
    });
    await expect(told).resolves.toBeUndefined();
    expect(await rooms.conversation(reference)).toMatchObject({ tags: ['at-work'], due: '2026-04-20' });
  });

  test('a mail whose line to the database is cut comes in over another', async () => {
    const reference = await begun('cut@mail.example');
    let taken: ReturnType<typeof take> | undefined;
    await rooms.desk.work(reference, actor(), undefined, async ({ em }) => {
      taken = take(mail({ inReplyTo: 'cut@mail.example', from: FROM }));
      await met(taken);
      await em.execute(`select pg_terminate_backend(pid) from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()`);
    });
    expect(await taken).toMatchObject([{ outcome: 'appended', reference }]);
  });
});

/** A line that is cut in a transaction is given back: with each that is not, one of ten places is lost for good. */
describeSystem('the lines to the database', ['postgres'], () => {
  let server: Postgres;
  let rooms: Rooms;

  beforeAll(async () => {
    server = await startPostgres();
    process.env.DATABASE_URL = server.url;
    rooms = await openRooms();
  }, 120_000);

  afterAll(async () => {
    await rooms?.close();
    await server?.stop();
  });

  test('are all there again after more of them were cut than there are places', async () => {
    const cut = () =>
      rooms.em.fork().transactional(async (transaction) => {
        await (transaction as EntityManager).execute('select pg_terminate_backend(pg_backend_pid())');
      });
    for (let n = 0; n < 12; n++) await expect(cut()).rejects.toThrow();
    expect(await rooms.conversation(null).catch(() => 'answered')).toBe('answered');
  });
});

const DEADLOCKS = `select deadlocks::int from pg_stat_database where datname = current_database()`;
