import type { QueueCounts, ViewCounts } from '#api-client';
import type { ListFilter } from '../api/queries.js';
import { texts } from '../texts.js';
import { filterFrom, narrowing, showsSame } from './filter.js';

/** What to call a list, and how many are in it where somebody has counted. */
export function titleOf(
  filter: ListFilter,
  views: ViewCounts[] = [],
  queues: QueueCounts[] = [],
): { title: string; count?: number } {
  if (filter.q) return { title: texts.list.found(filter.q) };
  const view = views.find(({ query }) => showsSame(filterFrom(new URLSearchParams(query)), filter));
  if (view) return { title: view.name, count: view.open };
  const parts = narrowing(filter);
  const queue = queues.find(({ key }) => key === filter.queue);
  if (queue) return parts.length === 1 ? { title: queue.name, count: queue.open } : { title: queue.name };
  if (parts.length === 1 && filter.status === 'done') return { title: texts.conversation.status.done };
  return { title: texts.list.heading };
}
