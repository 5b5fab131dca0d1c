import { Temporal } from 'temporal-polyfill';
import {
  type CalendarSettings,
  closedReason,
  isOpen,
  isWorkingDay,
  OFFICE_HOURS,
  statutoryCalendar,
  type Weekday,
  workingCalendar,
} from '#calendar';
import { DomainError } from '#shared';

const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);

describe('working calendar', () => {
  test('the default: London, Monday to Friday, 09:00 to 17:00, England and Wales', () => {
    const { bankHolidays, ...rest } = workingCalendar();
    expect(rest).toEqual({
      timeZone: 'Europe/London',
      weekend: ['saturday', 'sunday'],
      regions: ['england-and-wales'],
      closures: [],
      openingHours: OFFICE_HOURS,
    });
    expect(Object.keys(bankHolidays)).toHaveLength(3);
  });

  test('is data that survives being stored as JSON', () => {
    const calendar = workingCalendar({ closures: [{ from: '2026-12-29', to: '2026-12-31', name: 'Rest' }] });
    expect(workingCalendar(JSON.parse(JSON.stringify(calendar)))).toEqual(calendar);
  });

  test('cannot be changed, neither itself nor through the settings it was made from', () => {
    const closures = [{ from: '2026-12-29', to: '2026-12-31', name: 'Rest' }];
    const calendar = workingCalendar({ closures });
    closures.push({ from: '2026-01-01', to: '2026-12-31', name: 'Gone fishing' });
    expect(calendar.closures).toHaveLength(1);
    expect(() => Object.assign(calendar, { weekend: [] })).toThrow(TypeError);
  });

  test.each<[string, CalendarSettings, string]>([
    ['an unknown time zone', { timeZone: 'Europe/Postroom' }, 'timeZone'],
    ['a weekend of seven days', { weekend: Object.keys(OFFICE_HOURS) as Weekday[] }, 'weekend'],
    ['a weekend day that is none', { weekend: ['caturday' as Weekday] }, 'weekend'],
    ['an unknown region', { regions: ['wales' as 'scotland'] }, 'regions'],
    [
      'a closure without a date',
      { closures: [{ from: 'soon', to: '2026-12-31', name: 'x' }] },
      'closures.0.from',
    ],
    ['a closure to no date', { closures: [{ from: '2026-12-31', to: '', name: 'x' }] }, 'closures.0.to'],
    [
      'a closure that ends too early',
      { closures: [{ from: '2026-12-31', to: '2026-12-30', name: 'x' }] },
      'closures.0.to',
    ],
    [
      'a closure without a name',
      { closures: [{ from: '2026-12-31', to: '2026-12-31', name: ' ' }] },
      'closures.0.name',
    ],
    [
      'a time that is none',
      { openingHours: { monday: [{ opens: '9', closes: '17:00' }] } },
      'openingHours.monday',
    ],
    [
      '25 o’clock',
      { openingHours: { monday: [{ opens: '09:00', closes: '25:00' }] } },
      'openingHours.monday',
    ],
    [
      'past 24:00',
      { openingHours: { monday: [{ opens: '09:00', closes: '24:01' }] } },
      'openingHours.monday',
    ],
    [
      'hours past midnight',
      { openingHours: { friday: [{ opens: '22:00', closes: '02:00' }] } },
      'openingHours.friday',
    ],
    [
      'hours of no length',
      { openingHours: { friday: [{ opens: '09:00', closes: '09:00' }] } },
      'openingHours.friday',
    ],
    [
      'hours that overlap',
      {
        openingHours: {
          friday: [
            { opens: '09:00', closes: '13:00' },
            { opens: '12:00', closes: '17:00' },
          ],
        },
      },
      'openingHours.friday',
    ],
    ['hours on no weekday', { openingHours: { caturday: [] } as object }, 'openingHours.caturday'],
  ])('refuses %s', (_, settings, path) => {
    let error: unknown;
    try {
      workingCalendar(settings);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(DomainError);
    expect((error as DomainError).fields.map((field) => field.path)).toEqual([path]);
  });
});

describe('why a day is closed', () => {
  const closures = [{ from: '2026-12-24', to: '2027-01-01', name: 'Christmas shutdown' }];
  const ours = workingCalendar({ closures });
  const anywhere = statutoryCalendar(ours);

  test.each([
    ['a plain Tuesday', '2026-12-22', null],
    ['a Saturday', '2026-12-19', 'Saturday'],
    ['a Sunday', '2026-12-20', 'Sunday'],
    ['the first day of a closure', '2026-12-24', 'Closed: Christmas shutdown'],
    ['a bank holiday within a closure', '2026-12-25', 'Christmas Day'],
    ['a Saturday within a closure', '2026-12-26', 'Saturday'],
    ['a substitute day within a closure', '2026-12-28', 'Boxing Day'],
    ['inside a closure', '2026-12-30', 'Closed: Christmas shutdown'],
    ['the last day of a closure, a bank holiday', '2027-01-01', 'New Year’s Day'],
    ['the day after a closure', '2027-01-04', null],
    ['a holiday of another region', '2026-11-30', null],
  ])('%s', (_, date, reason) => {
    expect(closedReason(day(date), ours)).toBe(reason);
    expect(isWorkingDay(day(date), ours)).toBe(reason === null);
  });

  test.each([
    ['every region keeps it', '2026-12-25', 'Christmas Day'],
    ['only Scotland keeps it', '2026-11-30', 'St Andrew’s Day (Scotland)'],
    ['only Northern Ireland keeps it', '2026-03-17', 'St Patrick’s Day (Northern Ireland)'],
    ['all but Scotland keep it', '2026-04-06', 'Easter Monday (England, Wales and Northern Ireland)'],
    ['every region, under different names', '2017-01-02', 'New Year’s Day'],
    ['the organisation’s closure does not stop the law', '2026-12-30', null],
  ])('in any part of the United Kingdom: %s', (_, date, reason) => {
    expect(closedReason(day(date), anywhere)).toBe(reason);
  });

  test('no regions: bank holidays are not kept', () => {
    expect(isWorkingDay(day('2026-12-25'), workingCalendar({ regions: [] }))).toBe(true);
  });

  test('another weekend', () => {
    const calendar = workingCalendar({ weekend: ['friday', 'saturday'], regions: [] });
    expect(closedReason(day('2026-04-10'), calendar)).toBe('Friday');
    expect(closedReason(day('2026-04-12'), calendar)).toBeNull();
  });
});

describe('is it open', () => {
  const lunch = [
    { opens: '09:00', closes: '12:30' },
    { opens: '13:30', closes: '17:00' },
  ];
  const calendar = workingCalendar({ openingHours: { monday: lunch, thursday: lunch, saturday: lunch } });

  test.each([
    ['a moment before opening', '2026-04-09T08:59:59.999+01:00', false],
    ['at opening', '2026-04-09T09:00:00+01:00', true],
    ['a moment before lunch', '2026-04-09T12:29:59+01:00', true],
    ['at lunch', '2026-04-09T12:30:00+01:00', false],
    ['after lunch', '2026-04-09T13:30:00+01:00', true],
    ['at closing', '2026-04-09T17:00:00+01:00', false],
    ['a working day without hours', '2026-04-10T10:00:00+01:00', false],
    ['hours on a weekend day do not open it', '2026-04-11T10:00:00+01:00', false],
    ['hours on a bank holiday do not open it', '2026-04-06T10:00:00+01:00', false],
    ['summer time: 08:30 UTC is open', '2026-04-09T08:30:00Z', true],
    ['winter time: 08:30 UTC is not', '2026-01-08T08:30:00Z', false],
  ])('%s', (_, instant, open) => {
    expect(isOpen(at(instant), calendar)).toBe(open);
  });

  const nights = workingCalendar({
    weekend: [],
    regions: [],
    openingHours: {
      sunday: [
        { opens: '00:30', closes: '01:30' },
        { opens: '01:30', closes: '02:10' },
      ],
    },
  });

  test.each([
    ['before the gap', '2026-03-29T00:45:00Z', true],
    ['the gap moves the closing on', '2026-03-29T01:15:00Z', true],
    ['what was left of the second interval is nothing', '2026-03-29T01:30:00Z', false],
    ['autumn: the first time round', '2026-10-25T01:15:00+01:00', true],
    ['autumn: until the clock shows 02:10', '2026-10-25T02:09:00Z', true],
  ])('in the night of a clock change: %s', (_, instant, open) => {
    expect(isOpen(at(instant), nights)).toBe(open);
  });
});
