import { Temporal } from 'temporal-polyfill';
import type { FetchedBatch, RawMessage } from '#connector-sdk';
import { createImapConnector, type ImapSettings } from '#connectors';
import { type Dovecot, startDovecot } from '../support/dovecot.js';
import { describeSystem } from '../support/require-system.js';

const connector = createImapConnector({
  transport: { captureTo: '/nowhere' },
  deadlines: { connect: 5_000, greeting: 1_000, silence: 10_000 },
});
const context = () => ({ signal: new AbortController().signal, rememberSecrets: async () => {} });
const mail = (id: string | number, words = 'Hello.') =>
  `From: Ann <ann@example.org>\r\nMessage-ID: <${id}@example.org>\r\nSubject: ${id}\r\n\r\n${words}\r\n`;
const hoursAfter = (day: string, hours: number) => Temporal.Instant.from(day).add({ hours });

/** A function that can be waited for. */
function calls() {
  let made = 0;
  let waiting: Array<{ count: number; done: () => void }> = [];
  return {
    call() {
      made++;
      for (const { done } of waiting.filter((each) => each.count <= made)) done();
      waiting = waiting.filter((each) => each.count > made);
    },
    times: (count: number) =>
      new Promise<void>((done) => (made >= count ? done() : void waiting.push({ count, done }))),
  };
}

/** What the host does with what it gets: known by content, wherever it stood. */
async function identities(messages: RawMessage[]): Promise<string[]> {
  return Promise.all(messages.map(async (message) => (await connector.parse(message)).identity));
}

