import {
  ANY_PART_OF_THE_UK,
  type BankHolidays,
  coveredYears,
  mergeBankHolidays,
  parseBankHolidays,
  type Region,
  SHIPPED_BANK_HOLIDAYS,
} from '#calendar';

const YEARS = Array.from({ length: 17 }, (_, i) => 2012 + i);

function with2029(days: Record<string, string>): BankHolidays {
  return { 'england-and-wales': days, scotland: {}, 'northern-ireland': {} };
}

const WHOLE_2029: Record<string, string> = {
  '2029-01-01': 'New Year’s Day',
  '2029-03-30': 'Good Friday',
  '2029-04-02': 'Easter Monday',
  '2029-05-07': 'Early May bank holiday',
  '2029-05-28': 'Spring bank holiday',
  '2029-08-27': 'Summer bank holiday',
  '2029-12-25': 'Christmas Day',
  '2029-12-26': 'Boxing Day',
};

describe('shipped bank holidays', () => {
  test.each(ANY_PART_OF_THE_UK)('every year from 2012 to 2028 is covered: %s', (region) => {
    expect(coveredYears(SHIPPED_BANK_HOLIDAYS, region)).toEqual(YEARS);
  });

  test.each<[string, Region, string, string | undefined]>([
    ['Boxing Day 2026 falls on a Saturday', 'england-and-wales', '2026-12-28', 'Boxing Day'],
    ['Christmas 2027, first substitute', 'england-and-wales', '2027-12-27', 'Christmas Day'],
    ['Christmas 2027, second substitute', 'england-and-wales', '2027-12-28', 'Boxing Day'],
    ['New Year 2028 falls on a Saturday', 'england-and-wales', '2028-01-03', 'New Year’s Day'],
    ['Christmas 2028 needs no substitute', 'england-and-wales', '2028-12-27', undefined],
    ['2nd January is kept in Scotland', 'scotland', '2026-01-02', '2nd January'],
    ['2nd January is not kept elsewhere', 'northern-ireland', '2026-01-02', undefined],
    ['2nd January 2027 falls on a Saturday', 'scotland', '2027-01-04', '2nd January'],
    ['Scotland has no Easter Monday', 'scotland', '2026-04-06', undefined],
    ['the World Cup day of 2026', 'scotland', '2026-06-15', 'World Cup bank holiday'],
    [
      'the twelfth of July 2026 is a Sunday',
      'northern-ireland',
      '2026-07-13',
      'Battle of the Boyne (Orangemen’s Day)',
    ],
    ['the early May holiday of 2020 was moved', 'england-and-wales', '2020-05-04', undefined],
    [
      'a state funeral',
      'england-and-wales',
      '2022-09-19',
      'Bank Holiday for the State Funeral of Queen Elizabeth II',
    ],
  ])('%s', (_, region, date, name) => {
    expect(SHIPPED_BANK_HOLIDAYS[region][date]).toBe(name);
  });

  test('read back as they are from the short shape', () => {
    expect(parseBankHolidays(JSON.stringify(SHIPPED_BANK_HOLIDAYS))).toEqual(SHIPPED_BANK_HOLIDAYS);
  });
});

describe('merging bank holidays', () => {
  test('a new year is added, and the others stay', () => {
    const merged = mergeBankHolidays(SHIPPED_BANK_HOLIDAYS, with2029(WHOLE_2029));
    expect(coveredYears(merged, 'england-and-wales')).toEqual([...YEARS, 2029]);
    expect(merged.scotland).toEqual(SHIPPED_BANK_HOLIDAYS.scotland);
  });

  test('a year that is covered whole replaces the known one: a moved day stands once', () => {
    const known = with2029(WHOLE_2029);
    const { '2029-05-07': _, ...rest } = WHOLE_2029;
    const merged = mergeBankHolidays(known, with2029({ ...rest, '2029-05-08': 'Early May bank holiday' }));
    expect(merged['england-and-wales']['2029-05-07']).toBeUndefined();
    expect(merged['england-and-wales']['2029-05-08']).toBe('Early May bank holiday');
  });

  test('a year that is only begun adds its days and drops none', () => {
    const newer = { ...with2029({ '2029-01-01': 'New Year’s Day' }), scotland: { '2028-06-01': 'Jubilee' } };
    const merged = mergeBankHolidays(SHIPPED_BANK_HOLIDAYS, newer);
    expect(merged.scotland['2028-06-01']).toBe('Jubilee');
    expect(merged.scotland['2028-12-25']).toBe('Christmas Day');
    expect(coveredYears(merged, 'england-and-wales')).not.toContain(2029);
  });

  test('days stand in order', () => {
    const merged = mergeBankHolidays(with2029(WHOLE_2029), SHIPPED_BANK_HOLIDAYS);
    const dates = Object.keys(merged['england-and-wales']);
    expect(dates).toEqual([...dates].sort());
  });
});
