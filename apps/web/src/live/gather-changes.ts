import type { QueryClient } from '@tanstack/react-query';
import {
  conversationQuery,
  conversationsKey,
  noticesQuery,
  queuesQuery,
  viewsQuery,
} from '../api/queries.js';
import type { Change } from './event-line.js';

const QUIET_MS = 250;
const LONGEST_MS = 1_500;

/** Gathers what changed until it is quiet for a moment, then has exactly that loaded anew which somebody looks at. */
export function gatherChanges(queries: QueryClient): { add(change: Change): void; stop(): void } {
  const changed = new Set<string>();
  let since = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    for (const reference of changed) {
      void queries.invalidateQueries({ queryKey: conversationQuery(reference).queryKey });
    }
    changed.clear();
    since = 0;
    refreshLists(queries);
  }

  return {
    add({ reference }) {
      changed.add(reference);
      since ||= performance.now();
      clearTimeout(timer);
      timer = setTimeout(flush, Math.max(0, Math.min(QUIET_MS, since + LONGEST_MS - performance.now())));
    },
    stop: () => clearTimeout(timer),
  };
}

/** The lists and their counts; only those on the screen are fetched at once. */
export function refreshLists(queries: QueryClient): void {
  void queries.invalidateQueries({ queryKey: [...conversationsKey, 'list'] });
  void queries.invalidateQueries({ queryKey: queuesQuery.queryKey });
  void queries.invalidateQueries({ queryKey: viewsQuery.queryKey });
  void queries.invalidateQueries({ queryKey: noticesQuery.queryKey });
}
