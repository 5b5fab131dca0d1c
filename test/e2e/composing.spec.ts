import type { ApiClient } from '../support/api-client.js';
import { bringFile, conversationsOf, mailThatLeft, type Said, writtenIn } from '../support/correspondence.js';
import { type Product, startProduct } from '../support/product.js';

const PASSWORD = 'a long enough password';
const COPIED = ['Cc: Bob Reader <bob@example.com>, enquiries@example.org'];

let postroom: Product;
let ada: ApiClient;
let adaId: string;
let arrives: ReturnType<typeof conversationsOf>;

beforeAll(async () => {
  postroom = await startProduct();
  const who = { email: 'ada@example.org', name: 'Ada Advisor', roles: ['advisor'], password: PASSWORD };
  adaId = (await postroom.api.post('/api/users', who)).body.id;
  ada = postroom.api.nobody();
  await ada.signIn(who);
  arrives = conversationsOf(postroom, { headers: COPIED });
}, 300_000);

afterAll(() => postroom?.remove());

const left = (words: string) => mailThatLeft(postroom, words);
const last = (body: { messages: Said[] }) => writtenIn(body).at(-1) as Said;
const bring = (who: ApiClient, name: string, bytes: Uint8Array<ArrayBuffer>) =>
  bringFile(postroom, who, name, bytes);

describe('a draft', () => {
  const content = {
    writing: 'reply',
    html: '<p>Dear Ann</p><script>alert(1)</script>',
    to: null,
    cc: ['bob@example.com'],
    subject: null,
    attachments: [],
    originals: null,
    note: 'Ask Bea',
  };

  test('is kept for its writer, and for nobody else', async () => {
    const path = await arrives();
    expect((await ada.get(`${path}/draft`)).body).toEqual({ draft: null });
    const kept = await ada.put(`${path}/draft`, { content, revision: null });
    expect(kept.status).toBe(200);
    expect(kept.body.draft.content).toEqual({ ...content, html: '<p>Dear Ann</p>' });
    expect((await ada.get(`${path}/draft`)).body).toEqual(kept.body);
    expect((await postroom.api.get(`${path}/draft`)).body).toEqual({ draft: null });
    const lines = (await ada.get('/api/drafts')).body.items;
    expect(lines.map((line: { reference: string }) => line.reference)).toContain(path.split('/').at(-1));
  });

  test('of another device is not overwritten unseen, nor one that was sent brought back', async () => {
    const path = await arrives();
    const first = (await ada.put(`${path}/draft`, { content, revision: null })).body.draft;
    const second = (await ada.put(`${path}/draft`, { content, revision: first.revision })).body.draft;
    for (const revision of [null, first.revision]) {
      const stale = await ada.put(`${path}/draft`, { content, revision });
      expect(stale).toMatchObject({ status: 409, body: { type: 'urn:postroom:problem:newer-draft' } });
    }
    const discard = (revision: string) => ada.call('DELETE', `${path}/draft?revision=${revision}`);
    expect(await discard(first.revision)).toMatchObject({
      ...{ status: 409, body: { type: 'urn:postroom:problem:newer-draft' } },
    });
    expect((await ada.get(`${path}/draft`)).body.draft.revision).toBe(second.revision);
    expect((await discard(second.revision)).status).toBe(204);
    expect((await ada.get(`${path}/draft`)).body).toEqual({ draft: null });
    expect((await discard(second.revision)).status).toBe(204);
    const third = (await ada.put(`${path}/draft`, { content, revision: null })).body.draft;
    await ada.post(`${path}/replies`, { text: 'Sent.', draft: true });
    expect((await ada.get(`${path}/draft`)).body).toEqual({ draft: null });
    expect((await ada.put(`${path}/draft`, { content, revision: third.revision })).status).toBe(409);
  });
});

