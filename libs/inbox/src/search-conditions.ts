import type { EntityManager } from '@mikro-orm/sql';
import { Temporal } from 'temporal-polyfill';
import { DomainError, isWithinReach, OUT_OF_REACH, parseReference } from '#shared';
import { allOf, anyOf, anywhere, type Condition, condition } from './list-condition.js';
import type { SearchField, SearchQuery } from './search-query.js';
import { maySee, type Sight } from './sight.js';

/** What was given to a team that the person is in. */
export const teamsOf = (personId: string | undefined): Condition =>
  condition('c.team_id in (select team_id from team_member where person_id = ?)', personId ?? null);

/** What a search is read against: who asks, what they see, and what time it is there. */
export interface Asked {
  em: EntityManager;
  sight: Sight;
  /** The person for whom `assignee:me` stands. */
  me: string | undefined;
  now: Date;
  timeZone: string;
}

const OPEN = condition("c.status in ('new', 'open', 'waiting')");
/** Open, and not put aside until later. */
export const ACTIVE = condition(`${OPEN.sql} and c.snoozed_until is null`);
const status = (key: string) => condition('c.status = ?', key);
export const STATUSES: Record<string, Condition> = {
  ...Object.fromEntries(['new', 'open', 'waiting', 'done', 'spam'].map((key) => [key, status(key)])),
  active: ACTIVE,
  snoozed: condition('c.snoozed_until is not null'),
};
/** In people's mouths everything is open that is not over. */
const STATES: Record<string, Condition> = { ...STATUSES, open: OPEN };
const TRAITS: Record<string, (asked: Asked) => Condition> = {
  unread: () => condition('c.unread'),
  overdue: ({ now }) => condition(`c.due_order < ? and ${OPEN.sql}`, now.toISOString()),
};
const WHOLE_ADDRESS = /^[^@\s]+@[^@\s]+\.[^@\s.]{2,}$/;
const THINGS: Record<string, Condition> = { attachment: condition('c.has_attachments') };
/** What became of the messages that went out; what was merged into a conversation is part of it. */
export const DELIVERIES: Record<string, Condition> = {
  failed: condition(
    `c.id in (select coalesce(own.merged_into, own.id) from message sent join conversation own on own.id = sent.conversation_id
       where sent.delivery in ('failed', 'unknown', 'bounced'))`,
  ),
};

/** How many the words of a search are followed to. */
export const MOST_FOUND = 500;
/** Who shares a name with more people is found by what they wrote: a message holds its sender's name. */
const MOST_CONTACTS = 200;
const MOST_VALUES = 20;

type Meaning = (values: string[], asked: Asked) => Condition | Promise<Condition>;

const MEANINGS: Record<SearchField, Meaning> = {
  from: each((value) =>
    WHOLE_ADDRESS.test(value)
      ? condition(
          "c.contact_id in (select contact_id from contact_point where kind = 'email' and value = ?)",
          value.toLowerCase(),
        )
      : condition(
          `c.contact_id in (select id from contact where name ilike ?
             union all select contact_id from contact_point where value ilike ?)`,
          anywhere(value),
          anywhere(value),
        ),
  ),
  /** An address, its beginning, or `@` with a domain. */
  to: each((value) =>
    condition(
      `c.id in (select conversation_id from message where search @@ ?::tsquery order by id desc limit ${MOST_FOUND})`,
      `'to:${value.toLowerCase().replace(/['\\]/g, '$&$&')}':*`,
    ),
  ),
  subject: each((value) =>
    condition(
      `c.id in (select conversation_id from message, plainto_tsquery('english', ?) words
         where search @@ words and ts_filter(search, '{a}') @@ words order by id desc limit ${MOST_FOUND})`,
      value,
    ),
  ),
  queue: async (values, { em, sight }) => {
    const queues = await em.execute<Named[]>('select key, name from queue');
    const seen = queues.filter(({ key }) => maySee(sight, key));
    return condition('c.queue in (?)', named(values, seen, 'queue'));
  },
  channel: async (values, { em }) => {
    const channels = await em.execute<(Named & { id: string })[]>('select id, key, name from channel');
    const keys = named(values, channels, 'channel');
    return condition(
      'c.channel_id in (?)',
      channels.filter(({ key }) => keys.includes(key)).map(({ id }) => id),
    );
  },
  kind: (values) =>
    condition(
      'c.kind in (?)',
      values.map((value) => value.toLowerCase()),
    ),
  status: each((value) => STATUSES[oneOf(value, STATUSES, 'status')] ?? OPEN),
  tag: each((value) => condition('c.tags @> ?::jsonb', JSON.stringify([value]))),
  assignee: async (values, { em, me }) => {
    const conditions: Condition[] = [];
    for (const value of values) {
      if (value === 'none') conditions.push(condition('c.assignee_id is null'));
      else if (value === 'me' && me) conditions.push(condition('c.assignee_id = ?', me));
      else conditions.push(condition('c.assignee_id in (?)', await peopleNamed(em, value)));
    }
    return anyOf(conditions);
  },
  team: async (values, { em, me }) => {
    const teams = await em.execute<Named[]>('select id as key, name from team');
    const others = values.filter((value) => value.toLowerCase() !== 'mine');
    const conditions = others.length ? [condition('c.team_id in (?)', named(others, teams, 'team'))] : [];
    return anyOf(others.length < values.length ? [...conditions, teamsOf(me)] : conditions);
  },
  has: each((value) => THINGS[oneOf(value, THINGS, 'has')] ?? OPEN),
  delivery: each((value) => DELIVERIES[oneOf(value, DELIVERIES, 'delivery')] ?? OPEN),
  /** Of the states any, for it is in one of them; of the rest all. */
  is: (values, asked) => {
    const known = values.map((value) => oneOf(value, { ...STATES, ...TRAITS }, 'is'));
    const states = known.flatMap((key) => STATES[key] ?? []);
    const traits = known.flatMap((key) => TRAITS[key]?.(asked) ?? []);
    return allOf([...(states.length ? [anyOf(states)] : []), ...traits]);
  },
  before: each((value, asked) => condition('c.received_at < ?', startOf(value, 'before', asked))),
  after: each((value, asked) => condition('c.received_at >= ?', startOf(value, 'after', asked))),
  ref: each((value) => {
    const reference = parseReference(value);
    if (!reference) throw wrong(`ref:${value} is no reference. One looks like R-7Q2-M4XK.`);
    return condition('c.reference = ?', reference);
  }),
};