describeSystem('a mailbox in a real Dovecot', ['dovecot', 'openssl'], () => {
  let dovecot: Dovecot;

  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterEach(() => dovecot.empty());
  afterAll(() => dovecot.stop());

  const settings = (more: Partial<ImapSettings> = {}): ImapSettings =>
    connector.manifest.settings.parse({
      host: 'localhost',
      port: dovecot.tlsPort,
      ca: dovecot.ca,
      user: dovecot.user,
      password: dovecot.password,
      address: 'enquiries@council.example',
      ...more,
    });

  async function fetchAll(cursor: unknown = null, more: Partial<ImapSettings> = {}) {
    const batches: FetchedBatch<unknown>[] = [];
    for await (const batch of connector.fetch?.(settings(more), cursor as never, context()) ?? [])
      batches.push(batch);
    return {
      messages: batches.flatMap((batch) => batch.messages),
      cursor: batches.at(-1)?.cursor ?? cursor,
      batches,
    };
  }

  test('a five-day outage brings in everything, once, in order, with the dates of the server', async () => {
    const { cursor } = await fetchAll();
    for (let day = 0; day < 5; day++) {
      const mails = Array.from({ length: 100 }, (_, i) => mail(`${day}-${i}`));
      await dovecot.deliver(mails, { internalDate: hoursAfter('2026-10-26T09:00:00Z', day * 24) });
    }
    const { messages, batches } = await fetchAll(cursor);
    expect(messages).toHaveLength(500);
    expect(batches.length).toBeGreaterThanOrEqual(10);
    expect(new Set(await identities(messages)).size).toBe(500);
    expect(messages.map(({ raw }) => /Subject: (\S+)/.exec(raw.toString())?.[1])).toEqual(
      Array.from({ length: 500 }, (_, i) => `${Math.floor(i / 100)}-${i % 100}`),
    );
    expect(messages[499]?.receivedAt.toString()).toBe('2026-10-30T09:00:00Z');
  });

  test('what is read is byte for byte what was put in', async () => {
    const raw = Buffer.from(mail('bytes', `caf\xe9 \x01 ${'x'.repeat(3000)}\r\n.\r\n) OK`), 'latin1');
    await dovecot.deliver([raw]);
    const { messages } = await fetchAll();
    expect(messages[0]?.raw.equals(raw)).toBe(true);
  });

  test('a folder that was made anew loses nothing and doubles nothing', async () => {
    const client = await dovecot.client();
    await client.mailboxCreate('Charter');
    const mails = ['one', 'two', 'three'].map((id) => mail(id));
    for (const raw of mails) await dovecot.append(raw, { folder: 'Charter' });
    const before = await fetchAll(null, { folder: 'Charter' });
    await client.mailboxDelete('Charter');
    await client.mailboxCreate('Charter');
    for (const raw of [...mails, mail('four')]) await dovecot.append(raw, { folder: 'Charter' });
    const after = await fetchAll(before.cursor, { folder: 'Charter' });
    await client.logout();

    const known = await identities(before.messages);
    const again = await identities(after.messages);
    expect(after.messages[0]?.sourceId).not.toBe(before.messages[0]?.sourceId);
    expect(again.slice(0, 3)).toEqual(known);
    expect(new Set([...known, ...again]).size).toBe(4);
  });

  test('mark as read marks what is stored and nothing else', async () => {
    await dovecot.deliver(Array.from({ length: 60 }, (_, i) => mail(i)));
    for await (const _batch of connector.fetch?.(settings({ afterStoring: 'mark-read' }), null, context()) ??
      [])
      break;
    expect(await unseen()).toBe(60);
    await fetchAll(null, { afterStoring: 'mark-read' });
    expect(await unseen()).toBe(0);
  });

  test('move empties the folder and keeps everything in the other', async () => {
    await dovecot.deliver(Array.from({ length: 60 }, (_, i) => mail(i)));
    const more = { afterStoring: 'move', moveTo: 'Postroom/Taken in' } as const;
    expect((await connector.check(settings(more), context())).detail).toMatch(/not there yet/);
    const { messages, cursor } = await fetchAll(null, more);
    expect(messages).toHaveLength(60);
    expect((await connector.check(settings(more), context())).detail).toMatch(
      /has 0 messages.*will be moved to/,
    );
    expect((await fetchAll(null, { folder: 'Postroom/Taken in' })).messages).toHaveLength(60);
    await dovecot.deliver([mail('new')]);
    expect((await fetchAll(cursor, more)).messages).toHaveLength(1);
  });

  test('list names what stands there, with its size', async () => {
    const raw = mail('one');
    await dovecot.deliver([raw]);
    const { messages } = await fetchAll();
    const listed = [];
    for await (const item of connector.list?.(settings(), context()) ?? []) listed.push(item);
    expect(listed).toEqual([{ sourceId: messages[0]?.sourceId, size: Buffer.byteLength(raw) }]);
  });

  test('watch hears of a new mail', async () => {
    const stop = new AbortController();
    const heard = calls();
    const watching = connector.watch?.(settings(), heard.call, { ...context(), signal: stop.signal });
    await heard.times(1);
    await dovecot.deliver([mail('one')]);
    await heard.times(2);
    stop.abort();
    await watching;
  });

  test('a server that goes away while it is watched is temporary', async () => {
    const other = await startDovecot();
    const heard = calls();
    const watching = connector.watch?.(
      settings({ port: other.tlsPort, ca: other.ca }),
      heard.call,
      context(),
    );
    await heard.times(1);
    await Promise.all([expect(watching).rejects.toMatchObject({ name: 'TemporaryError' }), other.stop()]);
  });

  test('the folder of another user is not to be had', async () => {
    const result = await connector.check(settings({ user: 'other1', password: 'guessed' }), context());
    expect(result).toEqual({ ok: false, detail: expect.stringMatching(/refused the sign-in of other1/) });
  });

  describe('TLS', () => {
    test.each<[string, () => Partial<ImapSettings>]>([
      ['from the start, with our authority', () => ({})],
      ['after STARTTLS, with our authority', () => ({ security: 'starttls', port: dovecot.port })],
      ['by address instead of name', () => ({ host: '127.0.0.1' })],
    ])('%s', async (_name, more) => {
      expect(await connector.check(settings(more()), context())).toMatchObject({ ok: true });
    });

    test.each<[string, () => Partial<ImapSettings>, RegExp]>([
      ['a certificate nobody vouches for', () => ({ ca: undefined }), /not one we trust/],
      ['STARTTLS on the port that begins with TLS', () => ({ security: 'starttls' }), /./],
      [
        'TLS on the port that begins without',
        () => ({ port: dovecot.port }),
        /does not speak TLS the way it is set/,
      ],
    ])('%s is refused', async (_name, more, words) => {
      expect(await connector.check(settings(more()), context())).toEqual({
        ok: false,
        detail: expect.stringMatching(words),
      });
    });
  });

  async function unseen(): Promise<number> {
    const client = await dovecot.client();
    const status = await client.status('INBOX', { unseen: true });
    await client.logout();
    return status === false ? 0 : (status.unseen ?? 0);
  }
});
