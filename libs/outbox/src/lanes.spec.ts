import type { EntityManager } from '@mikro-orm/sql';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { eventually } from '../../../test/support/eventually.js';
import { OutboxDispatcher } from './dispatcher.js';
import type { Ended, OutboxWork, OutsideHandler, OutsideOutcome } from './handler.js';
import { addToOutbox } from './outbox.js';

const SELF = 1;

let testing: TestDatabase;
let performed: string[];
let recorded: string[];

beforeAll(async () => {
  testing = await openTestDatabase();
});

afterAll(() => testing?.close());

beforeEach(async () => {
  performed = [];
  recorded = [];
  await testing.em.execute('delete from outbox');
});

interface Outside {
  perform?: (key: string) => Promise<OutsideOutcome>;
  record?: (ended: Ended[]) => void;
  /** What happens while it is asked which workers are gone. */
  meanwhile?: () => Promise<unknown>;
  /** Stands between the dispatcher and its database. */
  em?: EntityManager;
}

function dispatcher({ perform, record = () => {}, meanwhile, em = testing.em }: Outside): OutboxDispatcher {
  const handler: OutsideHandler = {
    topic: 'deliver',
    kind: 'outside',
    concurrency: 3,
    prepare: async (work: OutboxWork[]) =>
      work.map(({ key }) => ({
        repeatable: false,
        perform: async () => {
          performed.push(key);
          return perform ? perform(key) : { state: 'done', detail: 'taken' };
        },
      })),
    record: async (_, ended) => {
      record(ended);
      recorded.push(...ended.map(({ work, outcome }) => `${work.key} ${outcome.state}`));
    },
  };
  const workers = {
    self: SELF,
    gone: async () => {
      await meanwhile?.();
      return [];
    },
  };
  return new OutboxDispatcher(em, testing.database.session, workers, [handler], () => {});
}

/** The same database, but for what is put in its place. */
function standingIn(methods: Partial<Record<'execute' | 'transactional', unknown>>): EntityManager {
  return new Proxy(testing.em, {
    get(em, name) {
      const value = methods[name as keyof typeof methods] ?? Reflect.get(em, name, em);
      return typeof value === 'function' ? value.bind(em) : value;
    },
  });
}

const add = (...keys: string[]) =>
  addToOutbox(
    testing.em,
    keys.map((key) => ({ topic: 'deliver', key })),
  );
const rows = () =>
  testing.em.execute<{ key: string; state: string; attempts: number }[]>(
    'select key, state, attempts from outbox order by key',
  );

describe('how a piece of work ended', () => {
  test('is kept until it can be written down, and holds up nothing else', async () => {
    let failures = 3;
    const record = (ended: Ended[]) => {
      if (ended.some(({ work }) => work.key === 'b') && failures-- > 0)
        throw new Error('somebody was quicker');
    };
    await add('a', 'b', 'c');
    await dispatcher({ record }).drain();
    expect(performed.sort()).toEqual(['a', 'b', 'c']);
    expect(recorded.sort()).toEqual(['a done', 'b done', 'c done']);
    expect(await rows()).toEqual([]);
  });

  test.each([['done'], ['retry'], ['failed'], ['unknown']] as const)(
    'is written down once, also where only the answer to the commit was lost: %s',
    async (state) => {
      let answers = 0;
      const em = standingIn({
        async transactional(this: EntityManager, work: () => Promise<unknown>) {
          await this.transactional(work);
          if (++answers === 1) throw new Error('Connection terminated unexpectedly');
        },
      });
      const perform = async (): Promise<OutsideOutcome> =>
        state === 'done' ? { state, detail: '' } : { state, reason: 'no' };
      await add('a');
      await dispatcher({ perform, em }).drain();
      expect(recorded).toEqual([`a ${state}`]);
    },
  );

  test('is written over what another worker had to guess meanwhile', async () => {
    let failures = 1;
    const record = () => {
      if (failures-- > 0) throw new Error('away');
    };
    const perform = async (): Promise<OutsideOutcome> => {
      await testing.em.execute(`update outbox set state = 'unknown', claimed_by = null`);
      return { state: 'failed', reason: 'no such mailbox' };
    };
    await add('a');
    await dispatcher({ record, perform }).drain();
    expect(recorded).toEqual(['a failed']);
    expect(await rows()).toMatchObject([{ state: 'failed' }]);
  });
});

describe('what could not be begun', () => {
  test('is free again, and nothing was sent', async () => {
    let armings = 0;
    const em = standingIn({
      async execute(this: EntityManager, sql: string, params: unknown[]) {
        const answer = await this.execute(sql, params);
        // Done, but the answer is lost.
        if (sql.includes(`state = 'armed'`) && sql.startsWith('update') && ++armings === 1)
          throw new Error('cut');
        return answer;
      },
    });
    await add('a', 'b');
    await dispatcher({ em }).drain();
    expect(performed).toEqual([]);
    expect(await rows()).toMatchObject([
      { key: 'a', state: 'pending', attempts: 0 },
      { key: 'b', state: 'pending', attempts: 0 },
    ]);
  });
});

describe('what this worker has claimed without hearing of it', () => {
  test.each([
    ['claimed', [], ['a done']],
    ['armed', [{ key: 'a', state: 'unknown' }], ['a unknown']],
  ] as const)('is found again where it is %s', async (state, left, told) => {
    await add('a');
    await testing.em.execute('update outbox set state = ?, claimed_by = ?', [state, SELF]);
    await dispatcher({}).drain();
    expect(await rows()).toMatchObject(left);
    expect(recorded).toEqual(told);
  });

  test('but what it speaks of at this moment, or has not written down yet, is left to it', async () => {
    let failures = 2;
    const running: OutboxDispatcher = dispatcher({
      async perform() {
        await running.recover();
        return { state: 'done', detail: 'taken' };
      },
      record() {
        if (failures-- > 0) throw new Error('away');
      },
    });
    await add('a');
    const drained = running.drain();
    await eventually(() => expect(failures).toBeLessThan(2));
    await running.recover();
    await drained;
    expect(recorded).toEqual(['a done']);
    expect(await rows()).toEqual([]);
  });

  test('nor what it has written down since it was read', async () => {
    let finish = (_: OutsideOutcome) => {};
    const answer = new Promise<OutsideOutcome>((resolve) => {
      finish = resolve;
    });
    let drained: Promise<void> | null = null;
    const running: OutboxDispatcher = dispatcher({
      perform: () => answer,
      async meanwhile() {
        if (!drained) return;
        finish({ state: 'done', detail: 'taken' });
        await drained;
      },
    });
    await add('a');
    const under = running.drain();
    await eventually(() => expect(performed).toEqual(['a']));
    drained = under;
    await running.recover();
    expect(recorded).toEqual(['a done']);
    expect(await rows()).toEqual([]);
  });
});
