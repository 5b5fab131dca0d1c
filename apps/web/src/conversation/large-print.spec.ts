import { largePrintFor } from './large-print.js';

test.each<[string, string | null, number]>([
  ['nobody said', null, 18],
  ['large print, no more said', '', 18],
  ['in other words', 'as large as it goes', 18],
  ['a size that there is', '22 point', 22],
  ['a size between two', 'Arial 20pt', 22],
  ['larger than there is', '36 point', 28],
  ['hardly larger than usual', '14', 16],
])('%s', (_, detail, size) => {
  expect(largePrintFor(detail === null ? [] : [{ kind: 'large-print', detail }])).toBe(size);
});
