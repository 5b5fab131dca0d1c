import type { EntityManager } from '@mikro-orm/sql';
import { cleanText, DomainError, isId } from '#shared';
import { seenContacts } from './contact-sight.js';
import { type Sight, seenQueues } from './sight.js';

export interface ContactFilter {
  /** Part of a name or an address. */
  q?: string;
  cursor?: string;
  limit?: number;
}

export interface ContactRow {
  id: string;
  name: string;
  identities: { kind: string; value: string; label: string; preferred: boolean }[];
  open: number;
  all: number;
  last_at: string | null;
}

const MOST_FOUND = 500;

/** One page of the people who write in, by name; what is said of their conversations is what the person may see. */
export async function listContacts(
  em: EntityManager,
  filter: ContactFilter,
  sight: Sight,
): Promise<{ rows: ContactRow[]; next: string | null }> {
  const limit = Math.min(filter.limit ?? 50, 100);
  const where = ['k.merged_into is null'];
  const params: unknown[] = [];
  const q = filter.q?.trim();
  if (q) {
    const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    where.push(`k.id in (
      (select id from contact where name ilike ? order by id desc limit ${MOST_FOUND})
      union all
      (select contact_id from contact_point where value ilike ? order by contact_id desc limit ${MOST_FOUND}))`);
    params.push(like, like);
  }
  const seen = seenContacts(sight, 'k');
  if (seen) {
    where.push(seen.sql);
    params.push(...seen.params);
  }
  if (filter.cursor) {
    const { name, id } = readCursor(filter.cursor);
    where.push('(k.name, k.id) > (?, ?::uuid)');
    params.push(name, id);
  }
  const queues = seenQueues(sight, 'queue');
  const rows = await em.execute<ContactRow[]>(
    `select k.id, k.name, figures.*, coalesce((
       select jsonb_agg(jsonb_build_object('kind', kind, 'value', value, 'label', label, 'preferred', preferred)
         order by preferred desc, kind, value)
       from contact_point where contact_id = k.id), '[]') as identities
     from (select id, name from contact k where ${where.join(' and ')} order by name, id limit ?) k
     cross join lateral (
       select count(*) filter (where status in ('new', 'open', 'waiting'))::int as open, count(*)::int as all,
         max(received_at) as last_at
       from conversation where contact_id = k.id ${queues ? `and ${queues.sql}` : ''}) figures
     order by k.name, k.id`,
    [...params, limit + 1, ...(queues?.params ?? [])],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? cursorOf(last) : null };
}

function cursorOf({ name, id }: ContactRow): string {
  return Buffer.from(JSON.stringify([name, id])).toString('base64url');
}

function readCursor(cursor: string): { name: string; id: string } {
  try {
    const [name, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    const areTexts = typeof name === 'string' && typeof id === 'string';
    if (areTexts && name === cleanText(name) && isId(id)) return { name, id };
  } catch {
    // Told below, like any other cursor that is none of ours.
  }
  const message = 'is not one that this list gave out';
  throw DomainError.invalid(`The cursor ${message}.`, [{ path: 'cursor', message }]);
}
