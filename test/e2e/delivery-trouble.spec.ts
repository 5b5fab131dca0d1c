import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiClient } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { type SmtpBehaviour, type SmtpSink, startSmtpSink } from '../support/smtp-sink.js';

let sink: SmtpSink;
let postroom: Product;
let references: string[];
let advisor: ApiClient;

beforeAll(async () => {
  sink = await startSmtpSink();
  postroom = await startProduct({ env: { SMTP_URL: sink.url } });
  const folder = join(postroom.dataDir, 'mail');
  await mkdir(folder);
  for (let n = 0; n < 6; n++)
    await writeFile(
      join(folder, `${n}.eml`),
      mail({ from: `writer${n}@example.com`, subject: `Matter ${n}` }),
    );
  const { stdout } = await postroom.postroom('intake', '--channel', 'enquiries', '--json', folder);
  references = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).reference);
  const who = {
    email: 'bea@example.org',
    name: 'Bea',
    roles: ['advisor'],
    password: 'a long enough password',
  };
  await postroom.api.post('/api/users', who);
  advisor = postroom.api.nobody();
  await advisor.signIn(who);
  // Every acknowledgement is out of the way.
  await sink.received(6);
}, 300_000);

afterAll(async () => {
  await postroom?.remove();
  await sink?.stop();
});

/** Answers one of the conversations, and tells where it stands once it has been tried. */
async function answer(n: number, text: string, behaviour: SmtpBehaviour | null, after = 'stay') {
  sink.behave(behaviour);
  const reference = references[n] ?? '';
  const { status } = await postroom.api.post(`/api/conversations/${reference}/replies`, {
    text,
    after,
  });
  expect(status).toBe(201);
  return eventually(async () => {
    const found = await stateOf(n, text);
    expect(found.message.delivery.state).not.toBe('queued');
    return { reference, ...found };
  });
}

async function stateOf(n: number, text: string) {
  const { body } = await postroom.api.get(`/api/conversations/${references[n]}`);
  return {
    conversation: body,
    message: body.messages.find((m: { text: string }) => m.text === text),
  };
}

const arrived = (text: string) => sink.mails.filter(({ raw }) => raw.includes(text)).length;

describe('an answer that the mail server', () => {
  test('does not take now is tried again later, by itself', async () => {
    const text = 'Later-please';
    const { message, conversation } = await answer(0, text, {
      at: 'rcpt',
      does: '450 4.2.1 Try again later',
    });
    expect(message.delivery).toMatchObject({
      state: 'retrying',
      attempts: 1,
      detail: expect.stringContaining('Try again later'),
    });
    expect(conversation.clocks).toMatchObject([{ state: 'met' }]);
    expect(arrived(text)).toBe(0);
    const { items } = (await postroom.api.get('/api/notices')).body;
    const reason = expect.stringContaining('Try again later');
    expect(items).toContainEqual(expect.objectContaining({ kind: 'held-up', count: 1, text: reason }));
    // What the server said may name people: an advisor reads only that there is something.
    const seen = (await advisor.get('/api/notices')).body.items;
    expect(seen).toContainEqual({ kind: 'held-up', count: 1, text: 'Messages wait to be tried again.' });
  });

  test('refuses for good has failed: the clock runs on, and it can be sent again', async () => {
    const text = 'No-such-mailbox';
    const { message, conversation, reference } = await answer(1, text, {
      at: 'rcpt',
      does: '550 5.1.1 No such mailbox',
    });
    expect(message.delivery).toMatchObject({ state: 'failed', detail: expect.stringContaining('5.1.1') });
    expect(message.text).toBe(text);
    expect(conversation.clocks).toMatchObject([{ state: 'running' }]);
    expect(conversation.history).toContainEqual(expect.objectContaining({ kind: 'not-delivered' }));
    sink.behave(null);
    const again = await postroom.api.post(
      `/api/conversations/${reference}/messages/${message.id}/send-again`,
    );
    expect(again.status).toBe(200);
    expect(again.body.clocks).toMatchObject([{ state: 'met' }]);
    await eventually(async () =>
      expect((await stateOf(1, text)).message.delivery).toMatchObject({ state: 'sent' }),
    );
    expect(arrived(text)).toBe(1);
  });

  test('refuses for good opens what was done again, and its writer is told', async () => {
    const text = 'Done-too-soon';
    const refused = { at: 'rcpt', does: '550 5.1.1 No such mailbox' } as const;
    const { conversation, reference } = await answer(5, text, refused, 'done');
    expect(conversation).toMatchObject({ status: 'open', clocks: [{ state: 'running' }] });
    expect(conversation.history).toContainEqual(
      expect.objectContaining({ kind: 'reopened', text: 'Opened again, because a message did not arrive.' }),
    );
    const { items } = (await postroom.api.get('/api/notifications')).body;
    expect(items).toContainEqual(expect.objectContaining({ kind: 'not-delivered', reference }));
  });

  test('cut off after the message was sent is unknown, and not sent again by itself', async () => {
    const text = 'Perhaps-it-arrived';
    const { message, reference } = await answer(2, text, { at: 'end-of-data', does: 'drop' });
    expect(message.delivery.state).toBe('unknown');
    // Something else goes out meanwhile; this one does not.
    await answer(3, 'Another-answer', null);
    await eventually(() => expect(arrived('Another-answer')).toBe(1));
    expect(arrived(text)).toBe(0);
    const { items } = (await postroom.api.get('/api/notices')).body;
    expect(items).toContainEqual(expect.objectContaining({ kind: 'not-delivered' }));
    const path = `/api/conversations/${reference}/messages/${message.id}/send-again`;
    expect((await postroom.api.post(path)).status).toBe(200);
    await eventually(() => expect(arrived(text)).toBe(1));
    await eventually(async () => expect((await stateOf(2, text)).message.delivery.state).toBe('sent'));
    expect((await postroom.api.post(path)).status).toBe(409);
  });

  test('takes is sent, with its own words kept', async () => {
    sink.behave(null);
    const text = 'All-is-well';
    await postroom.api.post(`/api/conversations/${references[4]}/replies`, { text });
    const delivery = await eventually(async () => {
      const found = (await stateOf(4, text)).message.delivery;
      expect(found.state).toBe('sent');
      return found;
    });
    expect(delivery).toMatchObject({ detail: expect.stringMatching(/^250/), at: expect.any(String) });
    expect(arrived(text)).toBe(1);
  });
});
