import { Temporal } from 'temporal-polyfill';
import { dueDate, type Pause, type Target, workingCalendar } from '#calendar';

const calendar = workingCalendar();
const at = (text: string) => Temporal.Instant.from(text);
const pause = (from: string, to: string | null): Pause => ({
  from: at(`${from}+01:00`),
  to: to === null ? null : at(`${to}+01:00`),
});

const tenDays: Target = { amount: 10, unit: 'working-days' };
const month: Target = { amount: 1, unit: 'calendar-months' };
const twentyDays: Target = { amount: 20, unit: 'calendar-days' };
const fourHours: Target = { amount: 4, unit: 'working-hours' };
const halfHour: Target = { amount: 30, unit: 'minutes' };

describe('pauses: targets in days, received on Thursday 2 April 2026', () => {
  test.each<[string, Target, Pause[], string]>([
    ['no pause', tenDays, [], '2026-04-20'],
    [
      'over a weekend: the days left stay the same',
      tenDays,
      [pause('2026-04-10T10:00', '2026-04-14T10:00')],
      '2026-04-22',
    ],
    ['from and to the same moment', tenDays, [pause('2026-04-10T10:00', '2026-04-10T10:00')], '2026-04-20'],
    ['within one day', tenDays, [pause('2026-04-10T09:00', '2026-04-10T16:59')], '2026-04-20'],
    ['from one day to the next', tenDays, [pause('2026-04-09T23:59', '2026-04-10T00:01')], '2026-04-21'],
    ['only over closed days', tenDays, [pause('2026-04-10T10:00', '2026-04-12T10:00')], '2026-04-20'],
    ['all before the receipt', tenDays, [pause('2026-03-02T10:00', '2026-04-01T10:00')], '2026-04-20'],
    [
      'from before the receipt to after it',
      tenDays,
      [pause('2026-04-01T10:00', '2026-04-08T10:00')],
      '2026-04-22',
    ],
    ['begun on the due day', tenDays, [pause('2026-04-20T09:00', '2026-04-30T10:00')], '2026-04-20'],
    ['begun after the due day', tenDays, [pause('2026-04-21T09:00', '2026-04-30T10:00')], '2026-04-20'],
    [
      'begun the day before the due day: one day is left',
      tenDays,
      [pause('2026-04-17T09:00', '2026-04-24T10:00')],
      '2026-04-27',
    ],
    [
      'two, one after the other',
      tenDays,
      [pause('2026-04-08T10:00', '2026-04-09T10:00'), pause('2026-04-14T10:00', '2026-04-15T10:00')],
      '2026-04-22',
    ],
    [
      'two in the wrong order',
      tenDays,
      [pause('2026-04-14T10:00', '2026-04-15T10:00'), pause('2026-04-08T10:00', '2026-04-09T10:00')],
      '2026-04-22',
    ],
    [
      'two that overlap count once',
      tenDays,
      [pause('2026-04-10T10:00', '2026-04-14T10:00'), pause('2026-04-13T10:00', '2026-04-15T10:00')],
      '2026-04-23',
    ],
    [
      'one inside another',
      tenDays,
      [pause('2026-04-10T10:00', '2026-04-14T10:00'), pause('2026-04-11T10:00', '2026-04-12T10:00')],
      '2026-04-22',
    ],
    [
      'one that begins the other time in the same moment',
      tenDays,
      [pause('2026-04-10T10:00', '2026-04-13T10:00'), pause('2026-04-13T10:00', '2026-04-14T10:00')],
      '2026-04-22',
    ],
    ['a month, shifted by five days', month, [pause('2026-04-10T10:00', '2026-04-15T10:00')], '2026-05-07'],
    ['a month, shifted to a Saturday', month, [pause('2026-04-10T10:00', '2026-04-17T10:00')], '2026-05-11'],
    [
      'a month, paused after it has ended',
      month,
      [pause('2026-05-10T10:00', '2026-05-17T10:00')],
      '2026-05-05',
    ],
    ['20 calendar days', twentyDays, [], '2026-04-22'],
    [
      '20 calendar days, shifted by three',
      twentyDays,
      [pause('2026-04-10T10:00', '2026-04-13T10:00')],
      '2026-04-27',
    ],
    [
      'paused while it rolls over the weekend',
      twentyDays,
      [pause('2026-04-10T10:00', '2026-04-13T10:00'), pause('2026-04-25T10:00', '2026-04-28T10:00')],
      '2026-04-29',
    ],
  ])('%s', (_, target, pauses, expected) => {
    expect(String(dueDate(target, at('2026-04-02T10:00+01:00'), calendar, pauses).due)).toBe(expected);
  });

  test('a day of a pause is counted by the wall clock in the time zone', () => {
    // 23:30 UTC is half past midnight in London: the pause begins on the 10th and ends on the 10th.
    const pauses = [{ from: at('2026-04-09T23:30Z'), to: at('2026-04-10T12:00Z') }];
    expect(String(dueDate(tenDays, at('2026-04-02T10:00+01:00'), calendar, pauses).due)).toBe('2026-04-20');
  });

  test('each day says why it does not count', () => {
    const pauses = [{ ...pause('2026-04-10T10:00', '2026-04-13T10:00'), reason: 'Waiting for the fee' }];
    const { days } = dueDate(tenDays, at('2026-04-09T10:00+01:00'), calendar, pauses);
    expect(days.slice(1, 6)).toEqual([
      { date: '2026-04-10', counted: true, reason: 'Working day 1' },
      { date: '2026-04-11', counted: false, reason: 'Waiting for the fee' },
      { date: '2026-04-12', counted: false, reason: 'Waiting for the fee' },
      { date: '2026-04-13', counted: false, reason: 'Waiting for the fee' },
      { date: '2026-04-14', counted: true, reason: 'Working day 2' },
    ]);
  });
});

