import { cleanData, cleanText, DomainError } from '#shared';
import { type ListQuery, listQuerySchema } from '../conversations/conversation-list.schemas.js';

/** A view is a list as such, not a place in it. */
const filterSchema = listQuerySchema.omit({ cursor: true, limit: true });
const OPEN = ['active', 'new', 'open', 'waiting'];

export type ViewFilter = Omit<ListQuery, 'cursor' | 'limit'>;

/** What a view's query means; null where the list no longer takes it. */
export function filterOf(query: string): ViewFilter | null {
  const parsed = filterSchema.safeParse(cleanData(Object.fromEntries(new URLSearchParams(query))));
  return parsed.success ? parsed.data : null;
}

/**
 * The query with nothing in it but what the list knows, in the list's order.
 * @throws DomainError `invalid` where the list would refuse it
 */
export function cleanQuery(query: string): string {
  const given = new URLSearchParams(query);
  // What is escaped passes as text when the body is cleaned.
  const isText = [...given.values()].every((value) => value === cleanText(value));
  if (!isText || !filterOf(query)) {
    throw DomainError.invalid('This is no list that could be saved.', [
      { path: 'query', message: 'must be what the conversation list is asked for' },
    ]);
  }
  const known = Object.keys(filterSchema.shape).flatMap((key) => {
    const value = given.get(key);
    return value ? [[key, value] as [string, string]] : [];
  });
  return new URLSearchParams(known).toString();
}

/** Only what is open is counted: of the rest there is ever more, and nobody need do anything about it. */
export function isCounted(filter: ViewFilter): boolean {
  if (filter.due) return true;
  return filter.status
    ? filter.status.split(',').every((status) => OPEN.includes(status))
    : !filter.q && !filter.delivery && !filter.redirectedTo;
}
