import type { ApiClient } from '../support/api-client.js';
import { conversationsOf, mailThatLeft } from '../support/correspondence.js';
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

const at = (key: string, rest = '') => `/api/templates/${encodeURIComponent(key)}${rest}`;
const TEXT = 'Diolch, {{reference}}.\n\n{{> contact-links}}';

interface Read {
  languages: { language: string; version: number; from: string; sources: Record<string, string> }[];
}

async function read(key: string, language = 'en') {
  const { body } = await postroom.api.get(at(key));
  return (body as Read).languages.find((each) => each.language === language);
}

async function save(key: string, change: object, api = postroom.api) {
  const version = (await read(key))?.version ?? 0;
  return api.put(at(key), { version, why: 'Warmer', ...change });
}

async function parts(key: string) {
  return (await read(key))?.sources as Record<string, string>;
}

test('what a manager saves goes out from then on, and going back brings the old words back', async () => {
  const key = 'acknowledgement/default';
  const before = await parts(key);
  const saved = await save(key, { parts: { ...before, subject: 'Got it, thank you [{{reference}}]' } });
  expect(saved.status).toBe(200);
  expect(await read(key)).toMatchObject({
    version: 1,
    from: 'app',
    why: 'Warmer',
    savedBy: { name: expect.any(String) },
  });
  await conversationsOf(postroom, { from: 'Amy Jones <amy@example.org>' })();
  expect(await mailThatLeft(postroom, 'Got it, thank you')).toContain('amy@example.org');

  const back = await save(key, { parts: null, why: 'As it was' });
  expect(back.status).toBe(200);
  expect(await read(key)).toMatchObject({ version: 2, from: 'shipped', sources: before });
  const { items } = (await advisor.get(at(key, '/versions'))).body;
  expect(items).toEqual([
    expect.objectContaining({ version: 2, why: 'As it was', toFile: true }),
    expect.objectContaining({ version: 1, why: 'Warmer', toFile: false }),
  ]);

  const old = (await advisor.get(at(key, '/versions/1'))).body;
  expect(old.sources.subject).toBe('Got it, thank you [{{reference}}]');
  expect((await advisor.get(at(key, '/versions/0'))).body.sources).toEqual(before);
  const taken = await postroom.api.post(at(key, '/versions/1/take-up'), {
    version: 2,
    why: 'Better after all',
  });
  expect(taken.body.items[0]).toMatchObject({ version: 3, why: 'Better after all' });
  expect((await parts(key)).subject).toBe('Got it, thank you [{{reference}}]');
  await postroom.api.post(at(key, '/versions/0/take-up'), { version: 3 });
  expect(await read(key)).toMatchObject({ version: 4, from: 'shipped' });
});

describe('is refused, and changes nothing', () => {
  const key = 'apology/default';
  test.each<[string, object, number, string]>([
    [
      'a variable that there is not',
      { parts: { subject: 'Sorry {{refrence}}', text: TEXT } },
      400,
      'apology/default/subject.hbs:1:9',
    ],
    [
      'no way to reach us',
      { parts: { subject: 'Sorry', text: 'Sorry' } },
      400,
      'apology/default/text.hbs:1:1',
    ],
    [
      'no plain text',
      { parts: { subject: 'Sorry', html: '<p>{{> contact-links}}</p>' } },
      400,
      'has no text.hbs',
    ],
    ['a part that it cannot have', { parts: { subject: 's', text: TEXT, social: 'x' } }, 400, 'parts.social'],
    ['a stale version', { parts: { subject: 's', text: TEXT }, version: 7 }, 409, 'version 0'],
    ['a language that is none', { language: '../x', parts: { subject: 's', text: TEXT } }, 400, 'language'],
    ['too much', { parts: { subject: 's', text: 'x'.repeat(64_001) } }, 400, 'text'],
  ])('%s', async (_, change, status, words) => {
    const answer = await save(key, change);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toContain(words);
    expect(await read(key)).toMatchObject({ version: 0, from: 'shipped' });
  });

  test('what an advisor would save', async () => {
    expect((await save(key, { parts: { subject: 's', text: TEXT } }, advisor)).status).toBe(403);
  });

  test('a template that there is not', async () => {
    const change = { version: 0, parts: { subject: 's', text: TEXT } };
    for (const none of ['apology/other', 'nothing/default', '../../etc', 'partials']) {
      expect((await postroom.api.put(at(none), change)).status).toBe(404);
    }
  });
});

