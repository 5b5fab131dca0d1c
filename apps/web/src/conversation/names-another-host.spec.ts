import { namesAnotherHost } from './names-another-host.js';

test.each<[string, string, string | null]>([
  ['here', 'https://www.example.org/a', null],
  ['www.example.org', 'https://www.example.org/a', null],
  ['example.org', 'https://www.example.org/a', null],
  ['https://example.org/pay', 'https://pay.example.org/x', null],
  ['Write to ada@example.org', 'mailto:ada@example.org', null],
  ['www.example.org', 'https://evil.example/www.example.org', 'evil.example'],
  ['https://example.org/pay', 'https://example.org.evil.example/pay', 'example.org.evil.example'],
  ['Pay at gov.uk/pay', 'http://g0v.uk/pay', 'g0v.uk'],
  ['EXAMPLE.ORG', 'https://evil.example', 'evil.example'],
  ['version 1.2.3', 'https://evil.example', null],
  ['letter.pdf', 'https://files.example/letter.pdf', 'files.example'],
  ['example.org', 'not an address', null],
])('"%s" that leads to %s', (words, href, host) => {
  expect(namesAnotherHost(words, href)).toBe(host);
});
