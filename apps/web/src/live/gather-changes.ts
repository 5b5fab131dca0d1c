import type { InfiniteData, Query, QueryClient } from '@tanstack/react-query';
import type { ConversationPage } from '#api-client';
import { contactsKey, relatedKey } from '../api/contact-queries.js';
import {
  conversationQuery,
  conversationsKey,
  isShallow,
  type ListFilter,
  noticesQuery,
  queuesQuery,
  savedViewsQuery,
  sessionQuery,
  viewsQuery,
} from '../api/queries.js';
import type { Change } from './event-line.js';
import { mendDeepLists } from './mend-deep-lists.js';
import { touches } from './touches.js';

const QUIET_MS = 250;
const LONGEST_MS = 1_500;

/**
 * Gathers what changed until it is quiet for a moment, then has exactly that loaded anew which somebody looks at; a tab in
 * the background waits until somebody does.
 */
export function gatherChanges(queries: QueryClient): { add(change: Change): void; stop(): void } {
  let changes: Change[] = [];
  let since = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    const changed = new Set(changes.map(({ reference }) => reference));
    for (const reference of changed) {
      const { queryKey } = conversationQuery(reference);
      if (queries.getQueryState(queryKey)) void queries.invalidateQueries({ queryKey });
    }
    // What a conversation tells of its contact, and what is like it, may be another now.
    void queries.invalidateQueries({ queryKey: contactsKey });
    void queries.invalidateQueries({ queryKey: relatedKey });
    const me = queries.getQueryData(sessionQuery.queryKey)?.id;
    const gathered = changes;
    changes = [];
    since = 0;
    refreshLists(queries, changed, (list) => {
      const isIn = isInList(list);
      return gathered.some((change) => touches(change, list.queryKey[2] as ListFilter, isIn, me));
    });
  }

  function wait(): void {
    if (document.hidden || changes.length === 0) return;
    since ||= performance.now();
    clearTimeout(timer);
    timer = setTimeout(flush, Math.max(0, Math.min(QUIET_MS, since + LONGEST_MS - performance.now())));
  }

  document.addEventListener('visibilitychange', wait);
  return {
    add(change) {
      changes.push(change);
      wait();
    },
    stop() {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', wait);
    },
  };
}

/**
 * The lists and their counts; only those on the screen are fetched at once.
 * @param changed references, where they are known
 * @param touched whether it can be seen in a list
 */
export function refreshLists(
  queries: QueryClient,
  changed: Iterable<string> = [],
  touched: (list: Query) => boolean = () => true,
): void {
  mendDeepLists(queries, new Set(changed));
  void queries.invalidateQueries({
    queryKey: [...conversationsKey, 'list'],
    predicate: (list) => isShallow(list) && touched(list),
  });
  void queries.invalidateQueries({ queryKey: queuesQuery.queryKey });
  void queries.invalidateQueries({ queryKey: viewsQuery.queryKey });
  void queries.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
  void queries.invalidateQueries({ queryKey: noticesQuery.queryKey });
}

function isInList(list: Query): (reference: string) => boolean {
  const pages = (list.state.data as InfiniteData<ConversationPage> | undefined)?.pages ?? [];
  const there = new Set(pages.flatMap(({ items }) => items.map(({ reference }) => reference)));
  return (reference) => there.has(reference);
}
