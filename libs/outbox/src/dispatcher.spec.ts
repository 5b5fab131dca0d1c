import type { EntityManager } from '@mikro-orm/sql';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { OutboxDispatcher } from './dispatcher.js';
import type {
  Ended,
  InsideHandler,
  OutboxHandler,
  OutboxWork,
  OutsideHandler,
  OutsideOutcome,
} from './handler.js';
import { addToOutbox, repeatFromOutbox, withdrawFromOutbox } from './outbox.js';

const DEAD = 7;

let testing: TestDatabase;
let errors: string[];

beforeAll(async () => {
  testing = await openTestDatabase();
});

afterAll(() => testing?.close());

beforeEach(async () => {
  errors = [];
  await testing.em.execute('delete from outbox');
});

function dispatcher(handlers: OutboxHandler[], self = 1) {
  const workers = { self, gone: async (ids: number[]) => ids.filter((id) => id === DEAD) };
  return new OutboxDispatcher(testing.em, testing.database.session, workers, handlers, (_, error) =>
    errors.push((error as Error).message),
  );
}

/** Speaks to an outside that ends as it is told, and remembers what it was handed. */
class Outside implements OutsideHandler {
  readonly topic = 'deliver';
  readonly kind = 'outside';
  readonly concurrency = 3;
  readonly performed: string[] = [];
  readonly recorded: Array<[string, string]> = [];

  constructor(
    private readonly ends: (key: string) => OutsideOutcome,
    private readonly repeatable = false,
  ) {}

  async prepare(work: OutboxWork[]) {
    if (work.some(({ key }) => key === 'unprepared')) throw new Error('no such channel');
    return work.map(({ key }) =>
      key === 'nothing-left' ? null : { repeatable: this.repeatable, perform: () => this.perform(key) },
    );
  }

  async perform(key: string): Promise<OutsideOutcome> {
    this.performed.push(key);
    if (key === 'throws') throw new Error('a bug');
    return this.ends(key);
  }

  async record(_: EntityManager, ended: Ended[]) {
    for (const { work, outcome } of ended) this.recorded.push([work.key, outcome.state]);
  }
}

const add = (...keys: string[]) =>
  testing.em.transactional((em) =>
    addToOutbox(
      em as EntityManager,
      keys.map((key) => ({ topic: 'deliver', key })),
    ),
  );

interface Row {
  key: string;
  state: string;
  attempts: number;
  reason: string | null;
  wait: number;
}

const rows = () =>
  testing.em.execute<Row[]>(
    `select key, state, attempts, reason, extract(epoch from available_at - now())::float as wait
     from outbox order by key`,
  );

const done = (): OutsideOutcome => ({ state: 'done', detail: 'taken' });

describe('work on the outside', () => {
  test('is done once, and crossed off', async () => {
    const outside = new Outside(done);
    await add('a', 'b', 'c');
    await dispatcher([outside]).drain();
    expect(outside.performed.sort()).toEqual(['a', 'b', 'c']);
    expect(await rows()).toEqual([]);
    await dispatcher([outside]).drain();
    expect(outside.performed).toHaveLength(3);
  });

  test('is claimed by one of several workers', async () => {
    const keys = Array.from({ length: 40 }, (_, n) => `m${n}`);
    await add(...keys);
    const both = [new Outside(done), new Outside(done)];
    await Promise.all(both.map((outside, n) => dispatcher([outside], n + 1).drain()));
    expect(both.flatMap(({ performed }) => performed).sort()).toEqual([...keys].sort());
  });

  test('with the same topic and key is not added twice', async () => {
    await add('a');
    await add('a');
    expect(await rows()).toHaveLength(1);
  });

  test('that was not taken waits, and is not done before its time', async () => {
    const outside = new Outside(() => ({ state: 'retry', reason: 'try later' }));
    await add('a');
    await dispatcher([outside]).drain();
    expect(outside.recorded).toEqual([['a', 'retry']]);
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'pending', attempts: 1, reason: 'try later' });
    expect(row?.wait).toBeGreaterThan(20);
    await dispatcher([outside]).drain();
    expect(outside.performed).toHaveLength(1);
  });

  test.each([['retry'], ['failed'], ['unknown']] as const)(
    'that ended %s is written down also where the answer cannot be stored as it is',
    async (state) => {
      const outside = new Outside(() => ({ state, reason: 'no\0 \ud800' }));
      await add('a');
      await dispatcher([outside]).drain();
      expect(await rows()).toMatchObject([{ reason: 'no\uFFFD \uFFFD' }]);
    },
  );

  test('gives up after many tries, and says so', async () => {
    const outside = new Outside(() => ({ state: 'retry', reason: 'try later' }));
    await add('a');
    await testing.em.execute('update outbox set attempts = 39');
    await dispatcher([outside]).drain();
    expect(outside.recorded).toEqual([['a', 'failed']]);
    expect(await rows()).toMatchObject([{ state: 'failed', attempts: 40 }]);
  });

  test.each([['failed'], ['unknown']] as const)('that ended %s stays, until a person asks', async (state) => {
    const outside: Outside = new Outside(() =>
      outside.performed.length > 1 ? done() : { state, reason: 'cut off' },
    );
    await add('a');
    await dispatcher([outside]).drain();
    await dispatcher([outside]).drain();
    expect(outside.performed).toEqual(['a']);
    expect(await rows()).toMatchObject([{ state, reason: 'cut off' }]);
    expect(await repeatFromOutbox(testing.em, 'deliver', 'a')).toBe(true);
    await dispatcher([outside]).drain();
    expect(outside.performed).toEqual(['a', 'a']);
    expect(await rows()).toEqual([]);
    expect(await repeatFromOutbox(testing.em, 'deliver', 'a')).toBe(false);
  });

  test('of which nothing is left is crossed off', async () => {
    const outside = new Outside(done);
    await add('nothing-left');
    await dispatcher([outside]).drain();
    expect(outside.recorded).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  test('that breaks holds up nothing else', async () => {
    const outside = new Outside(done);
    await add('a', 'throws', 'z');
    await dispatcher([outside]).drain();
    expect(outside.performed.sort()).toEqual(['a', 'throws', 'z']);
    expect(await rows()).toMatchObject([{ key: 'throws', state: 'pending', attempts: 1, reason: 'a bug' }]);
  });

  test('that cannot be prepared is tried again later', async () => {
    const outside = new Outside(done);
    await add('unprepared');
    await dispatcher([outside]).drain();
    expect(outside.performed).toEqual([]);
    expect(errors).toEqual(['no such channel']);
    expect(await rows()).toMatchObject([{ key: 'unprepared', state: 'pending', attempts: 1 }]);
  });

  test('that another worker has taken over meanwhile is left to it', async () => {
    const outside = new Outside(done);
    const prepare = outside.prepare.bind(outside);
    outside.prepare = async (work) => {
      await testing.em.execute(`update outbox set state = 'claimed', claimed_by = 8`);
      return prepare(work);
    };
    await add('a');
    await dispatcher([outside]).drain();
    expect(outside.performed).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'claimed' }]);
  });

  test('can be taken back before it happens', async () => {
    await add('a');
    expect(await withdrawFromOutbox(testing.em, 'deliver', 'a')).toBe(true);
    expect(await withdrawFromOutbox(testing.em, 'deliver', 'a')).toBe(false);
  });
});

