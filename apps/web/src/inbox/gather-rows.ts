import type { ConversationPage, ConversationSummary } from '#api-client';

export interface Gathered {
  pages: readonly ConversationPage[];
  rows: ConversationSummary[];
  seen: Set<string>;
}

/**
 * The rows of all pages, each once: something may move from one page to the next between two fetches. A further page is
 * added to what was gathered before, so that a long list costs no more with every page.
 */
export function gatherRows(pages: readonly ConversationPage[], before: Gathered | null): Gathered {
  const goesOn =
    before && before.pages.length < pages.length && before.pages.every((page, n) => page === pages[n]);
  const from = goesOn ? before : { pages: [], rows: [], seen: new Set<string>() };
  const fresh: ConversationSummary[] = [];
  for (const { items } of pages.slice(from.pages.length)) {
    for (const row of items) {
      if (from.seen.has(row.reference)) continue;
      from.seen.add(row.reference);
      fresh.push(row);
    }
  }
  return { pages, rows: [...from.rows, ...fresh], seen: from.seen };
}
