import { oneAhead } from './one-ahead.js';

async function* counted(log: string[], count: number, fail = false): AsyncGenerator<number> {
  for (let i = 1; i <= count; i++) {
    log.push(`fetched ${i}`);
    yield i;
  }
  if (fail) throw new Error('the line dropped');
}

test('everything comes, in order, and the next is under way while one is being stored', async () => {
  const log: string[] = [];
  for await (const item of oneAhead(counted(log, 3))) {
    await Promise.resolve();
    log.push(`stored ${item}`);
  }
  expect(log).toEqual(['fetched 1', 'fetched 2', 'stored 1', 'fetched 3', 'stored 2', 'stored 3']);
});

test('a failure comes after what was fetched before it', async () => {
  const got: number[] = [];
  const reading = (async () => {
    for await (const item of oneAhead(counted([], 2, true))) got.push(item);
  })();
  await expect(reading).rejects.toThrow('the line dropped');
  expect(got).toEqual([1, 2]);
});

test('a reader that leaves is not troubled by what fails behind it', async () => {
  for await (const _item of oneAhead(counted([], 1, true))) break;
  await new Promise(setImmediate);
});
