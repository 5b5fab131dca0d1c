import type { ConversationPage, ConversationSummary } from '#api-client';
import { mendedPages } from './mended-pages.js';

type Sort = Parameters<typeof mendedPages>[3];

/** A row by its reference, due or received on that day of April. */
const row = (reference: string, day: number | null): ConversationSummary => {
  const at = day === null ? null : `2026-04-${String(day).padStart(2, '0')}T16:00:00.000Z`;
  return { reference, dueAt: at, receivedAt: at } as ConversationSummary;
};
const page = (next: string | null, ...items: ConversationSummary[]): ConversationPage => ({ items, next });
const loaded = [page('b', row('A', 1), row('B', 3)), page('c', row('C', 5), row('D', 7))];

describe('of a long list', () => {
  test.each<[string, { changed: string[]; fresh: ConversationSummary[]; sort?: Sort; whole?: true }, string]>(
    [
      ['what has left it is taken out', { changed: ['B'], fresh: [] }, 'A | C D'],
      ['what has changed stays where it was', { changed: ['B'], fresh: [row('B', 3)] }, 'A B | C D'],
      ['what is due later moves down', { changed: ['A'], fresh: [row('A', 6)] }, 'B | C A D'],
      ['what is due sooner moves up', { changed: ['D'], fresh: [row('D', 2)] }, 'A D B | C'],
      ['what is new comes in', { changed: ['N'], fresh: [row('N', 4)] }, 'A B | N C D'],
      [
        'what is due after all that is loaded comes with its page',
        { changed: ['N'], fresh: [row('N', 9)] },
        'A B | C D',
      ],
      [
        'at the end of the whole list it is there already',
        { changed: ['N'], fresh: [row('N', 9)], whole: true },
        'A B | C D N',
      ],
      ['what is never due is last', { changed: ['A'], fresh: [row('A', null)], whole: true }, 'B | C D A'],
      ['the rest stays', { changed: [], fresh: [] }, 'A B | C D'],
    ],
  )('%s', (_, { changed, fresh, sort = 'due', whole }, expected) => {
    const pages = whole ? [loaded[0], { ...loaded[1], next: null }] : loaded;
    const mended = mendedPages(pages as ConversationPage[], new Set(changed), fresh, sort);
    expect(mended.map(({ items }) => items.map(({ reference }) => reference).join(' ')).join(' | ')).toBe(
      expected,
    );
  });

  test('with the newest first, what comes in is at the top', () => {
    const newest = [page('b', row('D', 7), row('C', 5)), page('c', row('B', 3))];
    const [first] = mendedPages(newest, new Set(['N']), [row('N', 8)], 'newest');
    expect(first?.items.map(({ reference }) => reference)).toEqual(['N', 'D', 'C']);
  });

  test('pages in which nothing changed are the same objects, so that nothing is drawn anew', () => {
    const [first, second] = mendedPages(loaded, new Set(['D']), [row('D', 8)], 'due');
    expect(first).toBe(loaded[0]);
    expect(second).not.toBe(loaded[1]);
  });
});
