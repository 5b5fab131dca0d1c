import type { ChangeConversationsData, ConversationSummary } from '#api-client';

export type BulkAction = ChangeConversationsData['body']['action'];

/** What undoing needs to know of a row as it was. */
export type Former = Pick<
  ConversationSummary,
  | 'reference'
  | 'status'
  | 'waitingFor'
  | 'waitUntil'
  | 'snoozedUntil'
  | 'outcome'
  | 'queue'
  | 'assignee'
  | 'team'
  | 'tags'
>;

export interface UndoStep {
  action: BulkAction;
  references: string[];
}

/** What puts each row back to what it was, step after step; what was alike goes together. */
export function undoSteps(done: BulkAction, rows: readonly Former[]): UndoStep[] {
  const waited = rows.filter(({ status }) => status === 'waiting');
  const others = rows.filter(({ status }) => status !== 'waiting');
  switch (done.do) {
    case 'assign':
      // Who is in the team that had it meanwhile would have it for that team.
      return done.team
        ? [...step({ do: 'assign', assignee: null }, rows), ...byHolder(rows)]
        : byHolder(rows);
    case 'transfer':
      // Who is handed to another queue is nobody's there.
      return [...byQueue(rows), ...byHolder(rows.filter(({ assignee, team }) => assignee || team))];
    case 'wait':
      return [...step({ do: 'reopen' }, others), ...byWaiting(waited), ...bySnooze(others)];
    case 'snooze':
      return bySnooze(rows, true);
    case 'tag':
      return byTags(rows, done.add ?? [], done.remove ?? []);
    case 'spam':
    case 'resolve':
      return [...step({ do: 'reopen' }, rows), ...byWaiting(waited), ...bySnooze(rows)];
    case 'reopen':
      return [
        ...byOutcome(others.filter(({ status }) => status === 'done')),
        ...byWaiting(waited),
        ...bySnooze(waited),
      ];
  }
}

/** First the team's, then within it a person's. */
function byHolder(rows: readonly Former[]): UndoStep[] {
  const teams = grouped(
    rows.filter(({ team }) => team),
    ({ team }) => team?.id ?? '',
    (team) => ({ do: 'assign', team }),
  );
  const people = grouped(
    rows.filter(({ assignee, team }) => assignee || !team),
    ({ assignee }) => assignee?.id ?? '',
    (id) => ({ do: 'assign', assignee: id || null }),
  );
  return [...teams, ...people];
}

function byQueue(rows: readonly Former[]): UndoStep[] {
  return grouped(
    rows,
    ({ queue }) => queue,
    (queue) => ({ do: 'transfer', queue }),
  );
}

function byWaiting(rows: readonly Former[]): UndoStep[] {
  return grouped(
    rows,
    ({ waitingFor, waitUntil }) => `${waitingFor ?? 'contact'} ${waitUntil ?? ''}`,
    (key) => {
      const [whom, until] = key.split(' ') as ['contact' | 'others', string];
      return { do: 'wait', for: whom, ...(until ? { until } : {}) };
    },
  );
}

/** @param all also those that were not put aside, which come back */
function bySnooze(rows: readonly Former[], all = false): UndoStep[] {
  return grouped(
    rows.filter(({ snoozedUntil }) => all || snoozedUntil),
    ({ snoozedUntil }) => snoozedUntil,
    (until) => ({ do: 'snooze', until }),
  );
}

function byOutcome(rows: readonly Former[]): UndoStep[] {
  return grouped(
    rows,
    ({ outcome }) => outcome,
    (outcome) => ({ do: 'resolve', ...(outcome ? { outcome } : {}) }),
  );
}

/** What was put on and had not been there comes off; what was taken off and had been there goes on again. */
function byTags(rows: readonly Former[], added: string[], removed: string[]): UndoStep[] {
  const parted = (tags: string[], word: string) => tags.filter((tag) => word.split('\n').includes(tag));
  const changed = ({ tags }: Former) =>
    [...added.filter((tag) => !tags.includes(tag)), ...removed.filter((tag) => tags.includes(tag))].join(
      '\n',
    );
  return grouped(
    rows.filter((row) => changed(row) !== ''),
    changed,
    (words) => ({ do: 'tag', add: parted(removed, words), remove: parted(added, words) }),
  );
}

function grouped<K>(
  rows: readonly Former[],
  by: (row: Former) => K,
  action: (key: K) => BulkAction,
): UndoStep[] {
  return [...Map.groupBy(rows, by)].flatMap(([key, group]) => step(action(key), group));
}

function step(action: BulkAction, rows: readonly Former[]): UndoStep[] {
  return rows.length ? [{ action, references: rows.map(({ reference }) => reference) }] : [];
}
