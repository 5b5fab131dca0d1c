import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { safeHtml } from './safe-html.js';

/** Tags and attributes that could run, load, or take over the page. */
const DANGEROUS_TAG =
  /<\s*(script|style|iframe|frame|object|embed|applet|form|input|button|svg|math|base|meta|link|template|video|audio|source|textarea)\b|<[^>]*\s(on\w+|action|background|srcset|xlink:href)\s*=/i;
const DANGEROUS_STYLE = /url\(|expression|position|behavio|@import/i;
const HARMLESS_ADDRESS = /^(https?|mailto|tel|cid):/i;

/** What is dangerous in the HTML that we would show; its values stand in double quotes, with none inside. */
function dangers(html: string): string[] {
  const bare = html.replace(/="[^"]*"/g, '=""');
  const values = (name: string) =>
    [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((m) => m[1] ?? '');
  return [
    ...(DANGEROUS_TAG.exec(bare) ?? []),
    ...[...values('href'), ...values('src')].filter((address) => !HARMLESS_ADDRESS.test(address)),
    ...values('style').filter((style) => DANGEROUS_STYLE.test(style)),
  ];
}

describe('HTML of a mail', () => {
  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script in a picture', '<img src=x onerror=alert(1)>'],
    ['a script in a link', '<a href="javascript:alert(1)">x</a>'],
    ['a script in a link, after a wide space', '<a href="&#xA0;javascript:alert(1)">x</a>'],
    ['a script in a link, with a tab', '<a href="java&#9;script:alert(1)">x</a>'],
    ['a drawing that runs', '<svg/onload=alert(1)>'],
    ['a drawing with a link', '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>'],
    ['a formula around it', '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>'],
    ['a frame', '<iframe srcdoc="<script>alert(1)</script>"></iframe>'],
    ['a form', '<form action="https://evil.example"><input name=password></form>'],
    ['a page of its own', '<base href="https://evil.example/"><meta http-equiv=refresh content=0>'],
    ['a style sheet', '<style>@import "https://evil.example/a.css"</style>'],
    ['a style that loads', '<p style="background:url(https://evil.example/a.png)">x</p>'],
    ['a style that covers the page', '<p style="position:fixed;top:0;left:0">x</p>'],
    ['a comment that ends early', '<!--><img src=x onerror=alert(1)>-->'],
    ['a tag in a title', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">'],
    ['a textarea around it', '<textarea><img src=x onerror=alert(1)></textarea>'],
    ['an attribute without end', '<img src="x` `<script>alert(1)</script>"` `>'],
  ])('%s is harmless', (_, html) => {
    expect(dangers(safeHtml(html))).toEqual([]);
    expect(safeHtml(html)).not.toMatch(/position|evil\.example/);
  });

  test.each([
    [
      'a remote picture',
      '<img src="https://evil.example/pixel.gif">',
      '<img data-remote="https://evil.example/pixel.gif" />',
    ],
    [
      'a remote picture that anybody on the way could see',
      '<img src="http://evil.example/pixel.gif">',
      '<img />',
    ],
    ['what only pretends to be one', '<img data-remote="javascript:alert(1)">', '<img />'],
    ['a picture of whoever signs the address', '<img src="https://">', '<img />'],
    [
      'a picture that was sent along',
      '<img src="cid:logo@x" alt="Logo">',
      '<img src="cid:logo@x" alt="Logo" />',
    ],
    ['a picture of ours', '<img src="/api/attachments/1" alt="x">', '<img alt="x" />'],
    [
      'a link into our own pages',
      '<a href="/api/session">x</a>',
      '<a target="_blank" rel="noopener noreferrer nofollow">x</a>',
    ],
    [
      'a link with blanks around it',
      '<a href=" https://www.example.org ">x</a>',
      '<a href="https://www.example.org" target="_blank" rel="noopener noreferrer nofollow">x</a>',
    ],
    ['words', '<p>Hello <b>you</b></p>', '<p>Hello <b>you</b></p>'],
    ['a table', '<table><tr><td>1</td></tr></table>', '<table><tr><td>1</td></tr></table>'],
    ['letters that look like tags', '1 &lt; 2', '1 &lt; 2'],
  ])('%s', (_, html, safe) => {
    expect(safeHtml(html)).toBe(safe);
  });

  test('a link opens elsewhere and says nothing of where it came from', () => {
    expect(safeHtml('<a href="https://www.example.org/a?b=1" onclick="x()">here</a>')).toBe(
      '<a href="https://www.example.org/a?b=1" target="_blank" rel="noopener noreferrer nofollow">here</a>',
    );
  });
});

const corpora = process.env.POSTROOM_CORPORA;
const file = join(corpora ?? '', 'html', 'xss-payloads.json');
const describeCorpus = corpora && existsSync(file) ? describe : describe.skip;

describeCorpus('payloads that others have collected', () => {
  test('are all harmless', () => {
    const harmful = payloads(JSON.parse(readFileSync(file, 'utf8'))).filter(
      (html) => dangers(safeHtml(html)).length > 0,
    );
    expect(harmful).toEqual([]);
  });
});

/** Every string in the file that holds a tag. */
function payloads(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('<') ? [value] : [];
  if (value && typeof value === 'object') return Object.values(value).flatMap(payloads);
  return [];
}
