import type { ChannelHow } from './channel-turn.entity.js';
import { judgeDay } from './look-verdict.js';

const at = (text: string) => new Date(text);
const turn = (when: string, how: ChannelHow, reason: string | null = null) => ({ at: at(when), how, reason });
const looks = (count: number, failures = 0, trouble: string | null = null) => {
  return { looks: count, failures, trouble };
};

/** Thursday 2 April 2026 in London, in the summer: its first moment is 23:00 of the day before in UTC. */
const THURSDAY = { from: at('2026-04-01T23:00:00Z'), to: at('2026-04-02T23:00:00Z'), closed: null };
const GOOD_FRIDAY = {
  from: at('2026-04-02T23:00:00Z'),
  to: at('2026-04-03T23:00:00Z'),
  closed: 'Good Friday',
};
/** The clocks go back: it has 25 hours. */
const LONG_SUNDAY = { from: at('2026-10-24T23:00:00Z'), to: at('2026-10-26T00:00:00Z'), closed: null };
/** They go forward: it has 23. */
const SHORT_SUNDAY = { from: at('2026-03-29T00:00:00Z'), to: at('2026-03-29T23:00:00Z'), closed: null };

const BEFORE = turn('2026-03-01T09:00:00Z', 'on');
const LATER = at('2027-01-01T00:00:00Z');

test.each([
  ['looked at once, also if the rest failed', THURSDAY, looks(1, 700, 'It was away.'), [BEFORE], 'looked'],
  ['nothing was tried though it was on', THURSDAY, null, [BEFORE], 'not-looked'],
  ['an outage at the source: tried all day', THURSDAY, looks(0, 3), [BEFORE], 'could-not-check'],
  [
    'stopped by an error some days ago',
    THURSDAY,
    null,
    [BEFORE, turn('2026-03-30T09:00:00Z', 'stopped')],
    'could-not-check',
  ],
  [
    'stopped, then put right within the day, and not looked at',
    THURSDAY,
    null,
    [BEFORE, turn('2026-03-30T09:00:00Z', 'stopped'), turn('2026-04-02T09:00:00Z', 'on')],
    'could-not-check',
  ],
  [
    'stopped by an error and put right the day before',
    THURSDAY,
    null,
    [turn('2026-03-31T09:00:00Z', 'stopped'), turn('2026-04-01T22:00:00Z', 'on')],
    'not-looked',
  ],
  ['a bank holiday', GOOD_FRIDAY, null, [BEFORE], 'closed'],
  ['a bank holiday on which it was looked at', GOOD_FRIDAY, looks(90), [BEFORE], 'closed'],
  ['switched off all day', THURSDAY, null, [BEFORE, turn('2026-04-01T12:00:00Z', 'off')], 'off'],
  ['switched off at noon', THURSDAY, null, [BEFORE, turn('2026-04-02T11:00:00Z', 'off')], 'not-looked'],
  ['added in the middle of the day', THURSDAY, looks(9), [turn('2026-04-02T11:00:00Z', 'on')], 'looked'],
  [
    'added in the middle of the day, and never looked at',
    THURSDAY,
    null,
    [turn('2026-04-02T11:00:00Z', 'on')],
    'not-looked',
  ],
  ['the day before it was added', THURSDAY, null, [turn('2026-04-02T23:00:00Z', 'on')], null],
  ['a holiday before it was added', GOOD_FRIDAY, null, [turn('2026-04-04T10:00:00Z', 'on')], null],
  [
    'stopped in the hour that comes twice',
    LONG_SUNDAY,
    null,
    [BEFORE, turn('2026-10-25T01:30:00Z', 'stopped')],
    'could-not-check',
  ],
  [
    'stopped in the last hour of the long day',
    LONG_SUNDAY,
    null,
    [BEFORE, turn('2026-10-25T23:30:00Z', 'stopped')],
    'could-not-check',
  ],
  [
    'stopped in the first hour after the short day',
    SHORT_SUNDAY,
    null,
    [BEFORE, turn('2026-03-29T23:30:00Z', 'stopped')],
    'not-looked',
  ],
])('%s', (_, day, seen, turns, verdict) => {
  expect(judgeDay(day, seen, turns, LATER)?.verdict ?? null).toBe(verdict);
});

test.each([
  ['in the middle of the day, before the first look', '2026-04-02T10:00:00Z', null, 'not-yet'],
  ['in the middle of the day, after failures', '2026-04-02T10:00:00Z', looks(0, 4), 'not-yet'],
  ['in the middle of the day, after a look', '2026-04-02T10:00:00Z', looks(1), 'looked'],
  ['in its last moment', '2026-04-02T22:59:59.999Z', null, 'not-yet'],
  ['once it is over', '2026-04-02T23:00:00Z', null, 'not-looked'],
  ['the day before', '2026-04-01T22:59:00Z', null, null],
])('Thursday, judged %s', (_, now, seen, verdict) => {
  expect(judgeDay(THURSDAY, seen, [BEFORE], at(now))?.verdict ?? null).toBe(verdict);
});

test('says what stood in the way, and why it was closed', () => {
  const stopped = turn('2026-03-30T09:00:00Z', 'stopped', 'The password is refused.');
  expect(judgeDay(THURSDAY, null, [stopped], LATER)?.reason).toBe('The password is refused.');
  expect(judgeDay(THURSDAY, looks(0, 1, 'It was away.'), [stopped], LATER)?.reason).toBe('It was away.');
  expect(judgeDay(GOOD_FRIDAY, null, [BEFORE], LATER)?.reason).toBe('Good Friday');
});
