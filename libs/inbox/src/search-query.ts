/** What can stand before a colon. */
const FIELDS = 'from to subject queue channel kind status tag assignee team has is delivery before after ref';
export type SearchField =
  | ('from' | 'to' | 'subject' | 'queue' | 'channel' | 'kind' | 'status' | 'tag' | 'assignee' | 'team')
  | ('has' | 'is' | 'delivery' | 'before' | 'after' | 'ref');

/** A search taken apart. */
export interface SearchQuery {
  /** What is left to look for everywhere: words, "phrases", and -words that must not be there. */
  words: string;
  /** The values of each field, as they were written. */
  fields: Partial<Record<SearchField, string[]>>;
}

/** A field with its value, in quotes or not · a phrase · a word. Each begins where the last ended: no text takes long. */
const PART = /([a-z]+):(?:"([^"]*)(?:"|$)|(\S*))|-?"[^"]*(?:"|$)|\S+/giu;

/** Reads `from:ann queue:waste "lamp post" -dog`. What is no field of ours is looked for as it stands. */
export function parseSearch(text: string): SearchQuery {
  const fields: SearchQuery['fields'] = {};
  const words: string[] = [];
  for (const [whole, name, quoted, plain] of text.matchAll(PART)) {
    const field = fieldNamed(name);
    const value = (quoted ?? plain ?? '').trim();
    if (!field) words.push(whole);
    // Whoever has typed `queue:` and no further is not looking for anything yet.
    else if (value) fields[field] = [...(fields[field] ?? []), value];
  }
  return { words: words.join(' '), fields };
}

function fieldNamed(name: string | undefined): SearchField | undefined {
  return FIELDS.split(' ').find((field) => field === name?.toLowerCase()) as SearchField | undefined;
}
