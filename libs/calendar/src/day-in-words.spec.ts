import { Temporal } from 'temporal-polyfill';
import { dayInWords, formatDay, workingCalendar } from '#calendar';
import { durationInWords, timeInWords } from './words.js';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('days in words', () => {
  test.each([
    ['the day itself', '2026-04-02', '2026-04-02', 'today'],
    ['the day after', '2026-04-03', '2026-04-02', 'tomorrow'],
    ['the day before', '2026-04-01', '2026-04-02', 'yesterday'],
    ['over a weekend', '2026-04-13', '2026-04-10', 'in 1 working day'],
    ['over Easter', '2026-04-08', '2026-04-02', 'in 2 working days'],
    ['weeks ahead', '2026-04-20', '2026-04-02', 'in 10 working days'],
    ['a Sunday seen from Friday', '2026-04-12', '2026-04-10', 'in 2 days'],
    ['overdue over a weekend', '2026-04-10', '2026-04-13', '1 working day ago'],
    ['overdue by days', '2026-04-08', '2026-04-13', '3 working days ago'],
  ])('%s', (_, date, today, words) => {
    expect(dayInWords(day(date), day(today), workingCalendar())).toBe(words);
  });

  test('a day by its name', () => {
    expect(formatDay(day('2026-04-20'))).toBe('Monday 20 April');
    expect(formatDay(day('2026-04-20'), { year: true })).toBe('Monday 20 April 2026');
    expect(formatDay(day('2026-04-20'), { weekday: false })).toBe('20 April');
  });

  test.each([
    [0, '0 minutes'],
    [10_000, '10 seconds'],
    [60_000, '1 minute'],
    [150_000, '2 minutes 30 seconds'],
    [3_600_000, '1 hour'],
    [27_000_000, '7 hours 30 minutes'],
    [3_599_999, '1 hour'],
  ])('%i ms lasts %s', (milliseconds, words) => {
    expect(durationInWords(milliseconds)).toBe(words);
  });

  test.each([
    [0, '00:00'],
    [61_200_000, '17:00'],
    [32_430_000, '09:00:30'],
    [32_400_999, '09:00'],
  ])('%i ms after midnight is %s', (milliseconds, words) => {
    expect(timeInWords(milliseconds)).toBe(words);
  });
});
