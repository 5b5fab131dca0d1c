import type { Channel, QueueCounts, SavedView, ViewCounts } from '#api-client';
import type { ListFilter } from '../api/queries.js';
import { texts } from '../texts.js';
import { filterFrom, narrowing, showsSame } from './filter.js';

/** What to call a list, and how many are in it where somebody has counted. */
export function titleOf(
  filter: ListFilter,
  views: ViewCounts[] = [],
  queues: QueueCounts[] = [],
  saved: SavedView | null = null,
  channels: Channel[] = [],
): { title: string; count?: number | string } {
  if (saved)
    return saved.open === null ? { title: saved.name } : { title: saved.name, count: sayCount(saved.open) };
  if (filter.q) return { title: texts.list.found(filter.q) };
  const view = views.find(({ query }) => showsSame(filterFrom(new URLSearchParams(query)), filter));
  if (view) return view.open === null ? { title: view.name } : { title: view.name, count: view.open };
  const parts = narrowing(filter);
  const queue = queues.find(({ key }) => key === filter.queue);
  if (queue) return parts.length === 1 ? { title: queue.name, count: queue.open } : { title: queue.name };
  const channel = channels.find(({ key }) => key === filter.channel);
  return { title: channel && parts.length === 1 ? channel.name : texts.list.heading };
}

/** A saved view is counted no further than a thousand. */
export function sayCount(open: number): number | string {
  return open >= 1000 ? texts.views.over : open;
}
