import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { newId, newReference } from '#shared';
import { startPostgres } from '../support/postgres.js';
import { percentile, tell } from './measure.js';
import { type RunningProduct, runProduct } from './running-product.js';

const SIZES = [1_000, 10_000, 100_000];
const CALLS = 100;
const WARM_UP = 20;

interface Installation {
  size: number;
  product: RunningProduct;
  /** References of its first page. */
  references: string[];
}

/** What an advisor waits for, with more and more history behind it. */
export async function inboxBench(): Promise<void> {
  const postgres = await startPostgres({ durable: true });
  const installations: Installation[] = [];
  try {
    for (const size of SIZES) {
      const databaseUrl = await postgres.createDatabase(`inbox_${size}`);
      const product = await runProduct({ DATABASE_URL: databaseUrl, ROLES: 'web' });
      await fill(databaseUrl, size);
      const { items } = await product.api<{ items: { reference: string }[] }>('GET', LIST);
      installations.push({ size, product, references: items.map(({ reference }) => reference) });
    }
    for (const [name, path] of Object.entries(CALLED)) await measure(name, path, installations);
  } finally {
    for (const { product } of installations) await product.stop();
    await postgres.stop();
  }
}

type Path = (n: number, references: string[]) => string;

const LIST = '/api/conversations?limit=100';

const CALLED: Record<string, Path> = {
  'first page': () => '/api/conversations',
  'first page of a queue': () => '/api/conversations?queue=waste',
  'open one': (n, references) => `/api/conversations/${references[n % references.length]}`,
  'search for a rare word': (n) => `/api/conversations?q=unicorn${n % 50}`,
  'search for a word that all have': () => '/api/conversations?q=streetlight',
  'search for a name': (n) => `/api/conversations?q=${firstName(1 + n * 7)}`,
  'search for a name that one in a hundred has': (n) => `/api/conversations?q=Family${n}s`,
  'queue counts': () => '/api/queues',
};

/** As `fill` makes them: letters and figures that nearly nobody else has. */
function firstName(n: number): string {
  return createHash('md5').update(String(n)).digest('hex').slice(0, 8);
}

/** Takes turns between the sizes, so that a moment in which the machine is busy falls on all of them. */
async function measure(name: string, path: Path, installations: Installation[]): Promise<void> {
  const times = installations.map((): number[] => []);
  for (let n = -WARM_UP; n < CALLS; n++) {
    for (const [i, { product, references }] of installations.entries()) {
      const began = performance.now();
      await product.api('GET', path(Math.abs(n), references));
      if (n >= 0) times[i]?.push(performance.now() - began);
    }
  }
  for (const p of [50, 95]) {
    const figures = times.map((each) => percentile(each, p));
    for (const [i, { size }] of installations.entries())
      tell(`${name}, ${size}, p${p}`, figures[i] ?? Number.NaN, 'ms', 2);
    const ratio = (figures.at(-1) ?? Number.NaN) / (figures[0] ?? Number.NaN);
    tell(`${name}, ${SIZES.at(-1)} against ${SIZES[0]}, p${p}`, ratio, 'times', 2);
  }
}

/** A third is open, the rest is history; one message and one clock each, words and names as they come. */
async function fill(databaseUrl: string, size: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const references = new Set<string>();
  while (references.size < size) references.add(newReference());
  const ids = () => Array.from({ length: size }, newId);
  try {
    await client.query('begin');
    await client.query(
      `create temp table made as
       select n, id, contact, message, reference, now() - ($1 - n) * interval '1 minute' as at, n % 3 = 0 as open,
         (array['general', 'waste', 'highways', 'complaints'])[1 + n % 4] as queue
       from unnest($2::text[], $3::uuid[], $4::uuid[], $5::uuid[]) with ordinality
         as made (reference, id, contact, message, n)`,
      [size, [...references], ids(), ids(), ids()],
    );
    await client.query(
      `insert into contact (id, name) select contact, substr(md5(n::text), 1, 8) || ' Family' || n % 100 || 's' from made`,
    );
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
       select message, id, 'inbound', (select id from channel where key = 'enquiries'), 'made.' || n || '@people.example',
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
