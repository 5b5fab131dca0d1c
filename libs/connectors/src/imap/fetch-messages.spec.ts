import { type FetchedBatch, TemporaryError } from '#connector-sdk';
import { FakeMailbox } from '../../../../test/support/fake-imap-mailbox.js';
import { type FakeImapServer, startFakeImap } from '../../../../test/support/fake-imap-server.js';
import type { ImapCursor } from './cursor.js';
import { createImapConnector } from './imap.connector.js';
import type { ImapSettings } from './settings.js';

const connector = createImapConnector({
  transport: { captureTo: '/nowhere' },
  deadlines: { connect: 2_000, greeting: 2_000, silence: 2_000, idle: 200 },
});
const context = () => ({ signal: new AbortController().signal, rememberSecrets: async () => {} });
const mail = (id: number | string, words = 'hello') =>
  `Message-ID: <${id}@example.org>\r\nSubject: ${id}\r\n\r\n${words}\r\n`;

let inbox: FakeMailbox;
let server: FakeImapServer;

beforeEach(async () => {
  inbox = new FakeMailbox();
  server = await startFakeImap({ inbox });
});
afterEach(() => server.stop());

function settings(more: Partial<ImapSettings> = {}): ImapSettings {
  return connector.manifest.settings.parse({
    host: '127.0.0.1',
    port: server.port,
    security: 'none',
    user: 'enquiries',
    password: 'secret',
    address: 'enquiries@council.example',
    ...more,
  });
}

async function fetchAll(cursor: ImapCursor | null = null, more: Partial<ImapSettings> = {}) {
  const batches: FetchedBatch<ImapCursor>[] = [];
  const failure = await (async () => {
    for await (const batch of connector.fetch?.(settings(more), cursor, context()) ?? []) batches.push(batch);
    return null;
  })().catch((error: Error) => error);
  const messages = batches.flatMap((batch) => batch.messages);
  return {
    batches,
    failure,
    subjects: messages.map(({ raw }) => /Subject: (.*)\r/.exec(raw.toString())?.[1]),
    messages,
    cursor: batches.at(-1)?.cursor ?? cursor,
  };
}

const fill = (count: number) => {
  for (let i = 1; i <= count; i++) inbox.add(mail(i));
};
const bodyFetches = () => server.commands.filter((command) => command.includes('BODY.PEEK[]'));

test('a message is known by UIDVALIDITY and UID, and was received when the server says', async () => {
  inbox.add(mail('a'), { internalDate: '29-Mar-2026 02:30:00 +0100' });
  const { messages } = await fetchAll();
  expect(messages).toMatchObject([{ sourceId: '1000:1' }]);
  expect(messages[0]?.receivedAt.toString()).toBe('2026-03-29T01:30:00Z');
});

test('a window is fetched with one command, and small messages without asking for sizes', async () => {
  fill(120);
  const { batches } = await fetchAll();
  expect(batches.map((batch) => batch.messages.length)).toEqual([50, 50, 20]);
  expect(bodyFetches()).toHaveLength(3);
  expect(server.commands.filter((command) => command.startsWith('UID FETCH'))).toHaveLength(3);
});

test('large messages go in small batches, a very large one alone', async () => {
  inbox.add(mail('small'));
  inbox.add(mail('huge', 'x'.repeat(9_000_000)));
  inbox.add(mail('large', 'x'.repeat(3_000_000)));
  inbox.add(mail('large too', 'x'.repeat(3_000_000)));
  inbox.add(mail('large as well', 'x'.repeat(3_000_000)));
  const { batches, subjects } = await fetchAll();
  expect(batches.map((batch) => batch.messages.length)).toEqual([1, 1, 2, 1]);
  expect(subjects).toEqual(['small', 'huge', 'large', 'large too', 'large as well']);
});

test('nothing new gives nothing, although `n:*` always names the last message', async () => {
  fill(3);
  const { cursor } = await fetchAll();
  expect((await fetchAll(cursor)).batches).toEqual([]);
});

describe('the cursor', () => {
  test('another UIDVALIDITY begins at the beginning', async () => {
    fill(3);
    const { cursor } = await fetchAll();
    inbox.renumber(2000);
    const again = await fetchAll(cursor);
    expect(again.messages.map((message) => message.sourceId)).toEqual(['2000:1', '2000:2', '2000:3']);
  });

  test('UIDs that begin lower than what was seen begin at the beginning', async () => {
    fill(20);
    const { cursor } = await fetchAll();
    inbox.messages = [];
    inbox.uidNext = 1;
    inbox.add(mail('new'));
    expect((await fetchAll(cursor)).subjects).toEqual(['new']);
  });

  test('UIDs that were given out again begin at the beginning', async () => {
    fill(3);
    const { cursor } = await fetchAll();
    inbox.messages = [];
    inbox.uidNext = 1;
    for (const id of ['a', 'b', 'c', 'd'])
      inbox.add(mail(id), { internalDate: '03-Nov-2026 09:00:00 +0000' });
    expect((await fetchAll(cursor)).subjects).toEqual(['a', 'b', 'c', 'd']);
  });

  test('messages that went away do not', async () => {
    fill(5);
    const { cursor } = await fetchAll();
    inbox.messages = [];
    inbox.add(mail('new'));
    expect((await fetchAll(cursor)).subjects).toEqual(['new']);
  });

  test.each([[null], [{}], [{ uidValidity: 'x', uid: -1, tail: [] }], ['nonsense']])(
    'one that cannot be read (%j) begins at the beginning',
    async (stored) => {
      fill(2);
      expect((await fetchAll(stored as ImapCursor | null)).subjects).toEqual(['1', '2']);
    },
  );
});

