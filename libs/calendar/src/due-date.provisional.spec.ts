import { Temporal } from 'temporal-polyfill';
import { dueDate, type Region, statutoryCalendar, workingCalendar } from '#calendar';

const at = (text: string) => Temporal.Instant.from(text);
const wd = (amount: number) => ({ amount, unit: 'working-days' }) as const;

describe('a year without bank holidays', () => {
  const received = at('2028-12-20T10:00Z');

  test.each<[string, number, Region[], boolean]>([
    ['due before the year ends', 5, ['england-and-wales'], false],
    ['due in the next year', 6, ['england-and-wales'], true],
    ['no bank holidays are kept', 6, [], false],
  ])('%s', (_, amount, regions, provisional) => {
    const found = dueDate(wd(amount), received, workingCalendar({ regions }));
    expect(found.provisional).toBe(provisional);
    expect(found.warnings).toHaveLength(provisional ? 1 : 0);
  });

  test('says so loudly, and which regions it is about', () => {
    const found = dueDate(wd(6), received, statutoryCalendar(workingCalendar()));
    expect(found.warnings).toEqual([
      'Provisional: the bank holidays of 2029 (England, Wales, Scotland and Northern Ireland) are not known, so the real date may be later.',
    ]);
    expect(found.text).toContain(found.warnings[0]);
    expect(found.days.at(-1)).toEqual({
      date: '2029-01-01',
      counted: true,
      reason: 'Working day 6 (bank holidays not known)',
    });
  });

  test('is put right by the same call once the data have come', () => {
    const names = ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26'];
    const days = Object.fromEntries(names.map((date) => [`2029-${date}`, 'Holiday']));
    const { bankHolidays } = workingCalendar();
    const refreshed = workingCalendar({
      bankHolidays: {
        ...bankHolidays,
        'england-and-wales': { ...bankHolidays['england-and-wales'], ...days },
      },
    });
    const found = dueDate(wd(6), received, refreshed);
    expect(found).toMatchObject({ provisional: false, warnings: [] });
    expect(String(found.due)).toBe('2029-01-02');
  });

  test('minutes pass on holidays too', () => {
    expect(
      dueDate({ amount: 5, unit: 'minutes' }, at('2029-06-01T10:00Z'), workingCalendar()).provisional,
    ).toBe(false);
  });
});
