import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';

let testing: TestDatabase;

beforeAll(async () => {
  testing = await openTestDatabase();
});

afterAll(() => testing?.close());

describe('the standing of a process in the database', () => {
  test('what is published is heard, and no longer once one stops listening', async () => {
    const { session } = testing.database;
    const heard: string[] = [];
    let wake = () => {};
    const stop = await session.subscribe('test', (payload) => {
      heard.push(payload);
      wake();
    });
    const told = new Promise<void>((resolve) => {
      wake = resolve;
    });
    await testing.em.execute(`select pg_notify('postroom_test', 'hello')`);
    await told;
    stop();
    await testing.em.execute(`select pg_notify('postroom_test', 'unheard')`);
    await testing.em.execute('select 1');
    expect(heard).toEqual(['hello']);
  });

  test('what is published in a transaction that fails is never heard', async () => {
    const { session } = testing.database;
    const heard: string[] = [];
    let wake = () => {};
    const stop = await session.subscribe('failed', (payload) => {
      heard.push(payload);
      wake();
    });
    const failing = testing.em.transactional(async (em) => {
      await (em as typeof testing.em).execute(`select pg_notify('postroom_failed', 'never')`);
      throw new Error('after all not');
    });
    await expect(failing).rejects.toThrow('after all not');
    const told = new Promise<void>((resolve) => {
      wake = resolve;
    });
    await testing.em.execute(`select pg_notify('postroom_failed', 'later')`);
    await told;
    expect(heard).toEqual(['later']);
    stop();
  });

  test('what a listener does is not part of the transaction that told it', async () => {
    const { session, orm } = testing.database;
    let hear: (work: Promise<unknown>) => void = () => {};
    const heard = new Promise<unknown>((resolve) => {
      hear = resolve;
    });
    const stop = await session.subscribe('told', () => {
      hear(
        // By now the transaction has ended.
        new Promise((resolve) => setImmediate(resolve)).then(() => orm.em.execute('select 1 as one')),
      );
    });
    await orm.em.transactional(async (em) => {
      await (em as typeof testing.em).execute(`select pg_notify('postroom_told', '')`);
    });
    expect(await heard).toEqual([{ one: 1 }]);
    stop();
  });

  test('a lock is held by one piece of work at a time, also within one process', async () => {
    const { session } = testing.database;
    const inside = await session.tryWith('key', async () => [
      await session.tryWith('key', async () => 'twice'),
      await session.tryWith('another key', async () => 'other'),
    ]);
    expect(inside).toEqual([undefined, 'other']);
    expect(await session.tryWith('key', async () => 'again')).toBe('again');
  });

  test('a lock is let go where the work fails', async () => {
    const { session } = testing.database;
    const failing = session.tryWith('fails', async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await session.tryWith('fails', async () => 'free')).toBe('free');
  });

  test('this process lives; one that nobody knows is gone', async () => {
    const { session } = testing.database;
    expect(await session.gone([session.self, session.self === 5 ? 6 : 5])).toEqual([
      session.self === 5 ? 6 : 5,
    ]);
    expect(await session.gone([])).toEqual([]);
  });
});
