import { Temporal } from 'temporal-polyfill';
import { type CalendarSettings, dueDate, workingCalendar } from '#calendar';

const at = (text: string) => Temporal.Instant.from(text);
const wd = (amount: number) => ({ amount, unit: 'working-days' }) as const;

describe('what cannot be counted', () => {
  const received = at('2026-04-02T09:00Z');

  test.each<[string, object, RegExp]>([
    [
      'a negative amount',
      { amount: -1, unit: 'working-days' },
      /cannot be -1 working days: give a whole number from 0 to 3650/,
    ],
    ['not a number', { amount: Number.NaN, unit: 'working-hours' }, /cannot be NaN working hours/],
    ['endless', { amount: Number.POSITIVE_INFINITY, unit: 'minutes' }, /cannot be Infinity minutes/],
    ['huge', { amount: 1e9, unit: 'calendar-days' }, /from 0 to 3650/],
    ['half a day', { amount: 0.5, unit: 'working-days' }, /a whole number/],
    ['half a month', { amount: 1.5, unit: 'calendar-months' }, /a whole number/],
    ['text for an amount', { amount: '10', unit: 'working-days' }, /cannot be 10 working days/],
    ['nothing for an amount', { unit: 'working-days' }, /cannot be undefined/],
    ['an unknown unit', { amount: 1, unit: 'fortnights' }, /cannot be counted in "fortnights"/],
    ['a unit from the prototype', { amount: 1, unit: 'constructor' }, /cannot be counted in "constructor"/],
    [
      'an unknown start',
      { amount: 1, unit: 'working-days', from: 'yesterday' },
      /cannot count from "yesterday"/,
    ],
  ])('%s', (_, target, message) => {
    const call = () => dueDate(target as Parameters<typeof dueDate>[0], received, workingCalendar());
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });

  const closedDown = { closures: [{ from: '2026-01-01', to: '9999-12-31', name: 'Closed down' }] };
  const lastDay = { closures: [{ from: '2026-04-03', to: '9999-12-31', name: 'Closed down' }] };

  test.each<[string, Parameters<typeof dueDate>[0], CalendarSettings]>([
    ['closed for ever, working days', wd(1), closedDown],
    ['closed for ever after receipt, working days', wd(1), lastDay],
    ['closed for ever, none at all', wd(0), closedDown],
    ['closed for ever, from the very day', { ...wd(1), from: 'day-of-receipt' }, closedDown],
    ['closed for ever, calendar days', { amount: 1, unit: 'calendar-days' }, lastDay],
    ['closed for ever, months', { amount: 1, unit: 'calendar-months' }, closedDown],
    ['closed for ever, hours', { amount: 1, unit: 'working-hours' }, closedDown],
    ['no opening hours, hours', { amount: 1, unit: 'working-hours' }, { openingHours: {} }],
  ])('a calendar that does not open ends in an error: %s', (_, target, settings) => {
    expect(() => dueDate(target, received, workingCalendar(settings))).toThrow(RangeError);
    expect(() => dueDate(target, received, workingCalendar(settings))).toThrow(
      /^This calendar (has no|is not open)/,
    );
  });
});
