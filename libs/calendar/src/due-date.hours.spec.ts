import { Temporal } from 'temporal-polyfill';
import { type CalendarSettings, dueDate, workingCalendar } from '#calendar';

const at = (text: string) => Temporal.Instant.from(text);
const lunch = [
  { opens: '09:00', closes: '12:30' },
  { opens: '13:30', closes: '17:00' },
];
const allDay = [{ opens: '00:00', closes: '24:00' }];
const always: CalendarSettings = {
  weekend: [],
  regions: [],
  openingHours: { saturday: allDay, sunday: allDay, monday: allDay },
};

function due(
  unit: 'working-hours' | 'minutes',
  amount: number,
  receivedAt: string,
  settings?: CalendarSettings,
) {
  const found = dueDate({ amount, unit }, at(receivedAt), workingCalendar(settings));
  const moment = found.dueAt.toZonedDateTimeISO('Europe/London').toPlainDateTime();
  return `${found.due} ${moment}`;
}

describe('working hours', () => {
  test.each<[string, number, string, string, CalendarSettings?]>([
    ['within one day', 4, '2026-04-09T10:00+01:00', '2026-04-09 2026-04-09T14:00:00'],
    ['over the night', 4, '2026-04-09T15:00+01:00', '2026-04-10 2026-04-10T11:00:00'],
    ['over Easter', 10, '2026-04-02T16:00+01:00', '2026-04-08 2026-04-08T10:00:00'],
    ['to the very closing time', 8, '2026-04-09T09:00+01:00', '2026-04-09 2026-04-09T17:00:00'],
    ['before opening: from opening', 1, '2026-04-09T06:00+01:00', '2026-04-09 2026-04-09T10:00:00'],
    ['at closing: from the next opening', 1, '2026-04-09T17:00+01:00', '2026-04-10 2026-04-10T10:00:00'],
    ['on a Saturday: from Monday’s opening', 1, '2026-04-11T11:00+01:00', '2026-04-13 2026-04-13T10:00:00'],
    [
      'over lunch',
      4,
      '2026-04-09T10:00+01:00',
      '2026-04-09 2026-04-09T15:00:00',
      { openingHours: { thursday: lunch } },
    ],
    [
      'received over lunch',
      1,
      '2026-04-09T12:45+01:00',
      '2026-04-09 2026-04-09T14:30:00',
      { openingHours: { thursday: lunch } },
    ],
    [
      'a working day without hours is passed over',
      1,
      '2026-04-10T10:00+01:00',
      '2026-04-16 2026-04-16T10:00:00',
      { openingHours: { thursday: lunch } },
    ],
    ['half an hour', 0.5, '2026-04-09T10:00+01:00', '2026-04-09 2026-04-09T10:30:00'],
    ['none, while open', 0, '2026-04-09T10:00+01:00', '2026-04-09 2026-04-09T10:00:00'],
    ['none, while closed: the next opening', 0, '2026-04-10T17:00+01:00', '2026-04-13 2026-04-13T09:00:00'],
    ['a day of 23 hours', 24, '2026-03-29T00:00Z', '2026-03-30 2026-03-30T01:00:00', always],
    ['a day of 25 hours', 25, '2026-10-25T00:00+01:00', '2026-10-25 2026-10-26T00:00:00', always],
    [
      'intervals that the skipped hour pushes into each other are not counted twice',
      1.5,
      '2026-03-29T00:00Z',
      '2026-03-29 2026-03-29T03:00:00',
      {
        weekend: [],
        openingHours: {
          sunday: [
            { opens: '00:30', closes: '01:30' },
            { opens: '02:00', closes: '03:00' },
          ],
        },
      },
    ],
    ['over the night in which clocks go forward', 8, '2026-03-27T16:00Z', '2026-03-30 2026-03-30T16:00:00'],
    ['over the night in which clocks go back', 8, '2026-10-23T16:00+01:00', '2026-10-26 2026-10-26T16:00:00'],
  ])('%s', (_, amount, receivedAt, expected, settings = {}) => {
    expect(due('working-hours', amount, receivedAt, settings)).toBe(expected);
  });

  test('each day says what it gave', () => {
    expect(
      dueDate({ amount: 10, unit: 'working-hours' }, at('2026-04-02T16:00+01:00'), workingCalendar()).days,
    ).toEqual([
      { date: '2026-04-02', counted: true, reason: 'Received at 16:00, 1 hour counted' },
      { date: '2026-04-03', counted: false, reason: 'Good Friday' },
      { date: '2026-04-04', counted: false, reason: 'Saturday' },
      { date: '2026-04-05', counted: false, reason: 'Sunday' },
      { date: '2026-04-06', counted: false, reason: 'Easter Monday' },
      { date: '2026-04-07', counted: true, reason: '8 hours counted' },
      { date: '2026-04-08', counted: true, reason: '1 hour counted' },
    ]);
  });

  test.each([
    ['after closing', '2026-04-09T18:00+01:00', 'Received at 18:00, after closing time'],
    ['on a closed day', '2026-04-11T11:00+01:00', 'Received at 11:00, Saturday'],
  ])('received %s', (_, receivedAt, reason) => {
    const found = dueDate({ amount: 1, unit: 'working-hours' }, at(receivedAt), workingCalendar());
    expect(found.days[0]?.reason).toBe(reason);
  });
});

describe('minutes on the clock', () => {
  test.each<[string, number, string, string]>([
    ['two minutes', 2, '2026-04-09T10:00+01:00', '2026-04-09 2026-04-09T10:02:00'],
    ['two and a half', 2.5, '2026-04-09T10:00+01:00', '2026-04-09 2026-04-09T10:02:30'],
    ['ten seconds', 1 / 6, '2026-04-09T10:00+01:00', '2026-04-09 2026-04-09T10:00:10'],
    ['they pass at night', 30, '2026-04-09T23:45+01:00', '2026-04-10 2026-04-10T00:15:00'],
    ['they pass on closed days', 3, '2026-04-03T10:00+01:00', '2026-04-03 2026-04-03T10:03:00'],
    ['through the hour that is skipped', 60, '2026-03-29T00:30Z', '2026-03-29 2026-03-29T02:30:00'],
    ['through the hour that comes twice', 60, '2026-10-25T01:30+01:00', '2026-10-25 2026-10-25T01:30:00'],
    ['none', 0, '2026-04-09T10:00+01:00', '2026-04-09 2026-04-09T10:00:00'],
  ])('%s', (_, amount, receivedAt, expected) => {
    expect(due('minutes', amount, receivedAt)).toBe(expected);
  });

  test('the days say when', () => {
    const found = dueDate({ amount: 1500, unit: 'minutes' }, at('2026-04-09T23:30+01:00'), workingCalendar());
    expect(found.days).toEqual([
      { date: '2026-04-09', counted: true, reason: 'Received at 23:30' },
      { date: '2026-04-10', counted: true, reason: 'Every minute counts' },
      { date: '2026-04-11', counted: true, reason: 'Due at 00:30' },
    ]);
  });
});
