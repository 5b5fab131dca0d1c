import { notifyManager, type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { BulkOutcome, ConversationSummary } from '#api-client';
import { changeConversations } from '#api-client';
import { conversationQuery, conversationsKey, type ListFilter } from '../api/queries.js';
import { assignmentTo, type Holder, heldBy } from '../conversation/holders.js';
import { say, sayFailure } from '../conversation/toasts.js';
import { doing, offerUndo } from '../conversation/undo.js';
import { refreshLists } from '../live/gather-changes.js';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { type BulkAction, undoSteps } from './bulk-undo.js';
import { changeRowsInLists } from './rows-in-lists.js';
import { stillFits } from './still-fits.js';

const words = texts.bulk;
/** As many as the server takes at once. */
const MOST_AT_ONCE = 100;
const MOST_NAMED = 3;

type Patch = Partial<
  Pick<
    ConversationSummary,
    'status' | 'waitingFor' | 'waitUntil' | 'queue' | 'assignee' | 'team' | 'snoozedUntil' | 'tags'
  >
>;

/** One action on many conversations. */
export interface Bulk {
  action: BulkAction;
  /** How each will look once it is done, shown at once. */
  patch: Patch | ((row: Pick<ConversationSummary, 'tags'>) => Patch);
  said: (count: number) => string;
}

export const bulk = {
  assign: (holder: Holder, me: string): Bulk => ({
    action: { do: 'assign', ...assignmentTo(holder, me) },
    patch: heldBy(holder),
    said: (n) => (holder ? words.assigned(n, holder.name) : words.unassigned(n)),
  }),
  transfer: (queue: { key: string; name: string }): Bulk => ({
    action: { do: 'transfer', queue: queue.key },
    patch: { queue: queue.key, assignee: null, team: null },
    said: (n) => words.moved(n, queue.name),
  }),
  wait: (whom: 'contact' | 'others'): Bulk => ({
    action: { do: 'wait', for: whom },
    patch: { status: 'waiting', waitingFor: whom, waitUntil: null },
    said: words.waiting,
  }),
  resolve: {
    action: { do: 'resolve' },
    patch: { status: 'done', waitingFor: null },
    said: words.done,
  } as Bulk,
  spam: {
    action: { do: 'spam' },
    patch: { status: 'spam', waitingFor: null },
    said: words.spammed,
  } as Bulk,
  snooze: (until: string, when: string): Bulk => ({
    action: { do: 'snooze', until },
    patch: { snoozedUntil: until },
    said: (n) => words.snoozed(n, when),
  }),
  tag: (add: string[], remove: string[]): Bulk => ({
    action: { do: 'tag', add, remove },
    patch: ({ tags }) => ({ tags: [...new Set([...tags, ...add])].filter((tag) => !remove.includes(tag)) }),
    said: words.tagged,
  }),
  reopen: {
    action: { do: 'reopen' },
    patch: { status: 'open', waitingFor: null },
    said: words.reopened,
  } as Bulk,
};

/** Does something to many conversations: shown at once, undone as one, and what is refused is named with the reason. */
export function useBulk(): (
  what: Bulk,
  rows: readonly ConversationSummary[],
  /** Called once it is shown. */
  shown: () => void,
  options?: {
    /** A dialog says why it was not done, and stays: nothing is shown before the answer is there. */
    throws?: boolean;
  },
) => Promise<void> {
  const queries = useQueryClient();
  const me = useWho();
  return async ({ action, patch, said }, rows, shown, { throws = false } = {}) => {
    if (!throws) {
      await queries.cancelQueries({ queryKey: [...conversationsKey, 'list'] });
      show(queries, rows, patch, me.id);
      shown();
    }
    const versions = new Map(rows.map(({ reference, version }) => [reference, version]));
    const sent = send(action, versions, [...versions.keys()]);
    doing(sent);
    const outcomes = await (throws ? sent : sent.catch(sayFailure)).finally(() => refresh(queries, rows));
    if (!outcomes) return;
    const problem = whatWasRefused(outcomes);
    if (problem && !throws) sayFailure(problem.detail, problem.title);
    const changed = new Set(
      outcomes.filter(({ outcome }) => outcome === 'done').map(({ reference }) => reference),
    );
    const former = rows.filter(({ reference }) => changed.has(reference));
    if (outcomes.every(({ outcome }) => outcome === 'unchanged')) say(words.unchanged);
    if (former.length > 0) offerUndo(said(former.length), () => takeBack(queries, action, former, versions));
    if (problem && throws) throw new Error(`${problem.title}. ${problem.detail}`);
  };
}

async function takeBack(
  queries: QueryClient,
  action: BulkAction,
  former: readonly ConversationSummary[],
  versions: Map<string, number>,
): Promise<void> {
  const refused: BulkOutcome[] = [];
  try {
    for (const step of undoSteps(action, former)) {
      const answers = await send(step.action, versions, step.references);
      refused.push(...answers.filter(({ outcome }) => outcome === 'refused'));
    }
    if (refused.length < former.length) say(words.undone);
    const problem = whatWasRefused(refused);
    if (problem) sayFailure(problem.detail, problem.title);
  } catch (error) {
    sayFailure(error);
  }
  refresh(queries, former);
}

/** @param versions as they are on the screen; afterwards, as they have become */
async function send(
  action: BulkAction,
  versions: Map<string, number>,
  references: string[],
): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = [];
  for (let from = 0; from < references.length; from += MOST_AT_ONCE) {
    const items = references.slice(from, from + MOST_AT_ONCE).map((reference) => {
      const version = versions.get(reference);
      return { reference, ...(version === undefined ? {} : { version }) };
    });
    const { data } = await changeConversations({ body: { items, action }, throwOnError: true });
    outcomes.push(...data.items);
  }
  for (const { reference, version } of outcomes) if (version !== undefined) versions.set(reference, version);
  return outcomes;
}

function show(
  queries: QueryClient,
  rows: readonly ConversationSummary[],
  patch: Bulk['patch'],
  me: string,
): void {
  const references = new Set(rows.map(({ reference }) => reference));
  const changed = <R extends Pick<ConversationSummary, 'tags'>>(row: R): R => ({
    ...row,
    ...(typeof patch === 'function' ? patch(row) : patch),
  });
  notifyManager.batch(() => {
    changeRowsInLists(queries, references, (row, filter: ListFilter) => {
      const now = changed(row);
      return stillFits(now, filter, me) ? now : null;
    });
    for (const reference of references) {
      queries.setQueryData(conversationQuery(reference).queryKey, (held) => held && changed(held));
    }
  });
}

function refresh(queries: QueryClient, rows: readonly ConversationSummary[]): void {
  for (const { reference } of rows) {
    void queries.invalidateQueries({ queryKey: conversationQuery(reference).queryKey });
  }
  refreshLists(
    queries,
    rows.map(({ reference }) => reference),
  );
}

/** Named with the reason, as far as there is room. */
function whatWasRefused(outcomes: readonly BulkOutcome[]): { title: string; detail: string } | null {
  const refused = outcomes.filter(({ outcome }) => outcome === 'refused');
  if (refused.length === 0) return null;
  const named = refused.slice(0, MOST_NAMED).map(({ reference, problem }) => {
    const detail = problem?.detail ?? '';
    return detail.includes(reference) ? detail : `${reference}: ${detail}`;
  });
  const more = refused.length - named.length;
  const detail = [...named, ...(more ? [words.refusedMore(more)] : [])].join(' ');
  return { title: words.refused(refused.length), detail };
}
