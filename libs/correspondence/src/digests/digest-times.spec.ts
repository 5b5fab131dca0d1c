import { Temporal } from 'temporal-polyfill';
import { isDigestDue } from './digest-times.js';

const at = (text: string) => Temporal.Instant.from(text);

test.each([
  ['hourly, the first', 'hourly', '2026-04-02T03:00:00Z', null, true],
  ['hourly, an hour after', 'hourly', '2026-04-02T10:00:00Z', '2026-04-02T09:00:00Z', true],
  ['hourly, before the hour is over', 'hourly', '2026-04-02T09:59:59Z', '2026-04-02T09:00:00Z', false],
  ['daily, at eight in the summer', 'daily', '2026-04-02T07:00:00Z', '2026-04-01T07:00:00Z', true],
  ['daily, before eight', 'daily', '2026-04-02T06:59:59Z', null, false],
  ['daily, had it this morning', 'daily', '2026-04-02T15:00:00Z', '2026-04-02T07:00:05Z', false],
  ['daily, late yesterday', 'daily', '2026-04-02T07:00:00Z', '2026-04-01T20:00:00Z', true],
  ['daily, at eight in the winter', 'daily', '2026-12-02T08:00:00Z', '2026-12-01T08:00:00Z', true],
] as const)('%s', (_, how, now, last, due) => {
  expect(isDigestDue(how, at(now), last && at(last), 'Europe/London')).toBe(due);
});
