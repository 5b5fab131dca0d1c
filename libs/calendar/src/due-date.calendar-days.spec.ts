import { Temporal } from 'temporal-polyfill';
import { dueDate, type Target, workingCalendar } from '#calendar';

const at = (text: string) => Temporal.Instant.from(text);
const calendar = workingCalendar();
const days = (amount: number): Target => ({ amount, unit: 'calendar-days' });
const months = (amount: number): Target => ({ amount, unit: 'calendar-months' });

describe('calendar months: a subject access request', () => {
  test.each([
    ['the corresponding date', 1, '2025-09-03T10:00+01:00', '2025-10-03'],
    ['the corresponding date is a Saturday', 1, '2026-09-03T10:00+01:00', '2026-10-05'],
    ['received on a Saturday: from that very day', 1, '2026-08-01T10:00+01:00', '2026-09-01'],
    ['received late in the evening: from that very day', 1, '2026-07-01T23:59+01:00', '2026-08-03'],
    ['31 July in UTC is already 1 August in London', 1, '2026-07-31T23:30Z', '2026-09-01'],
    ['31 March: April has 30 days', 1, '2026-03-31T10:00+01:00', '2026-04-30'],
    ['31 August: September has 30 days', 1, '2026-08-31T10:00+01:00', '2026-09-30'],
    ['31 January: February has 28 days, a Saturday', 1, '2026-01-31T10:00Z', '2026-03-02'],
    ['30 January 2027: 28 February is a Sunday', 1, '2027-01-30T10:00Z', '2027-03-01'],
    ['31 January 2028: a leap year', 1, '2028-01-31T10:00Z', '2028-02-29'],
    ['29 January 2028: a leap year', 1, '2028-01-29T10:00Z', '2028-02-29'],
    ['29 February', 1, '2028-02-29T10:00Z', '2028-03-29'],
    ['28 February is not the end of its month in a leap year', 1, '2028-02-28T10:00Z', '2028-03-28'],
    ['into the next year', 1, '2026-12-31T10:00Z', '2027-02-01'],
    ['ends on Christmas Day: to the day after Boxing Day', 1, '2026-11-25T10:00Z', '2026-12-29'],
    ['ends on Good Friday: to the Tuesday', 1, '2026-03-03T10:00Z', '2026-04-07'],
    ['across the clock change', 1, '2026-03-10T10:00Z', '2026-04-10'],
    ['extended by two months', 3, '2026-01-31T10:00Z', '2026-04-30'],
    ['a year from a leap day', 12, '2028-02-29T10:00Z', '2029-02-28'],
    ['none: the day of receipt', 0, '2026-04-09T10:00+01:00', '2026-04-09'],
    ['none, on a Saturday: the next working day', 0, '2026-04-11T10:00+01:00', '2026-04-13'],
  ])('%s', (_, amount, receivedAt, expected) => {
    const found = dueDate(months(amount), at(receivedAt), calendar);
    expect(String(found.due)).toBe(expected);
    expect(String(found.dueAt.toZonedDateTimeISO('Europe/London').toPlainTime())).toBe('17:00:00');
  });

  test('lists the days that decide', () => {
    expect(dueDate(months(1), at('2026-11-25T10:00Z'), calendar).days).toEqual([
      { date: '2026-11-25', counted: false, reason: 'Received on this day' },
      { date: '2026-12-25', counted: true, reason: 'Calendar month 1 (Christmas Day)' },
      { date: '2026-12-26', counted: false, reason: 'Saturday' },
      { date: '2026-12-27', counted: false, reason: 'Sunday' },
      { date: '2026-12-28', counted: false, reason: 'Boxing Day' },
      { date: '2026-12-29', counted: false, reason: 'The next working day' },
    ]);
  });

  test('can be counted from the working day of receipt', () => {
    const target: Target = { ...months(1), from: 'working-day-of-receipt' };
    expect(String(dueDate(target, at('2026-08-01T10:00+01:00'), calendar).due)).toBe('2026-09-03');
  });
});

describe('calendar days', () => {
  test.each([
    ['simple complaint, 20 days', 20, '2026-04-09T10:00+01:00', '2026-04-29'],
    ['complex complaint, 40 days', 40, '2026-04-09T10:00+01:00', '2026-05-19'],
    ['ends on a Saturday', 2, '2026-04-09T10:00+01:00', '2026-04-13'],
    ['ends on Good Friday', 1, '2026-04-02T10:00+01:00', '2026-04-07'],
    ['received on a Sunday: from that very day', 1, '2026-04-12T10:00+01:00', '2026-04-13'],
    ['received after closing: from that very day', 1, '2026-04-09T20:00+01:00', '2026-04-10'],
    ['over a leap day', 2, '2028-02-28T10:00Z', '2028-03-01'],
    ['none', 0, '2026-04-09T10:00+01:00', '2026-04-09'],
    ['none, after closing', 0, '2026-04-09T17:00+01:00', '2026-04-10'],
  ])('%s', (_, amount, receivedAt, expected) => {
    expect(String(dueDate(days(amount), at(receivedAt), calendar).due)).toBe(expected);
  });

  test('lists every day', () => {
    expect(dueDate(days(2), at('2026-04-09T10:00+01:00'), calendar).days).toEqual([
      { date: '2026-04-09', counted: false, reason: 'Received on this day' },
      { date: '2026-04-10', counted: true, reason: 'Day 1' },
      { date: '2026-04-11', counted: true, reason: 'Day 2 (Saturday)' },
      { date: '2026-04-12', counted: false, reason: 'Sunday' },
      { date: '2026-04-13', counted: false, reason: 'The next working day' },
    ]);
  });
});
