import { ShownHtml } from './shown-html.js';

let made: string[];
let shown: ShownHtml;

beforeEach(() => {
  made = [];
  shown = new ShownHtml((html) => {
    made.push(html);
    return html;
  }, 100);
});

test('is made safe once for each message', () => {
  for (let n = 0; n < 3; n++) expect(shown.of('a', '<p>A</p>')).toBe('<p>A</p>');
  expect(shown.of('b', '<p>B</p>')).toBe('<p>B</p>');
  expect(made).toEqual(['<p>A</p>', '<p>B</p>']);
});

test('that was shown longest ago is forgotten first', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [string, string, string];
  shown.of('a', a);
  shown.of('b', b);
  shown.of('a', a);
  shown.of('c', c);
  shown.of('a', a);
  expect(made).toEqual([a, b, c]);
  shown.of('b', b);
  expect(made).toEqual([a, b, c, b]);
});

test('that is too large is not looked at, and neither is what is not there', () => {
  const large = 'x'.repeat(1_000_001);
  expect(shown.isTooLarge(large)).toBe(true);
  expect(shown.of('a', large)).toBeNull();
  expect(shown.of('b', null)).toBeNull();
  expect(shown.isTooLarge(null)).toBe(false);
  expect(made).toEqual([]);
});
