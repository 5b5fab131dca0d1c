import type { ListFilter } from '../api/queries.js';
import { stillFits } from './still-fits.js';

const ME = 'me-1';
const mine = { id: ME, name: 'Bea' };
const row = { status: 'open', queue: 'waste', assignee: null, team: null, snoozedUntil: null } as const;
const crews = { ...row, team: { id: 'crew', name: 'Crew' } };

describe('a row that has changed', () => {
  test.each<[string, Parameters<typeof stillFits>[0], ListFilter, boolean]>([
    ['stays in all open', row, {}, true],
    ['leaves all open once it is done', { ...row, status: 'done' }, {}, false],
    ['leaves what is due once it is done', { ...row, status: 'done' }, { due: 'today' }, false],
    [
      'leaves a search for what is due once it is done',
      { ...row, status: 'done' },
      { due: 'today', q: 'x' },
      false,
    ],
    ['stays in a search once it is done', { ...row, status: 'done' }, { q: 'bin' }, true],
    ['stays in what did not arrive', { ...row, status: 'done' }, { delivery: 'failed' }, true],
    ['stays in all open while it waits', { ...row, status: 'waiting' }, { status: 'active' }, true],
    ['leaves what is open while it waits', { ...row, status: 'waiting' }, { status: 'new,open' }, false],
    ['leaves its queue when it is moved', { ...row, queue: 'general' }, { queue: 'waste' }, false],
    ['stays where both queues are', { ...row, queue: 'general' }, { queue: 'waste,general' }, true],
    ['stays with its team', crews, { team: 'crew' }, true],
    ['stays with one of my teams', crews, { team: 'mine' }, true],
    ['leaves its team', row, { team: 'mine,crew' }, false],
    ['leaves what is open, put aside', { ...row, snoozedUntil: '2026-04-20T08:00:00Z' }, {}, false],
    [
      'stays in what is put aside',
      { ...row, snoozedUntil: '2026-04-20T08:00:00Z' },
      { status: 'snoozed' },
      true,
    ],
    ['leaves what is nobody’s', { ...row, assignee: mine }, { assignee: 'none' }, false],
    ['stays in mine', { ...row, assignee: mine }, { assignee: 'me' }, true],
    ['stays in mine and nobody’s', row, { assignee: 'me,none' }, true],
    ['leaves somebody else’s', { ...row, assignee: mine }, { assignee: 'other' }, false],
  ])('%s', (_, changed, filter, stays) => {
    expect(stillFits(changed, filter, ME)).toBe(stays);
  });
});
