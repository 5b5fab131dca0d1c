import { htmlToPlain } from './html-to-plain.js';

test.each<[string, string, string]>([
  ['paragraphs and breaks', '<p>One<br>two</p><p>three</p>', 'One\ntwo\n\nthree'],
  ['a link with its address', '<a href="https://example.org/x">here</a>', 'here [https://example.org/x]'],
  [
    'a link that is its address',
    '<a href="https://example.org">https://example.org</a>',
    'https://example.org',
  ],
  ['a quotation', '<p>yes</p><blockquote>shall we come?</blockquote>', 'yes\n\n> shall we come?'],
  ['a list', '<ul><li>one</li><li>two</li></ul>', ' * one\n * two'],
  ['a heading, not shouted', '<h1>Hello</h1>', 'Hello'],
  ['what is not to be read', '<style>p{}</style><script>x()</script><p>seen</p>', 'seen'],
  ['entities', '<p>caf&eacute; &amp; &pound;3 &#128075;</p>', 'café & £3 👋'],
])('%s', (_name, html, expected) => {
  expect(htmlToPlain(html)).toBe(expected);
});

describe('where the good way takes too long', () => {
  const long = (html: string) => htmlToPlain(`${html}${' '.repeat(600_000)}`);

  test.each<[string, string, string]>([
    ['words and entities stay', '<p>caf&#233; &amp; bar</p><div>next</div>', 'café & bar\nnext'],
    ['style and script go', '<style>p{}</style><script>x()</script><p>seen</p>', 'seen'],
    ['comments go', '<!-- hidden > still --> seen', 'seen'],
    ['styles that never end', `${'<style>'.repeat(100_000)}`, ''],
    ['an open tag ends it', 'seen <p unfinished', 'seen'],
  ])('%s', (_name, html, expected) => {
    expect(long(html)).toBe(expected);
  });
});
