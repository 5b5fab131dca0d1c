import type { ListFilter } from '../api/queries.js';
import { touches } from './touches.js';

const change = { reference: 'R-7Q2-M4XK', queue: 'waste', assigneeId: 'bea' };

test.each<[string, ListFilter, string[], boolean]>([
  ['what is in the list', { queue: 'general' }, ['R-7Q2-M4XK'], true],
  ['anything, in all open', {}, [], true],
  ['what stands in the queue now', { queue: 'general,waste' }, [], true],
  ['nothing of another queue', { queue: 'general' }, [], false],
  ['what is mine now', { assignee: 'me' }, [], true],
  ['what is hers now', { assignee: 'none,bea' }, [], true],
  ['nothing of another person', { assignee: 'cem' }, [], false],
  ['nothing that somebody has, where nobody must', { assignee: 'none' }, [], false],
  ['nothing of mine in another queue', { assignee: 'me', queue: 'general' }, [], false],
  ['what may be found by a search', { q: 'bins' }, [], true],
  ['what may be with a team', { team: 'mine' }, [], true],
])('a change touches %s', (_, filter, shown, touched) => {
  expect(touches(change, filter, (reference) => shown.includes(reference), 'bea')).toBe(touched);
});

test('what nobody has touches the list of what nobody has', () => {
  expect(touches({ ...change, assigneeId: null }, { assignee: 'none' }, () => false, 'bea')).toBe(true);
});
