import type { ApiClient } from '../support/api-client.js';
import { conversationsOf } from '../support/correspondence.js';
import { type Product, startProduct } from '../support/product.js';
import { readPdf } from '../support/read-pdf.js';

let postroom: Product;
let advisor: ApiClient;

beforeAll(async () => {
  postroom = await startProduct();
  const who = {
    email: 'ada@example.org',
    name: 'Ada',
    roles: ['advisor'],
    password: 'a long enough password',
  };
  await postroom.api.post('/api/users', who);
  advisor = postroom.api.nobody();
  await advisor.signIn(who);
}, 300_000);

afterAll(() => postroom?.remove());

const KEY = 'acknowledgement%2Fdefault';

/** As a browser does it that shows what comes. */
async function print(body: object, key = KEY, headers: Record<string, string> = {}) {
  const answer = await fetch(`${postroom.url}/api/templates/${key}/letter`, {
    method: 'POST',
    headers: { cookie: postroom.api.cookie(), 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  return { headers: answer.headers, pdf: await readPdf(new Uint8Array(await answer.arrayBuffer())) };
}

test.each([KEY, 'acknowledgement/default'])('%s as a letter, shown where it is asked for', async (key) => {
  const { headers, pdf } = await print({}, key);
  expect(headers.get('content-type')).toBe('application/pdf');
  expect(headers.get('content-disposition')).toBe('inline; filename="acknowledgement-default.pdf"');
  expect(headers.has('missing-characters')).toBe(false);
  expect(pdf).toMatchObject({ title: 'We have your message: Missed bin collection', language: 'en' });
  expect(pdf.text).toContain('Our reference: R-7Q2-M4XK');
  expect(pdf.text).toContain('by Monday 20 April 2026');
  expect(pdf.pages).toHaveLength(1);
});

test('what somebody is writing, in large print', async () => {
  const text = 'Thank you ☃, {{queue.name}} has it.\n\n{{> contact-links}}';
  const { headers, pdf } = await print({ text, size: 28 });
  expect(pdf.text.replace(/\s+/g, ' ')).toContain('Thank you �, Waste and recycling has it.');
  expect(decodeURIComponent(headers.get('missing-characters') ?? '')).toBe('☃');
  expect(pdf.pages[0]?.find(({ text }) => text.startsWith('Thank you'))?.size).toBe(28);
});

test('on a past item, it is about that, to who wrote it', async () => {
  const path = await conversationsOf(postroom, {
    from: 'Ann Writer <ann@example.com>',
    subject: 'My gate',
  })();
  const reference = path.split('/').at(-1) ?? '';
  const { pdf } = await print({ reference });
  expect(pdf.text).toContain(`Our reference: ${reference}`);
  expect(pdf.text).toContain('Ann Writer\n1 Example Street\n');
  expect(pdf.title).toContain('My gate');
});

test('in Welsh, as it is shipped', async () => {
  const { pdf } = await print({ language: 'cy' });
  expect(pdf.language).toBe('cy');
  expect(pdf.text).toContain('Ein cyfeirnod: R-7Q2-M4XK');
  expect(pdf.text).toContain('Tudalen 1 o 1');
});

test('the same call again prints it again', async () => {
  const once = { 'idempotency-key': 'print-1' };
  const [first, second] = [await print({}, KEY, once), await print({}, KEY, once)];
  expect(second.pdf.text).toBe(first.pdf.text);
});

test.each<[string, object, string, number, object]>([
  [
    'a slip of the finger',
    { text: 'Hello\n  {{refrence}}' },
    KEY,
    400,
    {
      errors: [
        { path: 'acknowledgement/default/text.hbs:2:5', message: expect.stringContaining('refrence') },
      ],
    },
  ],
  ['a size that is none', { size: 13 }, KEY, 400, { errors: [expect.objectContaining({ path: 'size' })] }],
  ['more pages than anybody prints', { text: `{{> contact-links}}${'\na'.repeat(30_000)}` }, KEY, 400, {}],
  ['a past item that is not there', { reference: 'R-222-2222' }, KEY, 404, {}],
  ['a template that is not there', {}, 'acknowledgement%2Fnone', 404, {}],
])('refuses %s', async (_, body, key, status, problem) => {
  const answer = await postroom.api.post(`/api/templates/${key}/letter`, body);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ status, ...problem });
});

test('is not for advisors', async () => {
  expect((await advisor.post(`/api/templates/${KEY}/letter`, {})).status).toBe(403);
});
