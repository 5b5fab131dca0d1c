import type { EntityManager } from '@mikro-orm/sql';
import { parseReference } from '#shared';
import type { Row } from './conversation-list.js';
import { anywhere } from './list-condition.js';
import { parseSearch } from './search-query.js';

/** Why a conversation was found, to be shown with its list. */
export interface Found {
  field: 'subject' | 'text' | 'contact' | 'reference';
  /** The subject, the passage of a message, the name or address, or the reference. */
  text: string;
  /** Where in the text the words stand: from, and up to. */
  marks: [number, number][];
}

/** Signs for private use, which are taken out of the text first: whatever people write, the marks are ours. */
const BEGIN = '\uE000';
const END = '\uE001';
const MARKS = `StartSel=${BEGIN}, StopSel=${END}`;
/** No more of a message is looked through for a passage to show. */
const LONGEST = 20_000;

/** What was found of each conversation of a page, by its id; none where a filter alone brought it there. */
export async function foundIn(
  em: EntityManager,
  rows: Row[],
  q: string | undefined,
): Promise<Map<string, Found>> {
  const { words, fields } = parseSearch(q?.trim() ?? '');
  const found = new Map<string, Found>();
  if (parseReference(words) || fields.ref) {
    for (const { id, reference } of rows) found.set(id, whole('reference', reference));
    return found;
  }
  const sought = [words, ...(fields.subject ?? [])].filter(Boolean).join(' or ');
  if (sought) await findTexts(em, rows, sought, found);
  const names = [...(fields.from ?? []), ...(words ? [words] : [])];
  if (names.length)
    await findContacts(
      em,
      rows.filter(({ id }) => !found.has(id)),
      names,
      found,
    );
  return found;
}

async function findTexts(
  em: EntityManager,
  rows: Row[],
  sought: string,
  found: Map<string, Found>,
): Promise<void> {
  if (rows.length === 0) return;
  const texts = await em.execute<{ id: string; opening: string; text: string; subject: string }[]>(
    `select m.conversation_id as id, left(m.new_text, 200) as opening,
       ts_headline('english', translate(left(m.new_text, ${LONGEST}), '${BEGIN}${END}', ''), words, '${MARKS}, MaxFragments=1, MinWords=8, MaxWords=24') as text,
       ts_headline('english', translate(left(c.subject, 1000), '${BEGIN}${END}', ''), words, '${MARKS}, HighlightAll=true') as subject
     from websearch_to_tsquery('english', ?) words, lateral (
       select distinct on (conversation_id) conversation_id, new_text from message
       where conversation_id in (?) and search @@ words order by conversation_id, at desc) m
     join conversation c on c.id = m.conversation_id`,
    [sought, rows.map(({ id }) => id)],
  );
  for (const { id, opening, text, subject } of texts) {
    const passage = readMarks(text);
    const title = readMarks(subject);
    if (title.marks.length) found.set(id, { field: 'subject', ...title });
    else if (passage.marks.length) found.set(id, { field: 'text', ...begun(passage, opening) });
  }
}

async function findContacts(
  em: EntityManager,
  rows: Row[],
  names: string[],
  found: Map<string, Found>,
): Promise<void> {
  const left = rows.filter((row) => {
    const name = row.contact_name && marked(row.contact_name, names);
    if (name) found.set(row.id, name);
    return !name && row.contact_id;
  });
  if (left.length === 0) return;
  const points = await em.execute<{ contact_id: string; value: string }[]>(
    `select contact_id, value from contact_point where contact_id in (?) and (${names.map(() => 'value ilike ?').join(' or ')})`,
    [left.map((row) => row.contact_id), ...names.map(anywhere)],
  );
  for (const row of left) {
    const point = points.find((each) => each.contact_id === row.contact_id);
    const address = point && marked(point.value, names);
    if (address) found.set(row.id, address);
  }
}

/** Where one of the names stands in a contact's name or address. */
function marked(text: string, names: string[]): Found | null {
  for (const name of names) {
    const at = text.toLowerCase().indexOf(name.toLowerCase());
    // A few letters change their length with their case; they are shown without a mark.
    const sure = text.toLowerCase().length === text.length;
    if (at >= 0) return { field: 'contact', text, marks: sure ? [[at, at + name.length]] : [] };
  }
  return null;
}

function whole(field: Found['field'], text: string): Found {
  return { field, text, marks: [[0, text.length]] };
}

/** On one line, with the places of the marks instead of the marks. */
function readMarks(headline: string): Pick<Found, 'text' | 'marks'> {
  const marks: [number, number][] = [];
  let text = '';
  for (const part of headline.replace(/\s+/g, ' ').trim().split(BEGIN)) {
    const [inside, outside] = part.includes(END) ? (part.split(END, 2) as [string, string]) : ['', part];
    if (inside) marks.push([text.length, text.length + inside.length]);
    text += inside + outside;
  }
  return { text, marks };
}

/** A passage from further down begins with dots. */
function begun(
  { text, marks }: Pick<Found, 'text' | 'marks'>,
  opening: string,
): Pick<Found, 'text' | 'marks'> {
  const start = opening.replace(/\s+/g, ' ').trim();
  if (start.startsWith(text.slice(0, 40)) || text.startsWith(start)) return { text, marks };
  return { text: `… ${text}`, marks: marks.map(([from, to]) => [from + 2, to + 2]) };
}
