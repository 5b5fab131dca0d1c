import { Temporal } from 'temporal-polyfill';
import type { DayContext } from './days.js';
import { clockWords, dueWords } from './due-words.js';

/** The working days around Easter 2026, as the organisation keeps them. */
const CLOSED = new Set(['2026-04-03', '2026-04-06']);
const workingDays = new Map(
  Array.from({ length: 25 }, (_, index) => {
    const day = Temporal.PlainDate.from('2026-04-01').add({ days: index });
    return [day.toString(), day.dayOfWeek < 6 && !CLOSED.has(day.toString())];
  }),
);

function at(now: string, timeZone = 'Europe/London'): DayContext {
  return { now: Temporal.Instant.from(now), timeZone, workingDays };
}

const owed = (dueAt: string | null) => ({ status: 'open', dueAt, clocks: [] });
const THURSDAY = at('2026-04-02T10:00:00+01:00');

describe('what is owed, in words', () => {
  test.each<[string, string, string, string]>([
    ['later today', '2026-04-02T16:30:00+01:00', 'today', 'Due today 16:30'],
    ['the end of today', '2026-04-02T23:59:59+01:00', 'today', 'Due today'],
    ['an hour ago', '2026-04-02T09:00:00+01:00', 'overdue', 'Overdue since 09:00'],
    ['yesterday', '2026-04-01T17:00:00+01:00', 'overdue', 'Overdue since yesterday'],
    ['on Monday', '2026-03-30T17:00:00+01:00', 'overdue', 'Overdue since Monday'],
    ['a week ago', '2026-03-26T17:00:00Z', 'overdue', 'Overdue since 26 March'],
    ['the working day after Easter', '2026-04-07T17:00:00+01:00', 'soon', '1 working day'],
    ['the one after', '2026-04-08T17:00:00+01:00', 'soon', '2 working days'],
    ['the one after that', '2026-04-09T17:00:00+01:00', 'later', '3 working days'],
    ['on a closed day', '2026-04-06T17:00:00+01:00', 'soon', 'Due Monday 6 April'],
    ['tomorrow, closed as it is', '2026-04-03T17:00:00+01:00', 'soon', 'Due tomorrow 17:00'],
    ['past what the calendar tells', '2026-05-20T17:00:00+01:00', 'later', 'Due Wednesday 20 May'],
    ['next year', '2027-01-05T17:00:00Z', 'later', 'Due Tuesday 5 January 2027'],
  ])('due %s', (_, dueAt, tone, words) => {
    expect(dueWords(owed(dueAt), THURSDAY)).toMatchObject({ tone, words });
  });

  test('today is the day of the organisation, not of the browser', () => {
    const dueAt = '2026-04-02T22:30:00Z';
    expect(dueWords(owed(dueAt), at('2026-04-02T10:00:00Z')).words).toBe('Due today 23:30');
    expect(dueWords(owed(dueAt), at('2026-04-02T10:00:00Z', 'Asia/Tokyo')).words).toBe('Due tomorrow 07:30');
  });

  const clock = {
    state: 'met',
    metBy: 'answer',
    metAt: '2026-04-01T09:00:00Z',
    missedAt: null,
    dueAt: '2026-04-20T16:00:00Z',
  } as const;
  test.each([
    ['met', clock, 'Answered in time'],
    ['missed, then answered', { ...clock, state: 'missed' as const }, 'Answered late'],
    [
      'missed and still owed',
      { ...clock, state: 'missed' as const, metAt: null, dueAt: '2026-04-01T16:00:00Z' },
      'Overdue since yesterday',
    ],
    ['met by an acknowledgement', { ...clock, metBy: 'acknowledgement' as const }, 'Acknowledged in time'],
    ['met by the first words', { ...clock, metBy: 'first-human-reply' as const }, 'First contact in time'],
    ['missed, then done', { ...clock, metBy: 'resolved' as const, state: 'missed' as const }, 'Done late'],
    ['paused', { ...clock, state: 'paused' as const, metAt: null }, 'Paused'],
    ['stopped', { ...clock, state: 'stopped' as const, metAt: null }, 'No longer owed'],
  ])('a clock that is %s', (_, given, words) => {
    expect(clockWords(given, THURSDAY).words).toBe(words);
  });

  test('of several that are kept, the answer is what is said', () => {
    const acknowledged = { ...clock, metBy: 'acknowledgement' as const, state: 'missed' as const };
    const conversation = { status: 'done', dueAt: null, clocks: [acknowledged, clock] };
    expect(dueWords(conversation, THURSDAY).words).toBe('Answered in time');
  });
});
