import { texts } from '../texts.js';

/** What may stand after a field's colon, beside what anybody writes themselves. */
export type FieldValues = Record<string, { value: string; label: string }[]>;

export interface Suggestion {
  /** The whole search once this is chosen. */
  query: string;
  label: string;
  hint?: string;
}

export interface Suggestions {
  options: Suggestion[];
  /** The value is not complete yet: searching for it would only say so. */
  unfinished: boolean;
}

const LAST_PART = /(?:^|\s)([a-z]+):("[^"]*|[^\s"]*)$/iu;
const LAST_WORD = /(?:^|\s)([a-z]*)$/iu;
const MOST = 12;
const NONE: Suggestions = { options: [], unfinished: false };

/** What to offer for the part that is being typed: the values of its field, or the fields that begin so. */
export function suggestionsFor(query: string, values: FieldValues): Suggestions {
  const part = LAST_PART.exec(query);
  const field = part?.[1]?.toLowerCase() ?? '';
  const known = Object.hasOwn(values, field) ? values[field] : undefined;
  if (part && known) return valuesFor(query, field, part[2] ?? '', known);
  const word = LAST_WORD.exec(query)?.[1]?.toLowerCase() ?? '';
  if (part || (!word && query.trim())) return NONE;
  const before = query.slice(0, query.length - word.length);
  const options = texts.search.fields
    .filter(([name]) => name.startsWith(word))
    .map(([name, hint]) => ({ query: before + name, label: name, hint }));
  // A word of one's own is a search already; only the empty box explains itself in full.
  return { options: word.length === 1 ? [] : options, unfinished: false };
}

function valuesFor(
  query: string,
  field: string,
  typed: string,
  known: NonNullable<FieldValues[string]>,
): Suggestions {
  const sought = typed.replace(/^"/, '').toLowerCase();
  const begun = query.slice(0, query.length - typed.length);
  const options = known
    .filter(({ value, label }) => [value, label].some((each) => each.toLowerCase().includes(sought)))
    .slice(0, MOST)
    .map(({ value, label }) => ({
      query: `${begun}${/\s/.test(value) ? `"${value}"` : value} `,
      label: `${field}:${label}`,
    }));
  const complete = known.some(({ value, label }) =>
    [value, label].some((each) => each.toLowerCase() === sought),
  );
  return { options, unfinished: !complete && options.length > 0 };
}
