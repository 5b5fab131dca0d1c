import { openTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { sweepAnswers } from './idempotency.entity.js';

let testing: TestDatabase;

beforeAll(async () => {
  testing = await openTestDatabase();
});

afterAll(() => testing?.close());

test('answers that nobody repeats any more are swept, and no others', async () => {
  for (const [key, hours] of [
    ['old', 49],
    ['new', 47],
  ] as const) {
    await testing.em.execute(
      `insert into idempotent_answer (key, request, status, created_at)
       values (?, 'sent', 201, now() - make_interval(hours => ?))`,
      [key, hours],
    );
  }
  await sweepAnswers(testing.em);
  expect(await testing.em.execute('select key from idempotent_answer')).toEqual([{ key: 'new' }]);
});
