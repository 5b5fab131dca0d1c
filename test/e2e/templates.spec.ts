import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiClient } from '../support/api-client.js';
import { type Product, startProduct } from '../support/product.js';

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

const preview = (draft: object, key = 'acknowledgement%2Fdefault', api = postroom.api) =>
  api.post(`/api/templates/${key}/preview`, draft);

test('the templates, with their sources and what each may say', async () => {
  const { items } = (await advisor.get('/api/templates')).body;
  const byKey = new Map<string, Record<string, unknown>>(
    items.map((each: { key: string }) => [each.key, each]),
  );
  expect([...byKey.keys()]).toEqual(
    expect.arrayContaining(['acknowledgement/default', 'apology/default', 'reply/default']),
  );
  expect(byKey.get('acknowledgement/default')).toMatchObject({
    purpose: 'acknowledgement',
    source: { subject: expect.stringContaining('{{reference}}'), html: expect.stringContaining('<p') },
    variables: expect.arrayContaining([
      expect.objectContaining({ name: 'queue.name', optional: false }),
      expect.objectContaining({ name: 'links[].url', example: 'https://www.example.org/services' }),
      expect.objectContaining({ name: 'expectedBy', optional: true }),
    ]),
  });
});

describe('a preview', () => {
  test.each(['acknowledgement%2Fdefault', 'acknowledgement/default'])('of %s as it is', async (key) => {
    const { status, body } = await preview({}, key);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      mistakes: [],
      rendered: { subject: 'We have your message: Missed bin collection [R-7Q2-M4XK]' },
    });
    expect(body.rendered.text).toContain('by Monday 20 April 2026');
  });

  test('of what somebody is writing, which changes nothing', async () => {
    const text = 'Thank you, {{queue.name}} has it.\n\n{{> contact-links}}';
    const { body } = await preview({ text });
    expect(body.mistakes).toEqual([]);
    expect(body.rendered.text).toMatch(/^Thank you, Waste and recycling has it\.\n\nExample Council\n/);
    expect((await preview({})).body.rendered.text).not.toContain('Thank you, Waste');
  });

  test.each<[string, object, object]>([
    [
      'a slip of the finger',
      { text: 'Hello\n  {{refrence}} {{> contact-links}}' },
      {
        file: 'acknowledgement/default/text.hbs',
        line: 2,
        column: 5,
        message: 'There is no variable "refrence" here. Did you mean "reference"?',
      },
    ],
    [
      'no way to reach us',
      { text: 'Hello {{reference}}' },
      { file: 'acknowledgement/default/text.hbs', message: expect.stringContaining('{{> contact-links}}') },
    ],
    [
      'no way to reach us but sometimes',
      { html: '<p>{{reference}}</p>{{#if expectedBy}}{{> contact-links}}{{/if}}' },
      { file: 'acknowledgement/default/html.hbs', message: expect.stringContaining('{{> contact-links}}') },
    ],
    [
      'a reach for the prototype',
      { text: '{{constructor}} {{> contact-links}}' },
      { message: expect.stringContaining('no variable') },
    ],
  ])('says where the mistake is: %s', async (_, draft, mistake) => {
    expect((await preview(draft)).body.mistakes).toEqual([expect.objectContaining(mistake)]);
  });

  test('is for managers, and for templates that there are', async () => {
    expect((await preview({}, 'acknowledgement%2Fdefault', advisor)).status).toBe(403);
    expect((await preview({}, 'acknowledgement%2Fnowhere')).status).toBe(404);
    expect((await preview({}, '..%2F..%2Fetc')).status).toBe(404);
    expect((await preview({ text: 'x'.repeat(64_001) })).status).toBe(400);
  });
});

describe('postroom template check', () => {
  test('those of the installation', async () => {
    const { code, stdout } = await postroom.postroom('template', 'check');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\d+ templates, 0 mistakes, 0 pieces of advice\.\n$/),
    });
  });

  test("an organisation's own, each mistake with its place", async () => {
    const folder = join(postroom.dataDir, 'ours');
    await mkdir(join(folder, 'apology/default'), { recursive: true });
    await writeFile(join(folder, 'apology/default/text.hbs'), 'Sorry, {{reason}}.');
    await mkdir(join(folder, 'acknowledgement/default'), { recursive: true });
    await writeFile(join(folder, 'acknowledgement/default/subject.hbs'), 'Hello\n{{nme}}');
    const { code, stdout } = await postroom.postroom('template', 'check', folder, '--json');
    expect(code).toBe(1);
    const mistakes = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(mistakes).toEqual([
      expect.objectContaining({
        file: join(folder, 'acknowledgement/default/subject.hbs'),
        line: 2,
        column: 3,
      }),
      expect.objectContaining({
        file: join(folder, 'apology/default/text.hbs'),
        message: expect.stringContaining('{{> contact-links}}'),
      }),
    ]);
    expect((await postroom.postroom('template', 'check', '/nowhere')).code).toBe(1);
  });
});
