import { startPostgres } from '../support/postgres.js';
import { fillInbox, firstName, SETTINGS } from './fill-inbox.js';
import { percentile, tell } from './measure.js';
import { type RunningProduct, runProduct } from './running-product.js';

const SIZES = [1_000, 100_000, 1_000_000];
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
  const postgres = await startPostgres({ durable: true, settings: SETTINGS });
  const installations: Installation[] = [];
  try {
    for (const size of SIZES) {
      const databaseUrl = await postgres.createDatabase(`inbox_${size}`);
      const product = await runProduct({ DATABASE_URL: databaseUrl, ROLES: 'web' });
      const { id } = await product.api<{ id: string }>('GET', '/api/session');
      const began = performance.now();
      await fillInbox(databaseUrl, size, id);
      tell(`filled with ${size}`, (performance.now() - began) / 1000, 's', 0);
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
  'newest first': () => '/api/conversations?sort=newest',
  'a queue': () => '/api/conversations?queue=waste',
  mine: () => '/api/conversations?assignee=me',
  "two queues, nobody's": () => '/api/conversations?queue=waste,highways&assignee=none',
  'due today': () => '/api/conversations?due=today&limit=10',
  overdue: () => '/api/conversations?due=overdue',
  'a tag': () => '/api/conversations?tag=urgent&limit=10',
  'a rare tag': () => '/api/conversations?tag=petition&limit=10',
  'unread, with attachments': () => '/api/conversations?unread=true&attachments=true&limit=10',
  done: () => '/api/conversations?status=done',
  'queue counts': () => '/api/queues',
  'open one': (n, references) => `/api/conversations/${references[n % references.length]}`,
  'search for a rare word': (n) => `/api/conversations?q=unicorn${n % 50}`,
  'search for a word that all have': () => '/api/conversations?q=streetlight',
  'search for a name': (n) => `/api/conversations?q=${firstName(1 + n * 7)}`,
  'search for a name that one in a hundred has': (n) => `/api/conversations?q=Family${n}s`,
  'search for a word in a queue': () => '/api/conversations?q=streetlight+queue:waste',
  'search from:': (n) => `/api/conversations?q=from:resident${3 + n * 3}@people.example`,
  'search to:': (n) => `/api/conversations?q=to:desk${n}@council.example`,
  'search subject:': (n) => `/api/conversations?q=subject:"number ${n}"`,
  'search tag: and has:': () => '/api/conversations?q=tag:urgent+has:attachment',
  'search before:': () => `/api/conversations?q=streetlight+before:${yesterday()}`,
};

function yesterday(): string {
  return new Date(Date.now() - 24 * 3600_000).toISOString().slice(0, 10);
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
