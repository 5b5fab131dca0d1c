import type { ListFilter } from '../api/queries.js';
import { valuesOf } from '../inbox/filter.js';
import type { Change } from './event-line.js';

/**
 * Whether a change can be seen in a list: it is in there, or may come into it. What cannot is not asked for again; with
 * many at work at once, that is most of what changes.
 * @param me the id of whoever looks
 */
export function touches(
  { reference, queue, assigneeId }: Pick<Change, 'reference' | 'queue' | 'assigneeId'>,
  filter: ListFilter,
  isIn: (reference: string) => boolean,
  me: string | undefined,
): boolean {
  if (isIn(reference)) return true;
  const queues = valuesOf(filter, 'queue');
  if (queues.length && !queues.includes(queue)) return false;
  const people = valuesOf(filter, 'assignee');
  const has = (each: string) => (each === 'none' ? !assigneeId : assigneeId === (each === 'me' ? me : each));
  return people.length === 0 || people.some(has);
}