describe('misfortunes', () => {
  test('a line cut in the middle of a message gives no part of it, and the rest comes the next time', async () => {
    fill(60);
    server.misbehave({
      at: 'UID FETCH',
      does: 'cut',
      after: 3,
      when: (rest) => rest.startsWith('51:60'),
      times: 1,
    });
    const first = await fetchAll();
    expect(first.failure).toBeInstanceOf(TemporaryError);
    expect(first.messages).toHaveLength(50);
    const second = await fetchAll(first.cursor);
    expect(second.failure).toBeNull();
    expect(second.subjects).toEqual(['51', '52', '53', '54', '55', '56', '57', '58', '59', '60']);
    for (const { raw } of second.messages) expect(raw.toString()).toMatch(/hello\r\n$/);
  });

  test.each(['AUTHENTICATE', 'EXAMINE', 'UID SEARCH', 'UID FETCH'])(
    'a server that never answers %s is given up on',
    async (at) => {
      fill(1);
      server.misbehave({ at, does: 'stall' });
      const { failure } = await fetchAll();
      expect(failure).toBeInstanceOf(TemporaryError);
    },
  );

  test('one message that the server cannot give is set aside, and the others come', async () => {
    fill(3);
    server.misbehave({
      at: 'UID FETCH',
      does: 'NO [SERVERBUG] Cannot convert message',
      when: (rest) => /^(1:3|2) .*BODY\.PEEK/.test(rest),
    });
    const { messages, failure } = await fetchAll();
    expect(failure).toBeNull();
    expect(messages.map(({ sourceId, raw }) => [sourceId, raw.length > 0])).toEqual([
      ['1000:1', true],
      ['1000:2', false],
      ['1000:3', true],
    ]);
  });

  test('a message that comes empty is asked for again, then handed on empty so that people see it', async () => {
    inbox.add(mail('a'));
    inbox.add('');
    inbox.add(mail('c'));
    const { messages } = await fetchAll();
    expect(messages.map(({ raw }) => raw.length > 0)).toEqual([true, false, true]);
    await expect(connector.parse(messages[1] as never)).rejects.toThrow(/empty/);
    expect(bodyFetches()).toHaveLength(2);
  });

  test('what is expunged between listing and fetching is left out', async () => {
    fill(3);
    server.misbehave({
      at: 'UID FETCH',
      does: 'empty',
      when: (rest) => rest.includes('BODY.PEEK'),
      times: 1,
    });
    inbox.remove(2);
    const { subjects, failure } = await fetchAll();
    expect(failure).toBeNull();
    expect(subjects).toEqual(['1', '3']);
  });
});

describe('after storing', () => {
  test('leave: the folder is opened read-only', async () => {
    fill(2);
    await fetchAll();
    expect(server.commands.some((command) => command.startsWith('EXAMINE'))).toBe(true);
    expect(server.commands.some((command) => /^SELECT|STORE|MOVE/.test(command))).toBe(false);
  });

  test('mark as read: one command a batch', async () => {
    fill(60);
    await fetchAll(null, { afterStoring: 'mark-read' });
    expect(server.commands.filter((command) => command.startsWith('UID STORE'))).toEqual([
      expect.stringMatching(/^UID STORE 1:50 \+FLAGS/),
      expect.stringMatching(/^UID STORE 51:60 \+FLAGS/),
    ]);
  });

  test('move: one command a batch, into a folder that is made', async () => {
    fill(3);
    const { failure } = await fetchAll(null, { afterStoring: 'move', moveTo: 'Taken in' });
    expect(failure).toBeNull();
    expect(inbox.messages).toEqual([]);
    expect(server.folders.get('Taken in')?.messages).toHaveLength(3);
  });

  test('a message that came empty stays where it is', async () => {
    inbox.add('');
    await fetchAll(null, { afterStoring: 'move', moveTo: 'Done' });
    expect(inbox.messages).toHaveLength(1);
  });

  test('a refused mark is said at the end, when everything has come in', async () => {
    fill(60);
    server.misbehave({ at: 'UID STORE', does: 'NO [NOPERM] Read-only mailbox' });
    const { messages, failure } = await fetchAll(null, { afterStoring: 'mark-read' });
    expect(messages).toHaveLength(60);
    expect(failure).toBeInstanceOf(TemporaryError);
    expect(failure?.message).toMatch(/does not let them be marked/);
  });
});
