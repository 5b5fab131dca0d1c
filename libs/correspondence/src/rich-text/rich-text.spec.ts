import { cleanRichText, plainFromRichText, spacedRichText } from './index.js';

describe('rich text is reduced to what the composer can make', () => {
  test.each([
    [
      'keeps what it can make',
      '<p>A <strong>b</strong> <em>c</em></p>',
      '<p>A <strong>b</strong> <em>c</em></p>',
    ],
    ['keeps lists', '<ul><li><p>one</p></li></ul>', '<ul><li><p>one</p></li></ul>'],
    ['names bold and italic by meaning', '<b>a</b><i>b</i>', '<strong>a</strong><em>b</em>'],
    ['takes scripts out whole', '<p>a<script>alert(1)</script></p>', '<p>a</p>'],
    ['takes handlers and styles off', '<p onclick="x()" style="position:fixed" class="c">a</p>', '<p>a</p>'],
    [
      'keeps the words of what it does not know',
      '<h1>Title</h1><table><tr><td>cell</td></tr></table>',
      'Titlecell',
    ],
    [
      'keeps good links',
      '<a href="https://example.org" target="_top">x</a>',
      '<a href="https://example.org">x</a>',
    ],
    ['takes scripts out of links', '<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
    ['takes links to nowhere out', '<a href="/admin">x</a>', '<a>x</a>'],
    ['takes pictures out', '<p>a<img src="https://evil.example/p.gif" onerror="x()"></p>', '<p>a</p>'],
  ])('%s', (_, given, expected) => {
    expect(cleanRichText(given)).toBe(expected);
  });

  test('however deeply it is nested', () => {
    const deep = `${'<blockquote>'.repeat(5_000)}words${'</blockquote>'.repeat(5_000)}`;
    expect(plainFromRichText(cleanRichText(deep))).toContain('words');
  });
});

describe('rich text as plain text', () => {
  test.each([
    ['paragraphs', '<p>One</p><p>Two<br>three</p>', 'One\n\nTwo\nthree'],
    [
      'a list',
      '<p>Bring:</p><ul><li><p>a bag</p></li><li><p>a box</p></li></ul>',
      'Bring:\n\n- a bag\n- a box',
    ],
    ['a numbered list', '<ol><li><p>first</p></li><li><p>second</p></li></ol>', '1. first\n2. second'],
    ['a link', '<p><a href="https://example.org/x">Read more</a></p>', 'Read more (https://example.org/x)'],
    ['a bare link', '<p><a href="https://example.org">https://example.org</a></p>', 'https://example.org'],
    ['a quotation', '<blockquote><p>said</p></blockquote><p>answer</p>', '> said\n\nanswer'],
    ['emphasis', '<p>It is <strong>closed</strong> on <em>Monday</em>.</p>', 'It is closed on Monday.'],
    ['signs', '<p>5 &lt; 6 &amp; 7</p>', '5 < 6 & 7'],
  ])('%s', (_, html, text) => {
    expect(plainFromRichText(html)).toBe(text);
  });
});

test('the spaces are written out for mail programs', () => {
  expect(spacedRichText('<p>a</p><ul><li><p>b</p></li></ul>')).toBe(
    '<p style="margin:0 0 16px">a</p><ul style="margin:0 0 16px;padding:0 0 0 24px"><li><p style="margin:0 0 4px">b</p></li></ul>',
  );
});