describe('files', () => {
  const png = Uint8Array.from(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));

  test('go out with the reply, under what they really are', async () => {
    const path = await arrives();
    const { status, body: file } = await bring(ada, '../plan.txt', png);
    expect([status, file]).toEqual([
      201,
      expect.objectContaining({ name: 'plan.txt', contentType: 'image/png' }),
    ]);
    const sent = await ada.post(`${path}/replies`, { text: 'The plan is attached.', attachments: [file.id] });
    expect(sent.body.messages.at(-1).attachments).toMatchObject([{ name: 'plan.txt', size: png.length }]);
    const raw = await left('The plan is attached.');
    expect(raw).toMatch(/Content-Type: image\/png; name=plan\.txt/);
    expect(raw).toContain(Buffer.from(png).toString('base64'));
  });

  test('can be used by nobody else', async () => {
    const path = await arrives();
    const { body: file } = await bring(ada, 'mine.png', png);
    const stolen = await postroom.api.post(`${path}/replies`, { text: 'Look.', attachments: [file.id] });
    expect(stolen).toMatchObject({ status: 400, body: { errors: [{ path: 'attachments' }] } });
    expect((await postroom.api.call('DELETE', `/api/uploads/${file.id}`)).status).toBe(404);
    expect((await ada.call('DELETE', `/api/uploads/${file.id}`)).status).toBe(204);
    const gone = await ada.post(`${path}/replies`, { text: 'Look.', attachments: [file.id] });
    expect(gone.status).toBe(400);
  });

  test('have a limit', async () => {
    const path = await arrives();
    expect((await bring(ada, 'huge', new Uint8Array(25 * 1024 * 1024 + 1))).status).toBe(400);
    const half = new Uint8Array(13 * 1024 * 1024);
    const two = [await bring(ada, 'one', half), await bring(ada, 'two', half)].map(({ body }) => body.id);
    const both = await ada.post(`${path}/replies`, { text: 'Both.', attachments: two });
    expect(both).toMatchObject({ status: 400, body: { errors: [{ path: 'attachments' }] } });
  }, 120_000);
});

describe('rich text', () => {
  test('goes out in both forms; the reader gets nothing that was not meant', async () => {
    const path = await arrives();
    const html =
      '<p>Bring <strong>both</strong>:</p><ul><li><p>a form</p></li></ul><img src=x onerror=alert(1)><p>Richly.</p>';
    const { body } = await ada.post(`${path}/replies`, { html, text: 'ignored' });
    expect(last(body).text).toBe('Bring both:\n\n- a form\n\nRichly.');
    // What was written, without what the template puts around it.
    expect(last(body)).toMatchObject({
      richText: '<p>Bring <strong>both</strong>:</p><ul><li><p>a form</p></li></ul><p>Richly.</p>',
    });
    const raw = await left('Richly.');
    expect(raw).toContain('multipart/alternative');
    expect(raw).toContain('<strong>both</strong>');
    expect(raw).not.toMatch(/onerror|ignored/);
  });

  test('is not made of plain text, nor of what came in', async () => {
    const path = await arrives();
    const { body } = await ada.post(`${path}/replies`, { text: '<b>Plainly.</b>' });
    expect(body.messages.map(({ richText }: { richText: unknown }) => richText)).toEqual(
      body.messages.map(() => null),
    );
  });

  test('of a forward is only what its writer wrote', async () => {
    const path = await arrives({ text: 'The wall leans.' });
    const html = '<p>Please <em>look</em>.</p>';
    const { body } = await ada.post(`${path}/forwards`, { html, to: ['surveyor@example.net'] });
    expect(last(body)).toMatchObject({ richText: html, quotedText: expect.stringContaining('leans') });
  });

  test('shows beforehand what is put around it', async () => {
    const path = await arrives();
    const { body } = await ada.post(`${path}/replies/preview`, { html: '<p>Words.</p>' });
    expect(body.after).toMatch(/^Ada Advisor/);
    expect(body.after).toContain(path.split('/').at(-1));
    expect(body.text).toContain(`Words.\n\n${body.after}`);
  });

  test('without words there is nothing to send', async () => {
    const path = await arrives();
    for (const body of [{}, { html: '<p> </p>' }]) {
      expect((await ada.post(`${path}/replies`, body)).status).toBe(400);
    }
  });
});

