import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { eventually, settled } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { ADMIN, type Product, startProduct } from '../support/product.js';
import { listen } from '../support/server-events.js';
import { takeIn } from '../support/take-in.js';

describe('server-sent events', () => {
  let postroom: Product;

  beforeAll(async () => {
    postroom = await startProduct();
  }, 300_000);

  afterAll(() => postroom?.remove());

  test('tell of each change which conversation it was, and nothing of what it holds', async () => {
    const heard = await listen(postroom.url, postroom.api.cookie());
    const file = join(postroom.dataDir, 'mail.eml');
    await writeFile(file, mail({ subject: 'A private matter' }));
    const { stdout } = await postroom.postroom('intake', '--channel', 'enquiries', '--json', file);
    const { reference } = JSON.parse(stdout);
    const came = await heard.event((change) => change.reference === reference);
    expect(came).toEqual({
      type: 'conversation',
      reference,
      queue: expect.any(String),
      assigneeId: null,
      version: expect.any(Number),
    });

    await postroom.api.post(`/api/conversations/${reference}/assign`, { assignee: 'me' });
    const given = await heard.event((change) => change.assigneeId !== null);
    expect(given).toMatchObject({ reference, assigneeId: expect.any(String) });
    heard.stop();
  });

  test('tell that somebody has read it, once', async () => {
    await takeIn(postroom, mail({ subject: 'Not read yet', id: 'unread@mail.example' }));
    const [{ reference }] = (await postroom.api.get('/api/conversations?q=subject:read')).body.items;
    const path = `/api/conversations/${reference}`;
    await settled(async () => (await postroom.api.get(path)).body);
    await takeIn(postroom, mail({ inReplyTo: 'unread@mail.example' }));
    const heard = await listen(postroom.url, postroom.api.cookie());
    for (let n = 0; n < 2; n++) await postroom.api.get(path);
    await heard.event((change) => change.reference === reference);
    await postroom.api.post(`${path}/assign`, { assignee: 'me' });
    await heard.event((change) => change.reference === reference && change.assigneeId !== null);
    expect(heard.all.filter((change) => change.reference === reference)).toHaveLength(2);
    heard.stop();
  });

  test('somebody with two windows is there until both are closed, and writes as long as one of them does', async () => {
    const { body } = await postroom.api.get('/api/conversations');
    const { reference } = body.items[0];
    const heard = await listen(postroom.url, postroom.api.cookie());
    const tell = (tab: string, doing: string | null) =>
      postroom.api.post('/api/presence', { reference, doing, tab });
    await tell('one', 'viewing');
    await tell('two', 'writing');
    await tell('two', null);
    await tell('one', null);
    await eventually(() => {
      const there = heard.told('presence').map((data) => JSON.parse(data).people);
      const doing = there.map((people: { doing: string }[]) => people.map((each) => each.doing));
      expect(doing).toEqual([['viewing'], ['writing'], ['viewing'], []]);
    });
    heard.stop();
  });

  test('hold up no orderly stop, whoever listens, or holds a line on which nothing is said', async () => {
    const heard = await listen(postroom.url, postroom.api.cookie());
    const silent = connect(Number(new URL(postroom.url).port), '127.0.0.1').on('error', () => {});
    await once(silent, 'connect');
    // 1: it was ended, because it would not end by itself.
    expect(await postroom.stop()).not.toBe(1);
    await eventually(() => expect(heard.ended()).toBe(true));
    await postroom.restart();
  });

  test('end with the session, and with no other of the same person', async () => {
    const other = postroom.api.nobody();
    await other.signIn(ADMIN);
    const [kept, heard] = [
      await listen(postroom.url, postroom.api.cookie()),
      await listen(postroom.url, other.cookie()),
    ];
    expect((await other.call('DELETE', '/api/session')).status).toBe(204);
    await eventually(() => expect(heard.ended()).toBe(true));
    expect(kept.ended()).toBe(false);
    kept.stop();
  });

  test('are not for strangers', async () => {
    expect((await postroom.api.nobody().get('/api/events')).status).toBe(401);
  });
});
