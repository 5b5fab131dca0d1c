import { readMailDate } from './mail-date.js';

test.each<[string, string, string | null]>([
  ['as RFC 5322 has it', 'Mon, 2 Nov 2026 10:15:00 +0000', '2026-11-02T10:15:00Z'],
  ['in another zone', 'Sun, 29 Mar 2026 03:30:00 +0200', '2026-03-29T01:30:00Z'],
  ['without a weekday', '2 Nov 2026 10:15:00 -0530', '2026-11-02T15:45:00Z'],
  ['without seconds', 'Mon, 2 Nov 2026 10:15 GMT', '2026-11-02T10:15:00Z'],
  ['with a comment', 'Mon, 2 Nov 2026 10:15:00 +0000 (Coordinated Universal Time)', '2026-11-02T10:15:00Z'],
  ['a year of two digits', 'Thu, 2 Apr 26 10:00:00 EST', '2026-04-02T15:00:00Z'],
  ['a year of the last century', 'Thu, 2 Apr 98 10:00:00 PDT', '1998-04-02T17:00:00Z'],
  ['a year of three digits', 'Thu, 2 Apr 126 10:00:00 UT', '2026-04-02T10:00:00Z'],
  ['a leap second', 'Sat, 31 Dec 2016 23:59:60 +0000', '2016-12-31T23:59:59Z'],
  ['an unknown zone', 'Mon, 2 Nov 2026 10:15:00 XYZ', '2026-11-02T10:15:00Z'],
  ['no zone', 'Mon, 2 Nov 2026 10:15:00', '2026-11-02T10:15:00Z'],
  ['dashes', '02-Nov-2026 10:15:00 +0000', '2026-11-02T10:15:00Z'],
  ['ISO 8601', '2026-11-02T10:15:00+01:00', '2026-11-02T09:15:00Z'],
  ['the 31st of November', 'Mon, 31 Nov 2026 10:15:00 +0000', null],
  ['an hour that is none', 'Mon, 2 Nov 2026 25:15:00 +0000', null],
  ['a zone that is none', 'Mon, 2 Nov 2026 10:15:00 +9999', null],
  ['a month that is none', 'Mon, 2 Foo 2026 10:15:00 +0000', null],
  ['words', 'the day before yesterday', null],
  ['nothing', '', null],
])('%s', (_name, header, expected) => {
  expect(readMailDate(header)?.toString() ?? null).toBe(expected);
});
