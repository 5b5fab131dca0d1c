import type { Client } from 'pg';

/** Rows made by one statement. */
const BATCH = 100_000;
/** UUIDs that rise with time, as they do in service. */
const RISING = `(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3)
  || '8' || substr(md5(random()::text), 1, 15))::uuid`;

/**
 * Open conversations, each with one clock that runs, due at the end of one of twenty coming days, and to be warned of two
 * days before; half are somebody's. Messages are left out: a clock does not look at them.
 */
export async function fillClocks(client: Client, size: number): Promise<void> {
  await client.query('set session_replication_role = replica');
  await client.query(
    `insert into person (id, email, name, roles)
     select gen_random_uuid(), 'advisor' || n || '@example.org', 'Advisor ' || n, '["advisor"]' from generate_series(1, 19) n`,
  );
  for (let from = 1; from <= size; from += BATCH) {
    await client.query(
      `with made as (
         select ${RISING} as id, n, date_trunc('day', now()) + (3 + n % 20) * interval '1 day' + interval '17 hours' as due_at
         from generate_series($1::int, $2::int) n
       ), conversations as (
         insert into conversation (id, reference, subject, snippet, channel_id, kind, priority, status, queue, assignee_id,
           received_at, activity_at, due_at, due_order, due)
         select made.id, 'R-' || n, 'About number ' || n, 'The streetlight outside', channel.id, 'enquiry', 'normal', 'open',
           (array['general', 'waste', 'highways', 'complaints'])[1 + n % 4], person.id, now(), now(), due_at, due_at, due_at::date
         from made join channel on channel.key = 'enquiries'
           left join person on n % 2 = 0 and email = 'advisor' || 1 + n % 19 || '@example.org'
       )
       insert into target_clock (id, conversation_id, target, name, started_at, due, due_at, warn_at, warnings, text, days,
         amount, unit, calendar, counts_from, pauses_while_waiting, warn_before)
       select ${RISING}, made.id, target.key, target.name, now(), due_at::date, due_at, due_at - interval '2 days',
         jsonb_build_array(due_at - interval '2 days'), 'Due.', '[]',
         amount, unit, calendar, counts_from, pauses_while_waiting, warn_before from made join target on target.key = 'response'`,
      [from, Math.min(size, from + BATCH - 1)],
    );
  }
  await client.query('set session_replication_role = origin');
  await client.query('vacuum analyze');
  await client.query('checkpoint');
}