describe('a shared block', () => {
  const key = 'partials/greeting';

  test('is told with what puts it in, and is changed in the same way', async () => {
    const { partials } = (await advisor.get('/api/templates')).body;
    const listed = partials.find((each: { key: string }) => each.key === key);
    expect(listed.usedBy).toEqual(expect.arrayContaining(['acknowledgement/default', 'handover/default']));
    expect(listed.variables.map(({ name }: { name: string }) => name)).toContain('contact.name');
    const saved = await save(key, { parts: { ...(await parts(key)), text: 'Good day,' } });
    expect(saved.status).toBe(200);
    const { body } = await postroom.api.post(at('handover/default', '/preview'), {});
    expect(body.rendered.text).toMatch(/^Good day,\n/);
    await save(key, { parts: null });
  });

  test('that breaks a template is refused, and names which', async () => {
    const { status, body } = await save(key, {
      parts: { ...(await parts(key)), text: 'Hello {{queue.name}},' },
    });
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({
      path: 'partials/greeting.text.hbs:1:9',
      message: expect.stringMatching(/no variable "queue.name".* It breaks apology\/default/),
    });
    const contact = 'partials/contact-links';
    const without = await save(contact, { parts: { ...(await parts(contact)), text: 'Call us.' } });
    expect(without.body.errors[0].message).toMatch(/how to reach us.* It breaks acknowledgement\//);
  });
});

describe('a further template', () => {
  test('can be made, sent by a rule, and removed when no rule sends it', async () => {
    const made = await postroom.api.post('/api/templates', {
      purpose: 'acknowledgement',
      name: 'Noise at night!',
      parts: { subject: 'About the noise [{{reference}}]', text: TEXT },
      why: 'So many ask',
    });
    const key = 'acknowledgement/noise-at-night';
    expect(made).toMatchObject({
      status: 201,
      body: { key, title: 'Acknowledgement: noise at night', madeHere: true },
    });
    const again = await postroom.api.post('/api/templates', {
      ...made.body,
      name: 'noise at NIGHT',
      parts: { subject: 's', text: TEXT },
    });
    expect(again.status).toBe(409);

    const { body: rules } = await postroom.api.get('/api/rules');
    const rule = {
      key: 'noise',
      name: 'Noise',
      when: { field: 'subject', operator: 'contains', value: 'noise' },
      do: [{ action: 'set-acknowledgement', value: 'noise-at-night' }],
    };
    const ruled = await postroom.api.put('/api/rules', {
      rules: [rule, ...rules.rules],
      version: rules.version,
      note: '',
    });
    expect(ruled.status).toBe(200);
    const open = conversationsOf(postroom, { from: 'Ben <ben@example.org>' });
    await open({ subject: 'The noise next door' });
    expect(await mailThatLeft(postroom, 'About the noise')).toContain('Diolch');
    const used = await postroom.api.call('DELETE', at(key));
    expect(used).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('the rule "Noise"') },
    });

    await postroom.api.put('/api/rules', { rules: rules.rules, version: ruled.body.version, note: '' });
    expect((await postroom.api.call('DELETE', at(key))).status).toBe(204);
    expect((await postroom.api.get(at(key))).status).toBe(404);
    expect((await advisor.get(at(key, '/versions'))).body.items).toHaveLength(2);
    expect((await postroom.api.call('DELETE', at('acknowledgement/default'))).status).toBe(409);
  });

  test('is not made where there is only one, nor without a name', async () => {
    const parts = { subject: 's', text: TEXT };
    for (const wrong of [
      { purpose: 'reply', name: 'x' },
      { purpose: 'acknowledgement', name: '!!!' },
      { purpose: 'constructor', name: 'x' },
    ]) {
      expect((await postroom.api.post('/api/templates', { ...wrong, parts })).status).toBe(400);
    }
  });
});