/** @throws DomainError `invalid` at `q` where a value says nothing that could be looked for */
export async function fieldConditions({ fields }: SearchQuery, asked: Asked): Promise<Condition[]> {
  const given = Object.entries(fields) as [SearchField, string[]][];
  if (given.reduce((count, [, values]) => count + values.length, 0) > MOST_VALUES) {
    throw wrong(`A search can name at most ${MOST_VALUES} fields.`);
  }
  return Promise.all(given.map(([field, values]) => MEANINGS[field](values, asked)));
}

/** The newest that have the words, among those within, in a message or in the contact's names and addresses. */
export function wordsCondition(words: string, within: readonly Condition[]): Condition {
  const like = anywhere(words);
  // The inner `c` hides the outer one, so that the same conditions hold before the newest are cut off.
  const { sql: all, params } = allOf(within);
  const contacts = (which: string) =>
    `(select c.id from (${which} limit ${MOST_CONTACTS}) k join conversation c on c.contact_id = k.id where ${all}
      order by c.received_at desc limit ${MOST_FOUND})`;
  // Where nearly everything matches, the newest are read off the end of an index: of the conversations where it has to look
  // at them anyway, otherwise of the messages, whose ids rise with time.
  const [joined, newest] = within.length
    ? ['join conversation c on c.id = m.conversation_id', 'c.received_at']
    : ['', 'm.id'];
  return condition(
    `c.id in (
       (select m.conversation_id from message m ${joined} where m.search @@ websearch_to_tsquery('english', ?) and ${all} order by ${newest} desc limit ${MOST_FOUND})
       union all ${contacts('select id from contact where name ilike ?')}
       union all ${contacts('select contact_id as id from contact_point where value ilike ?')})`,
    ...[words, ...params],
    ...[like, ...params],
    ...[like, ...params],
  );
}

interface Named {
  key: string;
  name: string;
}

/** Any of the values. */
function each(meaning: (value: string, asked: Asked) => Condition): Meaning {
  return (values, asked) => anyOf(values.map((value) => meaning(value, asked)));
}

/** The keys of those whose key is given, or whose name holds what is given. */
function named(values: string[], all: Named[], what: string): string[] {
  return values.flatMap((value) => {
    const sought = value.toLowerCase();
    const exact = all.filter(({ key, name }) => [key, name.toLowerCase()].includes(sought));
    const found = exact.length ? exact : all.filter(({ name }) => name.toLowerCase().includes(sought));
    if (found.length === 0) throw wrong(`There is no ${what} called “${value}”.`);
    return found.map(({ key }) => key);
  });
}

async function peopleNamed(em: EntityManager, value: string): Promise<string[]> {
  const like = anywhere(value);
  const people = await em.execute<{ id: string }[]>(
    'select id from person where name ilike ? or email ilike ? limit 100',
    [like, like],
  );
  if (people.length === 0) throw wrong(`There is nobody called “${value}”.`);
  return people.map(({ id }) => id);
}

function oneOf(value: string, known: Record<string, unknown>, field: string): string {
  const key = value.toLowerCase();
  if (Object.hasOwn(known, key)) return key;
  throw wrong(`${field}:${value} is not known. Write ${field}: with ${inWords(Object.keys(known))}.`);
}

function inWords(words: string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? '');
}

/** The beginning of a day in the organisation's time zone. */
function startOf(day: string, field: string, { timeZone }: Asked): string {
  let instant: string;
  try {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new RangeError(day);
    instant = Temporal.PlainDate.from(day).toZonedDateTime(timeZone).toInstant().toString();
  } catch {
    throw wrong(`${field}:${day} is no day. Write it as ${field}:2026-04-20.`);
  }
  if (!isWithinReach(day)) throw wrong(`${field}:${day} ${OUT_OF_REACH}.`);
  return instant;
}

function wrong(message: string): DomainError {
  return DomainError.invalid(message, [{ path: 'q', message }]);
}
