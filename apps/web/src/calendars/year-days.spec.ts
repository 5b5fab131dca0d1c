import type { BankHolidays } from '#api-client';
import { yearDays } from './year-days.js';

const EASTER: BankHolidays['items'] = [
  { date: '2026-04-03', name: 'Good Friday', regions: ['england-and-wales', 'scotland', 'northern-ireland'] },
  { date: '2026-04-06', name: 'Easter Monday', regions: ['england-and-wales', 'northern-ireland'] },
];

const april = (draft: Partial<Parameters<typeof yearDays>[0]>) => {
  const whole = { weekend: ['saturday' as const, 'sunday' as const], regions: [], closures: [], ...draft };
  const month = yearDays(whole, EASTER, 2026)[3];
  if (!month) throw new Error('There is no April.');
  return month;
};
const closedOn = (draft: Parameters<typeof april>[0], kind: string) =>
  april(draft)
    .days.filter(({ closed }) => closed === kind)
    .map(({ day }) => day);

test('April 2026 begins on a Wednesday, and has its weekends', () => {
  expect(april({}).offset).toBe(2);
  expect(closedOn({}, 'weekend')).toEqual([4, 5, 11, 12, 18, 19, 25, 26]);
});

test.each([
  ['none', [], []],
  ['England and Wales', ['england-and-wales'], [3, 6]],
  ['Scotland', ['scotland'], [3]],
] as const)('holidays of %s', (_, regions, days) => {
  expect(closedOn({ regions: [...regions] }, 'holiday')).toEqual([...days]);
});

test('a closure across a weekend and a holiday is named once, and so is the holiday', () => {
  const closures = [{ from: '2026-03-30', to: '2026-04-07', name: 'Moving house' }];
  const { named } = april({ regions: ['england-and-wales'], closures });
  expect(named).toEqual([
    { name: 'Moving house', kind: 'closure', from: '2026-04-01', to: '2026-04-07' },
    { name: 'Good Friday', kind: 'holiday', from: '2026-04-03', to: '2026-04-03' },
    { name: 'Easter Monday', kind: 'holiday', from: '2026-04-06', to: '2026-04-06' },
  ]);
  expect(closedOn({ regions: ['england-and-wales'], closures }, 'holiday')).toEqual([3, 6]);
  expect(closedOn({ closures }, 'closure')).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('a closure of which the last day is not said yet is that one day', () => {
  expect(closedOn({ closures: [{ from: '2026-04-08', to: '', name: '' }] }, 'closure')).toEqual([8]);
});
