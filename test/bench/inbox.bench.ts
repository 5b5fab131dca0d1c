import { Client } from 'pg';
import { startPostgres } from '../support/postgres.js';
import { percentile, tell } from './measure.js';
import { type RunningProduct, runProduct } from './running-product.js';

const SIZES = [1_000, 10_000, 100_000];
const CALLS = 100;

type Figures = Record<string, number>;

/** What an advisor waits for, with more and more history behind it. */
export async function inboxBench(): Promise<void> {
  const postgres = await startPostgres({ durable: true });
  const results: { size: number; figures: Figures }[] = [];
  try {
    for (const size of SIZES) {
      const databaseUrl = await postgres.createDatabase(`inbox_${size}`);
      const product = await runProduct({ DATABASE_URL: databaseUrl, ROLES: 'web' });
      try {
        await fill(databaseUrl, size);
        results.push({ size, figures: await measure(product, size) });
      } finally {
        await product.stop();
      }
    }
  } finally {
    await postgres.stop();
  }
  const [smallest, largest] = [results[0], results.at(-1)];
  for (const name of Object.keys(largest?.figures ?? {})) {
    const ratio = (largest?.figures[name] ?? Number.NaN) / (smallest?.figures[name] ?? Number.NaN);
    tell(`${name}: ${largest?.size} against ${smallest?.size}`, ratio, 'times', 2);
  }
}

async function measure(product: RunningProduct, size: number): Promise<Figures> {
  const { items } = await product.api<{ items: { reference: string }[] }>(
    'GET',
    '/api/conversations?limit=100',
  );
  const calls: Record<string, (n: number) => string> = {
    'first page': () => '/api/conversations',
    'first page of a queue': () => '/api/conversations?queue=waste',
    'open one': (n) => `/api/conversations/${items[n % items.length]?.reference}`,
    'search for a rare word': (n) => `/api/conversations?q=unicorn${n % 50}`,
    'search for a common word': () => '/api/conversations?q=streetlight',
    'search for a name': (n) => `/api/conversations?q=Resident%20${n * 7}`,
    'queue counts': () => '/api/queues',
  };
  const figures: Figures = {};
  for (const [name, path] of Object.entries(calls)) {
    const times: number[] = [];
    for (let n = 0; n < CALLS + 10; n++) {
      const began = performance.now();
      await product.api('GET', path(n));
      // The first ten warm up what is cached anywhere.
      if (n >= 10) times.push(performance.now() - began);
    }
    figures[`${name} p50`] = percentile(times, 50);
    figures[`${name} p95`] = percentile(times, 95);
    tell(`${size}: ${name}, p50`, percentile(times, 50), 'ms', 2);
    tell(`${size}: ${name}, p95`, percentile(times, 95), 'ms', 2);
  }
  return figures;
}

/** A third is open, the rest is history; one message and one clock each, words and names as they come. */
async function fill(databaseUrl: string, size: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(
      `create temp table made as
       select n, gen_random_uuid() as id, gen_random_uuid() as contact,
         'R-' || lpad(upper(to_hex(n / 4096)), 3, '2') || '-' || lpad(upper(to_hex(n % 4096)), 4, '2') as reference,
         now() - (n || ' minutes')::interval as at, n % 3 = 0 as open,
         (array['general', 'waste', 'highways', 'complaints'])[1 + n % 4] as queue
       from generate_series(1, $1::int) n`,
      [size],
    );
    await client.query(`insert into contact (id, name) select contact, 'Resident ' || n from made`);
    await client.query(
      `insert into contact_point select 'email', 'resident' || n || '@people.example', contact from made`,
    );
    await client.query(
      `insert into conversation (id, reference, subject, snippet, channel_id, kind, priority, status, queue, contact_id,
         received_at, activity_at, due_at, due_order, due)
       select id, reference, 'About number ' || n, 'The streetlight outside', (select id from channel where key = 'enquiries'),
         'enquiry', 'normal', case when open then 'open' else 'done' end, queue, contact, at, at,
         case when open then at + interval '14 days' end,
         case when open then at + interval '14 days' else '9999-12-31' end,
         case when open then (at + interval '14 days')::date end
       from made`,
    );
    await client.query(
      `insert into message (id, conversation_id, direction, channel_id, external_id, identity, subject, text, new_text, at)
       select gen_random_uuid(), id, 'inbound', (select id from channel where key = 'enquiries'), 'made.' || n || '@people.example',
         md5(n::text) || md5('x' || n), 'About number ' || n,
         body, body, at
       from made, lateral (select 'Hello, the streetlight outside number ' || n || ' has been out since Tuesday. '
         || repeat('Please tell me when somebody can come and look at it. ', 8) || 'unicorn' || n % 20000 as body) words`,
    );
    await client.query(
      `insert into target_clock (id, conversation_id, target, name, state, started_at, due, due_at, text, days)
       select gen_random_uuid(), id, 'response', 'Answer', case when open then 'running' else 'met' end, at,
         (at + interval '14 days')::date, at + interval '14 days', 'Due.', '[]' from made`,
    );
    await client.query('commit');
    // A real installation folds the tally every half minute.
    await client.query(
      `with changes as (delete from conversation_tally returning *)
       insert into conversation_tally select queue, assignee_id, status, due, sum(open) from changes group by 1, 2, 3, 4`,
    );
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
