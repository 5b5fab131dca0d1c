import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { newId } from './ids.js';
import { insertRows, updateRows } from './insert-rows.js';

let testing: TestDatabase;

beforeAll(async () => {
  testing = await openTestDatabase();
});

afterAll(() => testing?.close());

const stored = () =>
  testing.em.execute<{ name: string; created: boolean }[]>(
    'select name, created_at is not null as created from contact order by name',
  );

beforeEach(() => testing.em.execute('delete from contact'));

describe('rows that are inserted together', () => {
  test.each([
    ["an apostrophe, O'Neill"],
    ['backslashes \\ and \\n'],
    ['a question mark? two??'],
    ['dollars $$ and $1 and $q$'],
    ["an end of a statement'); drop table contact; --"],
    ['quotes " and braces {}'],
    ['lines\nand\ttabs'],
    ['Ünïcode 🌳'],
  ])('keep %j as it is', async (name) => {
    await insertRows(testing.em, 'contact', [{ id: newId(), name }]);
    expect(await stored()).toEqual([{ name, created: true }]);
  });

  test('get the default of a column that none of them names', async () => {
    await insertRows(testing.em, 'contact', [
      { id: newId(), name: 'a' },
      { id: newId(), name: 'b' },
    ]);
    expect(await stored()).toEqual([
      { name: 'a', created: true },
      { name: 'b', created: true },
    ]);
  });

  test('may be none', async () => {
    await insertRows(testing.em, 'contact', []);
    expect(await stored()).toEqual([]);
  });
});

test('rows that are changed together: each its own, and no other', async () => {
  const rows = ["O'Neill", 'Ann', 'Cal'].map((name) => ({ id: newId(), name }));
  await insertRows(testing.em, 'contact', rows);
  await updateRows(
    testing.em,
    'contact',
    rows.slice(0, 2).map(({ id, name }) => ({ id, name: `${name} $$ ?` })),
  );
  expect((await stored()).map(({ name }) => name)).toEqual(['Ann $$ ?', 'Cal', "O'Neill $$ ?"]);
});
