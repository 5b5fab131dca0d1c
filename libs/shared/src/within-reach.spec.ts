import { isWithinReach } from '#shared';

test.each([
  ['1900-01-01', true],
  ['2200-12-31', true],
  ['2026-04-20T10:00:00+01:00', true],
  ['0000-01-01', false],
  ['1899-12-31T23:59:59Z', false],
  ['2201-01-01', false],
  ['+012026-01-01', false],
  ['-000001-01-01', false],
  ['', false],
])('%s is within reach: %s', (iso, within) => {
  expect(isWithinReach(iso)).toBe(within);
});
