import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { newId, newReference } from '#shared';

/** As docs/operations.md asks for where there is much: the usual ones are for a machine of twenty years ago. */
export const SETTINGS = { shared_buffers: '2GB', effective_cache_size: '8GB', random_page_cost: '1.1' };

/** Rows made by one statement. */
const BATCH = 50_000;

/**
 * Fills an installation with conversations that came in evenly over twenty days. A third is open and the rest
 * history; each has one message and one clock, three are of one contact, half are somebody's. What Postroom's triggers
 * would have counted is counted once in the end.
 * @param mine the person who holds one in forty of the open ones
 */
export async function fillInbox(databaseUrl: string, size: number, mine: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica`);
    await client.query(
      `insert into person (id, email, name, roles)
       select gen_random_uuid(), 'advisor' || n || '@example.org', 'Advisor ' || n, '["advisor"]' from generate_series(1, 19) n`,
    );
    const references = new Set<string>();
    while (references.size < size) references.add(newReference());
    const each = [...references];
    for (let from = 1; from <= size; from += BATCH) {
      await fillBatch(client, from, size, mine, each.slice(from - 1, from - 1 + BATCH));
    }
    await client.query(
      `insert into conversation_tally (queue, assignee_id, status, due, due_at, snoozed, open)
       select queue, assignee_id, status, due, due_at, false, count(*) from conversation where status = 'open' group by 1, 2, 3, 4, 5`,
    );
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

async function fillBatch(
  client: Client,
  from: number,
  size: number,
  mine: string,
  references: string[],
): Promise<void> {
  const ids = () => references.map(newId);
  await client.query('begin');
  // Ids rise with time, as they do in service.
  await client.query(
    `create temp table made on commit drop as
     select n, id, contact, message, reference, now() - ($1::bigint - n) / $1::float8 * interval '20 days' as at, n % 3 = 0 as open,
       (array['general', 'waste', 'highways', 'complaints'])[1 + n % 4] as queue
     from (select each.*, ordinality + $6 - 1 as n from unnest($2::text[], $3::uuid[], $4::uuid[], $5::uuid[]) with ordinality
       as each (reference, id, contact, message, ordinality)) each`,
    [size, references, ids(), ids(), ids(), from],
  );
  await client.query(`update made set contact = first.contact
    from made first where made.n % 3 <> 0 and first.n = made.n - made.n % 3`);
  await client.query(
    `insert into contact (id, name) select contact, substr(md5(n::text), 1, 8) || ' Family' || n % 100 || 's' from made
     where n % 3 = 0 or contact not in (select contact from made where n % 3 = 0)`,
  );
  await client.query(
    `insert into contact_point (kind, value, contact_id)
     select 'email', 'resident' || n || '@people.example', contact from made where exists (select from contact where id = contact)`,
  );
  await client.query(
    `insert into conversation (id, reference, subject, snippet, channel_id, kind, priority, status, queue, contact_id,
       received_at, activity_at, due_at, due_order, due, assignee_id, unread, has_attachments, tags)
     select made.id, reference, 'About number ' || n, 'The streetlight outside', channel.id,
       'enquiry', 'normal', case when open then 'open' else 'done' end, queue, contact, at, at,
       case when open then closes end,
       case when open then closes else '9999-12-31' end,
       case when open then (at + interval '14 days')::date end,
       case when n % 2 = 0 then null when n % 40 = 9 then $1::uuid else person.id end,
       open and n % 4 = 0, n % 7 = 0,
       case when n % 500 = 3 then '["petition"]' when n % 10 = 3 then '["urgent"]' else '[]' end::jsonb
     from made join channel on key = 'enquiries' cross join lateral (
       -- Promises in days end when their day closes.
       select (at + interval '14 days')::date + interval '17 hours' as closes) day left join person on email = 'advisor' || 1 + n % 19 || '@example.org'`,
    [mine],
  );
  await client.query(
    `insert into message (id, conversation_id, direction, channel_id, external_id, identity, subject, text, new_text, at, "from", "to")
     select message, made.id, 'inbound', channel.id, 'made.' || n || '@people.example',
       md5(n::text) || md5('x' || n), 'About number ' || n, body, body, at,
       jsonb_build_object('name', substr(md5((n - n % 3)::text), 1, 8) || ' Family' || (n - n % 3) % 100 || 's',
         'address', 'resident' || n - n % 3 || '@people.example'),
       jsonb_build_array(jsonb_build_object('name', '', 'address', 'desk' || n % 1000 || '@council.example'))
     from made join channel on key = 'enquiries',
       lateral (select 'Hello, the streetlight outside number ' || n || ' has been out since Tuesday. '
         || repeat('Please tell me when somebody can come and look at it. ', 8) || 'unicorn' || n % 20000 as body) words`,
  );
  await client.query(
    `insert into target_clock (id, conversation_id, target, name, state, started_at, due, due_at, text, days,
       amount, unit, calendar, counts_from, pauses_while_waiting, warn_before)
     select gen_random_uuid(), made.id, 'response', 'Answer', case when open then 'running' else 'met' end, at,
       (at + interval '14 days')::date, at + interval '14 days', 'Due.', '[]',
       amount, unit, calendar, counts_from, pauses_while_waiting, warn_before from made join target on key = 'response'`,
  );
  await client.query('commit');
}

/** The first name of the contact made with conversation `n`: letters and figures that nearly nobody else has. */
export function firstName(n: number): string {
  return createHash('md5').update(String(n)).digest('hex').slice(0, 8);
}