describe('what a dead worker has left behind', () => {
  test('is done again where it was only claimed', async () => {
    const outside = new Outside(done);
    await add('a');
    await testing.em.execute(`update outbox set state = 'claimed', claimed_by = ${DEAD}`);
    await dispatcher([outside]).drain();
    expect(outside.performed).toEqual(['a']);
  });

  test('is unknown where it was speaking to the outside', async () => {
    const outside = new Outside(done);
    await add('a');
    await testing.em.execute(`update outbox set state = 'armed', claimed_by = ${DEAD}`);
    await dispatcher([outside]).drain();
    expect(outside.performed).toEqual([]);
    expect(outside.recorded).toEqual([['a', 'unknown']]);
    expect(await rows()).toMatchObject([{ state: 'unknown' }]);
  });

  test('is left alone where the worker lives', async () => {
    const outside = new Outside(done);
    await add('a');
    await testing.em.execute(`update outbox set state = 'armed', claimed_by = 8`);
    await dispatcher([outside]).drain();
    expect(await rows()).toMatchObject([{ state: 'armed' }]);
    expect(outside.recorded).toEqual([]);
  });

  test.each([
    ['what may happen twice is never armed', true, 'claimed'],
    ['what may not is armed while it speaks', false, 'armed'],
  ])('%s', async (_, repeatable, state) => {
    let seen: string[] = [];
    const outside = new Outside(done, repeatable);
    outside.perform = async () => {
      seen = (await rows()).map((row) => row.state);
      return done();
    };
    await add('a');
    await dispatcher([outside]).drain();
    expect(seen).toEqual([state]);
  });
});

describe('work inside the database', () => {
  const inside = (handle: InsideHandler['handle']): InsideHandler => ({
    topic: 'deliver',
    kind: 'inside',
    handle,
  });

  test('one bad item does not hold up the others', async () => {
    const handled: string[] = [];
    const handler = inside(async (_, work) => {
      if (work.some(({ key }) => key === 'bad')) throw new Error('bad item');
      handled.push(...work.map(({ key }) => key));
    });
    await add('a', 'bad', 'c');
    await dispatcher([handler]).drain();
    expect(handled.sort()).toEqual(['a', 'c']);
    expect(await rows()).toMatchObject([{ key: 'bad', state: 'pending', attempts: 1, reason: 'bad item' }]);
  });

  test('what it wrote goes with it when it fails', async () => {
    const handler = inside(async (em) => {
      await addToOutbox(em, [{ topic: 'other', key: 'effect' }]);
      throw new Error('after all not');
    });
    await add('a');
    await dispatcher([handler]).drain();
    expect((await rows()).map(({ key }) => key)).toEqual(['a']);
  });
});

describe('a dispatcher that runs', () => {
  test('hears of new work, and ends after what is under way', async () => {
    let heard: (key: string) => void = () => {};
    const outside = new Outside((key) => {
      heard(key);
      return done();
    });
    const running = dispatcher([outside]);
    await running.start();
    const key = new Promise<string>((resolve) => {
      heard = resolve;
    });
    await add('late');
    expect(await key).toBe('late');
    await running.stop();
    expect(await rows()).toEqual([]);
    await add('too late');
    expect(await rows()).toHaveLength(1);
  });
});