describe('pauses: targets on the clock, received at 10:00 on Thursday 2 April 2026', () => {
  test.each<[string, Target, Pause[], string]>([
    [
      'hours: within the day',
      fourHours,
      [pause('2026-04-02T11:00', '2026-04-02T13:00')],
      '2026-04-02T16:00:00',
    ],
    [
      'hours: past the end of the day',
      fourHours,
      [pause('2026-04-02T11:00', '2026-04-02T15:00')],
      '2026-04-07T10:00:00',
    ],
    [
      'hours: only while closed',
      { ...fourHours, amount: 8 },
      [pause('2026-04-02T17:00', '2026-04-07T09:00')],
      '2026-04-07T10:00:00',
    ],
    [
      'hours: partly while closed',
      fourHours,
      [pause('2026-04-01T11:00', '2026-04-02T11:00')],
      '2026-04-02T15:00:00',
    ],
    [
      'hours: begun when it was due',
      fourHours,
      [pause('2026-04-02T14:00', '2026-04-08T11:00')],
      '2026-04-02T14:00:00',
    ],
    [
      'hours: two that overlap',
      fourHours,
      [pause('2026-04-02T11:00', '2026-04-02T12:00'), pause('2026-04-02T11:30', '2026-04-02T13:00')],
      '2026-04-02T16:00:00',
    ],
    [
      'hours: none at all, paused at that very moment',
      { ...fourHours, amount: 0 },
      [pause('2026-04-02T10:00', '2026-04-02T11:00')],
      '2026-04-02T11:00:00',
    ],
    ['minutes', halfHour, [pause('2026-04-02T10:10', '2026-04-02T10:25')], '2026-04-02T10:45:00'],
    [
      'minutes: from before the receipt',
      halfHour,
      [pause('2026-04-02T09:00', '2026-04-02T10:25')],
      '2026-04-02T10:55:00',
    ],
    [
      'minutes: a second pause in the time the first one won',
      halfHour,
      [pause('2026-04-02T10:10', '2026-04-02T10:25'), pause('2026-04-02T10:40', '2026-04-02T10:50')],
      '2026-04-02T10:55:00',
    ],
    [
      'minutes: begun when it was due',
      halfHour,
      [pause('2026-04-02T10:30', '2026-04-02T11:00')],
      '2026-04-02T10:30:00',
    ],
    [
      'minutes: before the receipt',
      halfHour,
      [pause('2026-04-02T09:00', '2026-04-02T10:00')],
      '2026-04-02T10:30:00',
    ],
  ])('%s', (_, target, pauses, expected) => {
    const { dueAt } = dueDate(target, at('2026-04-02T10:00+01:00'), calendar, pauses);
    expect(String(dueAt.toZonedDateTimeISO('Europe/London').toPlainDateTime())).toBe(expected);
  });

  test('a day that was paused throughout its hours says so', () => {
    const found = dueDate(fourHours, at('2026-04-08T15:00+01:00'), calendar, [
      pause('2026-04-08T16:00', '2026-04-10T09:00'),
    ]);
    expect(found.days).toEqual([
      { date: '2026-04-08', counted: true, reason: 'Received at 15:00, 1 hour counted' },
      { date: '2026-04-09', counted: false, reason: 'Waiting for the contact' },
      { date: '2026-04-10', counted: true, reason: '3 hours counted' },
    ]);
  });
});

describe('a pause that lasts', () => {
  const received = at('2026-04-02T10:00+01:00');
  const lasting = [pause('2026-04-10T10:00', null)];

  test('is taken to end now', () => {
    const found = dueDate(tenDays, received, calendar, lasting, at('2026-04-14T10:00+01:00'));
    expect(String(found.due)).toBe('2026-04-22');
  });

  test('changes nothing in the moment it begins, nor where "now" is a little behind', () => {
    for (const now of ['2026-04-10T10:00+01:00', '2026-04-10T09:59+01:00']) {
      expect(String(dueDate(tenDays, received, calendar, lasting, at(now)).due)).toBe('2026-04-20');
    }
  });

  test('is refused without "now"', () => {
    expect(() => dueDate(tenDays, received, calendar, lasting)).toThrow(
      /hand in the present instant as "now"/,
    );
  });

  test('one that ends before it begins is refused', () => {
    const backwards = [pause('2026-04-14T10:00', '2026-04-10T10:00')];
    expect(() => dueDate(tenDays, received, calendar, backwards)).toThrow(RangeError);
  });
});
