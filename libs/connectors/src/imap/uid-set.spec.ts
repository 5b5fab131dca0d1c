import { uidSet } from './uid-set.js';

test.each<[number[], string]>([
  [[], ''],
  [[7], '7'],
  [[1, 2, 3], '1:3'],
  [[1, 3, 5], '1,3,5'],
  [[1, 2, 3, 7, 9, 10, 4_294_967_295], '1:3,7,9:10,4294967295'],
])('%j is %s', (uids, expected) => {
  expect(uidSet(uids)).toBe(expected);
});
