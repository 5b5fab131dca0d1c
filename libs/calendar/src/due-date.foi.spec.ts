import { Temporal } from 'temporal-polyfill';
import { dueDate, statutoryCalendar, workingCalendar } from '#calendar';

const at = (text: string) => Temporal.Instant.from(text);
const shutdown = { from: '2026-12-24', to: '2027-01-01', name: 'Christmas shutdown' };

describe('freedom of information: 20 working days after the date of receipt, in any part of the United Kingdom', () => {
  const foi = { amount: 20, unit: 'working-days', from: 'day-of-receipt' } as const;
  const calendar = statutoryCalendar(workingCalendar({ closures: [shutdown] }));

  test.each([
    ['over Easter and 1 May', '2026-04-01T10:00+01:00', '2026-05-01'],
    ['received late in the evening: the same', '2026-04-01T23:59+01:00', '2026-05-01'],
    ['received on Easter Saturday: from the day after', '2026-04-04T10:00+01:00', '2026-05-05'],
    ['received on Good Friday: the same', '2026-04-03T10:00+01:00', '2026-05-05'],
    ['received on the Thursday before: the same', '2026-04-02T18:00+01:00', '2026-05-05'],
    ['a holiday in Scotland only (World Cup)', '2026-05-29T10:00+01:00', '2026-06-29'],
    ['a holiday in Northern Ireland only (12 July)', '2026-06-30T10:00+01:00', '2026-07-29'],
    ['summer holidays of Scotland and of England', '2026-07-31T10:00+01:00', '2026-09-01'],
    ['St Andrew’s Day and Christmas, from a Saturday', '2026-11-28T10:00Z', '2026-12-30'],
    ['the organisation’s shutdown does not stop it', '2026-12-18T10:00Z', '2027-01-21'],
  ])('%s', (_, receivedAt, expected) => {
    expect(String(dueDate(foi, at(receivedAt), calendar).due)).toBe(expected);
  });

  test('none at all is due on a day on which somebody works', () => {
    const none = { ...foi, amount: 0 };
    expect(String(dueDate(none, at('2026-04-03T10:00+01:00'), calendar).due)).toBe('2026-04-07');
  });
});
