import { type PageRoom, paginate, type SetBlock } from './paginate.js';

/** Ten lines on every page. */
const ROOM: PageRoom = { firstTop: 0, top: 0, bottom: 100 };

const block = (count: number, kind: SetBlock['kind'] = 'paragraph', gap = 0): SetBlock => ({
  ...{ kind, label: '', lineHeight: 10, gap },
  lines: Array.from({ length: count }, () => ({ runs: [], begins: false })),
});

/** How many lines of each block stand on each page: `9:1 1` is nine of one and one of another. */
const onPages = (blocks: SetBlock[], room = ROOM) =>
  paginate(blocks, room).map((page) => page.map(({ from, to }) => to - from).join(':'));

test.each<[string, SetBlock[], string[]]>([
  ['what fits stands on one page', [block(4), block(6)], ['4:6']],
  ['a block goes on overleaf', [block(14)], ['10', '4']],
  ['its last line is not left alone', [block(11)], ['9', '2']],
  ['nor its first one', [block(9), block(5)], ['9', '5']],
  ['two lines stay together', [block(9), block(2)], ['9', '2']],
  ['three lines stay together', [block(8), block(3)], ['8', '3']],
  ['four lines may part in the middle', [block(8), block(4)], ['8:2', '2']],
  ['a single line needs no company', [block(9), block(1), block(1)], ['9:1', '1']],
  ['a heading goes with what follows', [block(8), block(1, 'heading'), block(4)], ['8', '1:4']],
  ['a heading stays where two lines follow', [block(7), block(1, 'heading'), block(4)], ['7:1:2', '2']],
  ['a line before a list goes with it', [block(9), block(1), block(3, 'item')], ['9', '1:3']],
  ['of more lines before a list two go with it', [block(5), block(5), block(3, 'item')], ['5:3', '2:3']],
  ['space behind a block may hang over the edge', [block(10, 'paragraph', 30), block(2)], ['10', '2']],
])('%s', (_, blocks, expected) => {
  expect(onPages(blocks)).toEqual(expected);
});

test('the first page has less room, and each has its own top', () => {
  const room = { firstTop: 60, top: 20, bottom: 100 };
  expect(onPages([block(12)], room)).toEqual(['4', '8']);
  expect(paginate([block(12)], room).map(([first]) => first?.y)).toEqual([60, 20]);
});
