import { Temporal } from 'temporal-polyfill';
import type { Clock, PendingPromise } from '#api-client';
import { isBarred, makesADifference, sayStillOwed } from './holding.js';

const context = {
  now: Temporal.Instant.from('2026-04-02T10:00:00+01:00'),
  timeZone: 'Europe/London',
  workingDays: new Map<string, boolean>(),
};
type Owed = Pick<Clock, 'state' | 'metBy' | 'metAt' | 'dueAt'>;
const clock = (given: Partial<Owed> = {}): Owed => ({
  state: 'running',
  metBy: 'answer',
  metAt: null,
  dueAt: '2026-04-20T22:59:59Z',
  ...given,
});
const pending = (given: Partial<PendingPromise>): PendingPromise => ({
  target: 'one',
  name: 'One',
  startsOn: 'acknowledgement',
  metBy: 'answer',
  ...given,
});

test.each<[string, Owed[], PendingPromise[], boolean, string]>([
  ['an answer is owed', [clock()], [], true, 'The answer stays owed by Monday 20 April.'],
  [
    'two are, the later first',
    [clock({ dueAt: '2026-05-05T22:59:59Z' }), clock()],
    [],
    true,
    'The answer stays owed by Monday 20 April.',
  ],
  [
    'its day has passed',
    [clock({ state: 'missed', dueAt: '2026-03-30T22:59:59Z' })],
    [],
    true,
    'The answer stays owed; it was due on Monday 30 March.',
  ],
  [
    'it stands still',
    [clock({ state: 'paused' })],
    [],
    true,
    'The answer stays owed; its date stands still as long as we wait.',
  ],
  ['it begins with these words', [], [pending({})], true, 'The answer is owed from then on.'],
  ['it begins with stage two', [], [pending({ startsOn: 'escalation' })], false, 'No answer is owed.'],
  [
    'it was answered late',
    [clock({ state: 'missed', metAt: '2026-04-01T10:00:00Z' })],
    [],
    false,
    'No answer is owed.',
  ],
  ['only a first contact is owed', [clock({ metBy: 'first-human-reply' })], [], false, 'No answer is owed.'],
  [
    'it is to be put right, which no words do',
    [clock({ metBy: 'resolved' })],
    [],
    false,
    'No answer is owed.',
  ],
  ['it no longer applies', [clock({ state: 'stopped' })], [], false, 'No answer is owed.'],
])('that more is to follow, where %s', (_, clocks, begins, difference, words) => {
  const conversation = { clocks, pending: begins };
  expect({
    difference: makesADifference(conversation),
    words: sayStillOwed(conversation, context),
  }).toEqual({ difference, words });
});

test.each<[string, 1 | 2, string, boolean]>([
  ['who answered stage one, in stage two', 2, 'ada', true],
  ['who answered stage one, in stage one', 1, 'ada', false],
  ['somebody else', 2, 'bea', false],
])('%s', (_, stage, id, barred) => {
  expect(isBarred({ stage, stageOneBy: { id: 'ada', name: 'Ada' } }, id)).toBe(barred);
});
