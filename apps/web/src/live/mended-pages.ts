import type { ConversationPage, ConversationSummary } from '#api-client';
import type { ListFilter } from '../api/queries.js';

const NEVER = '9999';

/**
 * The pages of a list in which some conversations have changed, without loading them anew. What has left the list is taken
 * out; what has changed, or has come into it, stands where it belongs, unless that is further down than has been loaded.
 * @param fresh those of the changed that are in the list, as they are now
 */
export function mendedPages(
  pages: readonly ConversationPage[],
  changed: ReadonlySet<string>,
  fresh: readonly ConversationSummary[],
  sort: NonNullable<ListFilter['sort']>,
): ConversationPage[] {
  const whole = !pages.at(-1)?.next;
  const comesBefore = sort === 'newest' ? (a: string, b: string) => a > b : (a: string, b: string) => a < b;
  const keyOf = (row: ConversationSummary) => (sort === 'due' ? (row.dueAt ?? NEVER) : row.receivedAt);
  const moved = new Map(fresh.map((row) => [row.reference, row]));
  const inPlace = (row: ConversationSummary) => {
    const now = moved.get(row.reference);
    if (!now || keyOf(now) !== keyOf(row)) return [];
    moved.delete(row.reference);
    return [now];
  };
  const items = pages.map((page) =>
    page.items.flatMap((row) => (changed.has(row.reference) ? inPlace(row) : [row])),
  );
  for (const row of moved.values()) {
    const key = keyOf(row);
    const page = items.findIndex((rows) => {
      const last = rows.at(-1);
      return last && comesBefore(key, keyOf(last));
    });
    if (page >= 0) {
      const rows = items[page] ?? [];
      const at = rows.findIndex((other) => comesBefore(key, keyOf(other)));
      rows.splice(at, 0, row);
    } else if (whole) items.at(-1)?.push(row);
  }
  return pages.map((page, n) => {
    const rows = items[n] ?? [];
    const same = rows.length === page.items.length && rows.every((row, at) => row === page.items[at]);
    return same ? page : { ...page, items: rows };
  });
}
