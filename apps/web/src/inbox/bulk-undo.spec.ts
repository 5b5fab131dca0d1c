import { type BulkAction, type Former, type UndoStep, undoSteps } from './bulk-undo.js';

const bea = { id: 'bea', name: 'Bea' };
const row = (reference: string, was: Partial<Former> = {}): Former => ({
  reference,
  status: 'open',
  waitingFor: null,
  waitUntil: null,
  snoozedUntil: null,
  outcome: null,
  queue: 'general',
  assignee: null,
  team: null,
  tags: [],
  ...was,
});

const OPEN = row('open');
const MINE = row('mine', { assignee: bea, queue: 'waste' });
const TEAMS = row('teams', { team: { id: 'crew', name: 'Crew' } });
const BEAS = row('beas', { team: { id: 'crew', name: 'Crew' }, assignee: bea });
const WAITED = row('waited', { status: 'waiting', waitingFor: 'others' });
const LATER = '2026-04-20T08:00:00Z';
const ASLEEP = row('asleep', { snoozedUntil: LATER });
const WAITED_UNTIL = row('until', { status: 'waiting', waitingFor: 'contact', waitUntil: LATER });
const WITHDRAWN = row('withdrawn', { status: 'done', outcome: 'withdrawn' });
const DONE = row('done', { status: 'done' });
const SPAM = row('spam', { status: 'spam' });

const BINS = row('bins', { tags: ['bins'] });

test.each<[string, BulkAction, Former[], UndoStep[]]>([
  [
    'put aside: all come back',
    { do: 'snooze', until: '2026-04-20T08:00:00Z' },
    [OPEN, WAITED],
    [{ action: { do: 'snooze', until: null }, references: ['open', 'waited'] }],
  ],
  [
    'marked as spam: opened again, and waiting where it was',
    { do: 'spam' },
    [OPEN, WAITED],
    [
      { action: { do: 'reopen' }, references: ['open', 'waited'] },
      { action: { do: 'wait', for: 'others' }, references: ['waited'] },
    ],
  ],
  [
    'put aside again: back to when it was to come',
    { do: 'snooze', until: '2026-04-21T08:00:00Z' },
    [OPEN, ASLEEP],
    [
      { action: { do: 'snooze', until: null }, references: ['open'] },
      { action: { do: 'snooze', until: LATER }, references: ['asleep'] },
    ],
  ],
  [
    'done: waiting for as long as it waited, and put aside where it was',
    { do: 'resolve' },
    [WAITED, WAITED_UNTIL, ASLEEP],
    [
      { action: { do: 'reopen' }, references: ['waited', 'until', 'asleep'] },
      { action: { do: 'wait', for: 'others' }, references: ['waited'] },
      { action: { do: 'wait', for: 'contact', until: LATER }, references: ['until'] },
      { action: { do: 'snooze', until: LATER }, references: ['asleep'] },
    ],
  ],
  [
    'opened again: done as it had ended',
    { do: 'reopen' },
    [DONE, WITHDRAWN],
    [
      { action: { do: 'resolve' }, references: ['done'] },
      { action: { do: 'resolve', outcome: 'withdrawn' }, references: ['withdrawn'] },
    ],
  ],
  [
    'tagged: only what was not there comes off',
    { do: 'tag', add: ['bins', 'streets'] },
    [OPEN, BINS],
    [
      { action: { do: 'tag', add: [], remove: ['bins', 'streets'] }, references: ['open'] },
      { action: { do: 'tag', add: [], remove: ['streets'] }, references: ['bins'] },
    ],
  ],
  [
    'tagged with what it had: nothing is to be put back',
    { do: 'tag', add: ['bins'], remove: ['streets'] },
    [BINS],
    [],
  ],
  ['nothing', { do: 'resolve' }, [], []],
  [
    'given to somebody: back to whoever had it',
    { do: 'assign', assignee: 'me' },
    [OPEN, MINE, WAITED],
    [
      { action: { do: 'assign', assignee: null }, references: ['open', 'waited'] },
      { action: { do: 'assign', assignee: 'bea' }, references: ['mine'] },
    ],
  ],
  [
    'given to somebody: back to the team that had it, and within it to whoever had it',
    { do: 'assign', assignee: null },
    [TEAMS, BEAS, OPEN],
    [
      { action: { do: 'assign', team: 'crew' }, references: ['teams', 'beas'] },
      { action: { do: 'assign', assignee: 'bea' }, references: ['beas'] },
      { action: { do: 'assign', assignee: null }, references: ['open'] },
    ],
  ],
  [
    'moved: back to its queue, and to whoever had it there',
    { do: 'transfer', queue: 'highways' },
    [OPEN, MINE],
    [
      { action: { do: 'transfer', queue: 'general' }, references: ['open'] },
      { action: { do: 'transfer', queue: 'waste' }, references: ['mine'] },
      { action: { do: 'assign', assignee: 'bea' }, references: ['mine'] },
    ],
  ],
  [
    'waiting: open again, or waiting for whom it waited',
    { do: 'wait', for: 'contact' },
    [OPEN, WAITED],
    [
      { action: { do: 'reopen' }, references: ['open'] },
      { action: { do: 'wait', for: 'others' }, references: ['waited'] },
    ],
  ],
  [
    'done: open again, and waiting where it waited',
    { do: 'resolve' },
    [OPEN, WAITED],
    [
      { action: { do: 'reopen' }, references: ['open', 'waited'] },
      { action: { do: 'wait', for: 'others' }, references: ['waited'] },
    ],
  ],
  [
    'opened again: done, or waiting; what was spam stays open',
    { do: 'reopen' },
    [DONE, WAITED, SPAM],
    [
      { action: { do: 'resolve' }, references: ['done'] },
      { action: { do: 'wait', for: 'others' }, references: ['waited'] },
    ],
  ],
])('%s', (_, action, rows, steps) => {
  expect(undoSteps(action, rows)).toEqual(steps);
});
