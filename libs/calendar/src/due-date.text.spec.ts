import { Temporal } from 'temporal-polyfill';
import {
  type CalendarSettings,
  dueDate,
  type Pause,
  statutoryCalendar,
  type Target,
  workingCalendar,
} from '#calendar';

const at = (text: string) => Temporal.Instant.from(text);
const wd = (amount: number): Target => ({ amount, unit: 'working-days' });
const shutdown = { from: '2026-12-24', to: '2027-01-01', name: 'Christmas shutdown' };
const training = ['2026-04-14', '2026-04-16'].map((day) => ({ from: day, to: day, name: 'staff training' }));

interface Settings extends CalendarSettings {
  pauses?: Pause[];
}

const waiting = (from: string, to: string, reason?: string): Pause => ({
  from: at(from),
  to: at(to),
  ...(reason === undefined ? {} : { reason }),
});

describe('the explanation in one paragraph', () => {
  test.each<[string, Target, string, string, Settings?]>([
    [
      'the charter’s example, to the letter',
      wd(10),
      '2026-04-02T10:00:00+01:00',
      '10 working days from Thursday 2 April 2026. Good Friday 3 April and Easter Monday 6 April do not count. Due Monday 20 April.',
    ],
    [
      'one, and nothing in the way',
      wd(1),
      '2026-04-09T10:00+01:00',
      '1 working day from Thursday 9 April 2026. Due Friday 10 April.',
    ],
    [
      'none',
      wd(0),
      '2026-04-09T10:00+01:00',
      '0 working days from Thursday 9 April 2026. Due Thursday 9 April.',
    ],
    [
      'one holiday',
      wd(5),
      '2026-05-01T10:00+01:00',
      '5 working days from Friday 1 May 2026. Early May bank holiday 4 May does not count. Due Monday 11 May.',
    ],
    [
      'received on a Saturday',
      wd(1),
      '2026-04-04T10:00+01:00',
      'Received on Saturday 4 April 2026, so it counts as received on Tuesday 7 April. 1 working day from that day. Easter Monday 6 April does not count. Due Wednesday 8 April.',
    ],
    [
      'received on a bank holiday, which is named once',
      wd(1),
      '2026-04-06T10:00+01:00',
      'Received on Monday 6 April 2026 (Easter Monday), so it counts as received on Tuesday 7 April. 1 working day from that day. Due Wednesday 8 April.',
    ],
    [
      'received after closing',
      wd(1),
      '2026-04-09T17:00+01:00',
      'Received after closing time on Thursday 9 April 2026, so it counts as received on Friday 10 April. 1 working day from that day. Due Monday 13 April.',
    ],
    [
      'the year is said again where it changes',
      wd(10),
      '2026-12-21T10:00Z',
      '10 working days from Monday 21 December 2026. Christmas Day 25 December, Boxing Day 28 December and New Year’s Day 1 January 2027 do not count. Due Thursday 7 January.',
    ],
    [
      'a closure is named in one',
      wd(3),
      '2026-12-22T10:00Z',
      '3 working days from Tuesday 22 December 2026. Christmas shutdown 24 to 31 December, Christmas Day 25 December, Boxing Day 28 December and New Year’s Day 1 January 2027 do not count. Due Tuesday 5 January.',
      { closures: [shutdown] },
    ],
    [
      'a closure over the year’s end',
      wd(3),
      '2026-12-22T10:00Z',
      '3 working days from Tuesday 22 December 2026. Christmas shutdown 24 December to 1 January 2027 does not count. Due Tuesday 5 January.',
      { closures: [shutdown], regions: [] },
    ],
    [
      'a closure of nearly a year',
      wd(2),
      '2026-12-22T10:00Z',
      '2 working days from Tuesday 22 December 2026. Long rest 24 December to 23 December 2027 does not count. Due Friday 24 December.',
      { closures: [{ from: '2026-12-24', to: '2027-12-23', name: 'Long rest' }], regions: [] },
    ],
    [
      'a closure that comes again is named again',
      wd(5),
      '2026-04-13T10:00+01:00',
      '5 working days from Monday 13 April 2026. Staff training 14 April and staff training 16 April do not count. Due Wednesday 22 April.',
      { closures: training },
    ],
    [
      'a holiday whose name begins with a number',
      wd(1),
      '2026-12-31T10:00Z',
      '1 working day from Thursday 31 December 2026. New Year’s Day 1 January 2027 and the 2nd January holiday on 4 January do not count. Due Tuesday 5 January.',
      { regions: ['scotland'] },
    ],
    [
      'paused',
      wd(10),
      '2026-04-02T10:00+01:00',
      '10 working days from Thursday 2 April 2026. The days from Saturday 11 April to Tuesday 14 April do not count: waiting for the contact. Good Friday 3 April and Easter Monday 6 April do not count. Due Wednesday 22 April.',
      { pauses: [waiting('2026-04-10T09:00Z', '2026-04-14T09:00Z')] },
    ],
    [
      'paused for a day, for another reason',
      wd(2),
      '2026-04-14T10:00+01:00',
      '2 working days from Tuesday 14 April 2026. Wednesday 15 April does not count: DVLA has the file. Due Friday 17 April.',
      { pauses: [waiting('2026-04-14T12:00Z', '2026-04-15T09:00Z', 'DVLA has the file')] },
    ],
    [
      'a month',
      { amount: 1, unit: 'calendar-months' },
      '2025-09-03T10:00+01:00',
      '1 calendar month from Wednesday 3 September 2025. Due Friday 3 October.',
    ],
    [
      'a month without that date, which rolls on',
      { amount: 1, unit: 'calendar-months' },
      '2026-01-31T10:00Z',
      '1 calendar month from Saturday 31 January 2026. There is no 31 February, so the last day of the month is taken. That is Saturday 28 February, a closed day, so it moves to the next working day. Due Monday 2 March.',
    ],
    [
      'calendar days that end on a bank holiday',
      { amount: 20, unit: 'calendar-days' },
      '2026-03-14T10:00Z',
      '20 calendar days from Saturday 14 March 2026. That is Friday 3 April (Good Friday), a closed day, so it moves to the next working day. Easter Monday 6 April does not count. Due Tuesday 7 April.',
    ],
    [
      'hours',
      { amount: 10, unit: 'working-hours' },
      '2026-04-02T16:00+01:00',
      '10 working hours from 16:00 on Thursday 2 April 2026. Good Friday 3 April and Easter Monday 6 April do not count. Due at 10:00 on Wednesday 8 April.',
    ],
    [
      'hours, received while closed',
      { amount: 0.5, unit: 'working-hours' },
      '2026-04-11T11:00+01:00',
      '30 minutes of opening time from 11:00 on Saturday 11 April 2026. The time runs from 09:00 on Monday 13 April. Due at 09:30 on Monday 13 April.',
    ],
    [
      'hours to midnight',
      { amount: 24, unit: 'working-hours' },
      '2026-04-11T00:00+01:00',
      '24 working hours from 00:00 on Saturday 11 April 2026. Due at 24:00 on Saturday 11 April.',
      { weekend: [], openingHours: { saturday: [{ opens: '00:00', closes: '24:00' }] } },
    ],
    [
      'hours, paused',
      { amount: 1, unit: 'working-hours' },
      '2026-04-09T10:00+01:00',
      '1 working hour from 10:00 on Thursday 9 April 2026. The time from 10:30 to 12:00 on Thursday 9 April does not count: waiting for the contact. Due at 12:30 on Thursday 9 April.',
      { pauses: [waiting('2026-04-09T09:30Z', '2026-04-09T11:00Z')] },
    ],
    [
      'minutes',
      { amount: 2.5, unit: 'minutes' },
      '2026-04-09T23:58+01:00',
      '2 minutes 30 seconds from 23:58 on Thursday 9 April 2026. Due at 00:00:30 on Friday 10 April.',
    ],
    [
      'minutes, paused over the night',
      { amount: 90, unit: 'minutes' },
      '2026-04-09T16:30+01:00',
      '1 hour 30 minutes from 16:30 on Thursday 9 April 2026. The time from 17:00 on Thursday 9 April to 09:00 on Friday 10 April does not count: waiting for the contact. Due at 10:00 on Friday 10 April.',
      { pauses: [waiting('2026-04-09T16:00Z', '2026-04-10T08:00Z')] },
    ],
    [
      'a year that is not known',
      wd(6),
      '2028-12-20T10:00Z',
      '6 working days from Wednesday 20 December 2028. Christmas Day 25 December and Boxing Day 26 December do not count. Due Monday 1 January 2029. Provisional: the bank holidays of 2029 (England and Wales) are not known, so the real date may be later.',
    ],
  ])('%s', (_, target, receivedAt, text, { pauses, ...settings } = {}) => {
    expect(dueDate(target, at(receivedAt), workingCalendar(settings), pauses).text).toBe(text);
  });

  test('freedom of information says where a holiday is kept', () => {
    const foi: Target = { amount: 20, unit: 'working-days', from: 'day-of-receipt' };
    const found = dueDate(foi, at('2026-11-28T10:00Z'), statutoryCalendar(workingCalendar()));
    expect(found.text).toBe(
      '20 working days from Saturday 28 November 2026. St Andrew’s Day 30 November (Scotland), Christmas Day 25 December and Boxing Day 28 December do not count. Due Wednesday 30 December.',
    );
    expect(found.days.slice(0, 4)).toEqual([
      { date: '2026-11-28', counted: false, reason: 'Received on this day' },
      { date: '2026-11-29', counted: false, reason: 'Sunday' },
      { date: '2026-11-30', counted: false, reason: 'St Andrew’s Day (Scotland)' },
      { date: '2026-12-01', counted: true, reason: 'Working day 1' },
    ]);
  });
});

describe('the explanation day by day', () => {
  test.each<[string, string, [string, string][]]>([
    [
      'received after closing before Easter',
      '2026-04-02T17:00+01:00',
      [
        ['2026-04-02', 'Received after closing time'],
        ['2026-04-03', 'Good Friday'],
        ['2026-04-04', 'Saturday'],
        ['2026-04-05', 'Sunday'],
        ['2026-04-06', 'Easter Monday'],
        ['2026-04-07', 'Counts as received on this day'],
        ['2026-04-08', 'Working day 1'],
      ],
    ],
    [
      'received on a closed day',
      '2026-04-05T17:00+01:00',
      [
        ['2026-04-05', 'Received on a closed day: Sunday'],
        ['2026-04-06', 'Easter Monday'],
        ['2026-04-07', 'Counts as received on this day'],
        ['2026-04-08', 'Working day 1'],
      ],
    ],
  ])('%s', (_, receivedAt, expected) => {
    const { days } = dueDate(wd(1), at(receivedAt), workingCalendar());
    expect(days.map(({ date, reason }) => [date, reason])).toEqual(expected);
    expect(days.filter(({ counted }) => counted)).toHaveLength(1);
  });
});
