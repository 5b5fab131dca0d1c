import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { inProject } from '../support/project.js';

const committed = JSON.parse(readFileSync(inProject('libs/api-client/openapi.json'), 'utf8'));

/** Leave the tests' own session, or speak without end. */
const NOT_CALLED = ['DELETE /api/session', 'GET /api/events', 'POST /api/channels/{id}/poll'];

const calls = Object.entries<Record<string, unknown>>(committed.paths).flatMap(([path, operations]) =>
  Object.keys(operations)
    .map((method) => ({ method: method.toUpperCase(), path }))
    .filter(({ method }) => !NOT_CALLED.includes(`${method} ${path}`)),
);

describe('the OpenAPI document', () => {
  let postroom: Product;
  let known: Record<string, string>;

  beforeAll(async () => {
    postroom = await startProduct();
    const file = join(postroom.dataDir, 'mail.eml');
    writeFileSync(file, mail());
    const { stdout } = await postroom.postroom('intake', '--channel', 'enquiries', '--json', file);
    const { reference } = JSON.parse(stdout);
    const { body } = await postroom.api.get(`/api/conversations/${reference}`);
    const ledger = (await postroom.api.get('/api/ledger')).body.items[0];
    known = { reference, message: body.messages[0].id, channel: 'enquiries', entry: ledger.id };
  }, 300_000);

  afterAll(() => postroom?.remove());

  test('is the one that the client was made from', async () => {
    const { status, body } = await postroom.api.get('/api/openapi.json');
    expect(status).toBe(200);
    expect(body).toEqual(committed);
  });

  test('is OpenAPI 3.1, with a name for every operation', () => {
    expect(committed.openapi).toMatch(/^3\.1/);
    const names = Object.values<Record<string, { operationId: string }>>(committed.paths).flatMap(
      (operations) => Object.values(operations).map(({ operationId }) => operationId),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => /_/.test(name))).toEqual([]);
  });

  test('can be read at /api/docs', async () => {
    expect((await postroom.api.nobody().get('/api/docs')).status).toBe(200);
  });

  test.each(calls)('$method $path is there, and does not break', async ({ method, path }) => {
    const address = path
      .replace('{reference}', known.reference ?? '')
      .replace('{message}', known.message ?? '')
      .replace('{email}', 'admin%40example.org')
      .replace('{id}', (path.includes('ledger') ? known.entry : known.channel) ?? '');
    const { status, body } = await postroom.api.call(
      method,
      address,
      method === 'GET' ? {} : { body: { nothing: 'that it wants' } },
    );
    expect(status).not.toBe(500);
    // What it speaks of may be missing; the address itself is not.
    if (status === 404) expect(body.detail).not.toBe('There is nothing at this address.');
  });
});
