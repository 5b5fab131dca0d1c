import { startPostgres } from '../support/postgres.js';
import { sseEvents } from '../support/sse-events.js';
import { fillInbox, SETTINGS } from './fill-inbox.js';
import { percentile, tell } from './measure.js';
import { type RunningProduct, runProduct } from './running-product.js';

const BROWSERS = 200;
const CHANGES = 25;
const SIZE = 10_000;
/** What a list on the screen has loaded anew after a change. */
const READ_AGAIN = ['/api/conversations', '/api/queues', '/api/views', '/api/saved-views', '/api/notices'];

/** Everybody has the inbox open: how long until one person's change has reached them all. */
export async function liveBench(): Promise<void> {
  const postgres = await startPostgres({ durable: true, settings: SETTINGS });
  const product = await runProduct({ DATABASE_URL: await postgres.createDatabase('live'), ROLES: 'web' });
  const lines: Line[] = [];
  try {
    const { id } = await product.api<{ id: string }>('GET', '/api/session');
    await fillInbox(`${postgres.url.replace(/postgres$/, 'live')}`, SIZE, id);
    for (let n = 0; n < BROWSERS; n++) lines.push(await openLine(product));
    const { items } = await product.api<Page>('GET', '/api/conversations?limit=100');
    const told = await change(product, lines, items.slice(0, CHANGES));
    for (const p of [50, 95, 100]) tell(`told to ${BROWSERS} browsers, p${p}`, percentile(told, p), 'ms');
    const shown = await change(product, lines, items.slice(CHANGES, CHANGES + 5), async () => {
      await Promise.all(READ_AGAIN.map((path) => product.api('GET', path)));
    });
    for (const p of [50, 95, 100]) {
      tell(`read again by ${BROWSERS} browsers at once, p${p}`, percentile(shown, p), 'ms');
    }
  } finally {
    for (const line of lines) line.close();
    await product.stop();
    await postgres.stop();
  }
}

interface Page {
  items: { reference: string }[];
}

interface Line {
  heard(reference: string): void;
  close(): void;
}

/** One change after the other; in milliseconds how long each took to each browser, with what it then does. */
async function change(
  product: RunningProduct,
  lines: Line[],
  items: Page['items'],
  andThen?: () => Promise<void>,
): Promise<number[]> {
  const times: number[] = [];
  for (const { reference } of items) {
    const began = performance.now();
    const all = lines.map(
      (line) =>
        new Promise<void>((resolve) => {
          line.heard = (which) => {
            if (which !== reference) return;
            line.heard = () => {};
            resolve();
          };
        }),
    );
    await Promise.all([
      product.api('POST', `/api/conversations/${reference}/tags`, { add: ['seen'] }),
      ...all.map(async (heard) => {
        await heard;
        await andThen?.();
        times.push(performance.now() - began);
      }),
    ]);
  }
  return times;
}

async function openLine(product: RunningProduct): Promise<Line> {
  const stopping = new AbortController();
  const response = await product.open('/api/events', stopping.signal);
  const line: Line = { heard: () => {}, close: () => stopping.abort() };
  void (async () => {
    for await (const { kind, data } of sseEvents(response)) {
      if (kind === 'change') line.heard((JSON.parse(data) as { reference: string }).reference);
    }
  })().catch(() => {});
  return line;
}
