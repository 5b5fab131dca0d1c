import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { type DueMoment, dueSql } from '#inbox';
import { startPostgres } from '../support/postgres.js';
import { fillClocks } from './fill-clocks.js';
import { SETTINGS } from './fill-inbox.js';
import { peakMemory, percentile, tell } from './measure.js';
import { type RunningProduct, runProduct } from './running-product.js';

const SIZE = 1_000_000;
const FALL = 20_000;
/** Until everything that falls due does so, in one moment. */
const AHEAD_S = 12;
const LOOKS = 50;

interface Way {
  what: string;
  moment: DueMoment;
  /** Where it is told, a row for each that is acted on. */
  told: string;
  /** Only what is somebody's is told to anybody. */
  which: string;
}

const WAYS: Way[] = [
  { what: 'run out', moment: 'due_at', told: `history_event where kind = 'missed'`, which: 'true' },
  {
    what: 'are warned of',
    moment: 'warn_at',
    told: `notification where kind = 'due-soon'`,
    which: 'conversation_id in (select id from conversation where assignee_id is not null)',
  },
];

/** A million promises run, and twenty thousand of them come due at one moment. */
export async function clocksBench(): Promise<void> {
  const postgres = await startPostgres({ durable: true, settings: SETTINGS });
  const databaseUrl = await postgres.createDatabase('clocks');
  const client = new Client({ connectionString: databaseUrl });
  const env = { DATABASE_URL: databaseUrl, SECRET_KEY: 'the same for every process of this bench' };
  const workers: RunningProduct[] = [await runProduct({ ...env, ROLES: 'web' })];
  await client.connect();
  try {
    const [database] = (await client.query('select version() as version')).rows;
    console.log(`versions  ${String(database?.version).split(',')[0]}`);
    const began = performance.now();
    await fillClocks(client, SIZE);
    tell(`filled with ${SIZE} running clocks`, (performance.now() - began) / 1000, 's', 0);
    for (const { what, moment } of WAYS) await idle(client, `of those that ${what}`, moment);
    for (const count of [1, 2]) {
      const worker = await runProduct(env);
      workers.push(worker);
      for (const way of WAYS) await measure(client, way, count);
      tell('peak memory of a worker', peakMemory(worker.pid), 'MB', 0);
    }
    for (const { what, moment } of WAYS) await idle(client, `afterwards, of those that ${what}`, moment);
  } finally {
    await client.end();
    for (const worker of workers) await worker.stop();
    await postgres.stop();
  }
}

/** What a look costs that finds nothing, and by which way it looks. */
async function idle(client: Client, what: string, moment: DueMoment): Promise<void> {
  const [sql, params] = dueSql(moment, new Date(), null);
  let n = 0;
  const numbered = sql.replace(/\?/g, () => `$${++n}`);
  const times: number[] = [];
  let plan: Plan | undefined;
  for (let look = 0; look < LOOKS; look++) {
    const { rows } = await client.query(`explain (analyze, buffers, format json) ${numbered}`, params);
    const [explained] = rows[0]['QUERY PLAN'];
    times.push(explained['Execution Time'] + explained['Planning Time']);
    plan = explained.Plan;
  }
  if (!plan) return;
  const read = nodesOf(plan).filter((node) => node['Relation Name'] && node['Actual Loops'] > 0);
  for (const node of read) {
    console.log(`  ${node['Node Type']} ${node['Index Name'] ?? ''} on ${node['Relation Name']}`);
  }
  tell(
    `a look that finds none, ${what}: pages`,
    plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
    '',
    0,
  );
  tell(`a look that finds none, ${what}, p50`, percentile(times, 50), 'ms', 2);
  tell(`a look that finds none, ${what}, p95`, percentile(times, 95), 'ms', 2);
}

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Actual Loops': number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Plan[];
}

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** From the moment in which they fall due until the last of them is acted on. */
async function measure(client: Client, { what, moment, told, which }: Way, workers: number): Promise<void> {
  const count = async () => Number((await client.query(`select count(*) as n from ${told}`)).rows[0]?.n);
  const before = await count();
  const at = new Date(Date.now() + AHEAD_S * 1000);
  await client.query(
    `update target_clock set ${moment} = $1 where id in (
       select id from target_clock where state = 'running' and due_at > now() and warn_at is not null and ${which} order by md5(id::text) limit ${FALL})`,
    [at],
  );
  await client.query('analyze target_clock');
  const late = Date.now() - at.getTime();
  if (late > 0) throw new Error(`It was made ready ${late} ms too late: raise AHEAD_S.`);
  let first = 0;
  for (;;) {
    const done = (await count()) - before;
    const now = Date.now() - at.getTime();
    if (done > 0) first ||= now;
    if (done >= FALL) {
      const title = `${FALL} of ${SIZE} ${what}, ${workers} worker${workers > 1 ? 's' : ''}`;
      tell(`${title}: lag of the first`, first / 1000, 's', 2);
      tell(`${title}: lag of the slowest`, now / 1000, 's', 2);
      tell(`${title}: from the first to the last`, FALL / ((now - first) / 1000), 'a second', 0);
      return;
    }
    await pause(100);
  }
}
