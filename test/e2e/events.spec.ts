import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';

describe('server-sent events', () => {
  let postroom: Product;

  beforeAll(async () => {
    postroom = await startProduct();
  }, 300_000);

  afterAll(() => postroom?.remove());

  test('tell of each change which conversation it was, and nothing of what it holds', async () => {
    const stop = new AbortController();
    const response = await fetch(`${postroom.url}/api/events`, {
      headers: { cookie: postroom.api.cookie() },
      signal: stop.signal,
    });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const changes = changesOf(response);

    const file = join(postroom.dataDir, 'mail.eml');
    await writeFile(file, mail({ subject: 'A private matter' }));
    const { stdout } = await postroom.postroom('intake', '--channel', 'enquiries', '--json', file);
    const { reference } = JSON.parse(stdout);
    const came = await next(changes, (change) => change.reference === reference);
    expect(came).toEqual({
      type: 'conversation',
      reference,
      queue: expect.any(String),
      assigneeId: null,
      version: expect.any(Number),
    });

    await postroom.api.post(`/api/conversations/${reference}/assign`, { assignee: 'me' });
    const given = await next(changes, (change) => change.assigneeId !== null);
    expect(given).toMatchObject({ reference, assigneeId: expect.any(String) });
    stop.abort();
  });

  test('are not for strangers', async () => {
    expect((await postroom.api.nobody().get('/api/events')).status).toBe(401);
  });
});

interface Change {
  type: string;
  reference: string;
  queue: string;
  assigneeId: string | null;
  version: number;
}

async function* changesOf(response: Response): AsyncGenerator<Change> {
  let rest = '';
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, data] = /^data: (.*)$/m.exec(block) ?? [];
      if (/^event: change$/m.test(block) && data) yield JSON.parse(data);
    }
  }
}

async function next(changes: AsyncGenerator<Change>, wanted: (change: Change) => boolean): Promise<Change> {
  for (;;) {
    const { value, done } = await changes.next();
    if (done) throw new Error('The stream ended.');
    if (wanted(value)) return value;
  }
}