describe('a canned reply', () => {
  const draft = {
    name: 'Thanks',
    body: 'Hello{{#if contact.name}} {{contact.name}}{{/if}},\n\nyour reference is {{reference}}.\n\n{{advisor.name}}',
  };

  test('is written by a manager, and filled for the conversation it is put into', async () => {
    expect((await ada.post('/api/canned-replies', draft)).status).toBe(403);
    const { status, body } = await postroom.api.post('/api/canned-replies', draft);
    expect([status, body]).toEqual([201, expect.objectContaining({ ...draft, queue: null })]);
    const path = await arrives();
    const reference = path.split('/').at(-1);
    const filled = await ada.post(`/api/canned-replies/${body.id}/render`, { reference });
    expect(filled.body.text).toBe(`Hello Ann Writer,\n\nyour reference is ${reference}.\n\nAda Advisor`);
    expect(filled.body.html).toMatch(/^<p>Hello Ann Writer,<\/p>/);
    const changed = { ...draft, name: 'Many thanks' };
    expect((await postroom.api.put(`/api/canned-replies/${body.id}`, changed)).body.name).toBe('Many thanks');
    expect((await postroom.api.call('DELETE', `/api/canned-replies/${body.id}`)).status).toBe(204);
    expect((await ada.get('/api/canned-replies')).body.items).toEqual([]);
  });

  test.each([
    ['a name that is none', 'Hello\n{{ contact.nmae }}', '2:4'],
    ['a reach beyond', '{{constructor.constructor}}', '1:3'],
    ['raw output', '{{{reference}}}', '1:4'],
    ['what never ends', '{{#if subject}}', '1:'],
  ])('with %s is refused with its place', async (_, body, place) => {
    const refused = await postroom.api.post('/api/canned-replies', { name: 'Bad', body });
    expect(refused.status).toBe(400);
    expect(refused.body.errors[0]).toEqual({ path: 'body', message: expect.stringContaining(place) });
    expect((await postroom.api.post('/api/canned-replies/preview', { body })).status).toBe(400);
  });
});

test('the hints at plain words are the manager’s', async () => {
  const usual = (await ada.get('/api/plain-language')).body;
  expect(usual).toMatchObject({
    longestSentence: 25,
    words: expect.arrayContaining([{ word: 'utilise', better: 'use' }]),
  });
  const own = { longestSentence: 20, words: [{ word: 'egress', better: 'way out' }] };
  expect((await ada.put('/api/plain-language', own)).status).toBe(403);
  expect((await postroom.api.put('/api/plain-language', own)).body).toEqual(own);
  expect((await ada.get('/api/plain-language')).body).toEqual(own);
  expect((await ada.get('/api/sending')).body).toEqual({ undoSeconds: 10 });
});

describe('what is for others does not exist', () => {
  test('drafts, recipients and previews of a restricted queue, and mentions of those outside', async () => {
    const path = await arrives();
    await ada.put(`${path}/draft`, {
      content: {
        writing: 'note',
        html: '',
        to: null,
        cc: null,
        subject: null,
        attachments: [],
        originals: null,
        note: 'x',
      },
      revision: null,
    });
    const { body } = await ada.post(`${path}/replies`, { text: 'Before.', undoable: true });
    const me = (await postroom.api.get('/api/session')).body.id;
    const team = (await postroom.api.post('/api/teams', { name: 'Inside', members: [me] })).body;
    await postroom.api.put('/api/queues/complaints', {
      name: 'Complaints',
      restricted: true,
      teams: [team.id],
    });
    await postroom.api.post(`${path}/transfer`, { queue: 'complaints' });
    for (const [method, address, sent] of [
      ['GET', '/draft', undefined],
      ['PUT', '/draft', { content: {}, revision: null }],
      ['DELETE', `/draft?revision=${crypto.randomUUID()}`, undefined],
      ['GET', '/recipients', undefined],
      ['GET', '/colleagues', undefined],
      ['POST', '/replies/preview', {}],
      ['POST', '/forwards', { to: ['eve@example.net'] }],
      ['POST', `/messages/${last(body).id}/undo`, {}],
      ['POST', `/messages/${last(body).id}/send-now`, {}],
    ] as const) {
      const content = {
        writing: 'note',
        html: '',
        to: null,
        cc: null,
        subject: null,
        attachments: [],
        originals: null,
        note: '',
      };
      const filled = sent && 'content' in sent ? { ...sent, content } : sent;
      const { status } = await ada.call(method, path + address, filled ? { body: filled } : {});
      expect([method, address, status]).toEqual([method, address, 404]);
    }
    const lines = (await ada.get('/api/drafts')).body.items;
    expect(lines.map((line: { reference: string }) => line.reference)).not.toContain(path.split('/').at(-1));
    const note = await postroom.api.post(`${path}/notes`, { text: '@Ada Advisor', mentions: [adaId] });
    expect(note).toMatchObject({ status: 400, body: { errors: [{ path: 'mentions' }] } });
    await postroom.api.put('/api/queues/complaints', {
      name: 'Complaints',
      restricted: false,
      teams: [team.id],
    });
    const open = await postroom.api.post(`${path}/notes`, { text: '@Ada Advisor look', mentions: [adaId] });
    expect(open.body.messages.at(-1).mentions).toEqual([{ id: adaId, name: 'Ada Advisor' }]);
  });
});
