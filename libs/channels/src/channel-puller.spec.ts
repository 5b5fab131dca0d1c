import type { FetchedBatch } from '#connector-sdk';
import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { ChannelPuller } from './channel-puller.js';

let rooms: Rooms;
let puller: ChannelPuller;

beforeAll(async () => {
  rooms = await openRooms();
  const { em, clock, directory, ledger, intake } = rooms;
  puller = new ChannelPuller(em, rooms.test.database.session, clock, directory, ledger, intake);
  await directory.change('enquiries', {
    settings: {
      host: 'imap.example.org',
      user: 'enquiries',
      password: 'hush',
      address: 'enquiries@example.org',
    },
  });
});

afterAll(() => rooms?.close());

beforeEach(() => rooms.em.execute('update channel set cursor = null'));

const pull = () => puller.pull('enquiries', new AbortController().signal);
const cursor = async () => (await rooms.directory.get('enquiries')).cursor ?? null;
const stored = async () =>
  (await rooms.em.execute<{ source_id: string }[]>('select source_id from ledger_entry')).map(
    (row) => row.source_id,
  );

let made = 0;
function batch(at: number): FetchedBatch<object> {
  const messages = [{ sourceId: `p:${++made}`, raw: Buffer.from(mail()), receivedAt: THURSDAY }];
  return { messages, cursor: { at } };
}

/** Has the source hand out what the test says. */
function source(fetch: (from: unknown) => AsyncGenerator<FetchedBatch<object>>): void {
  rooms.connectors.get('imap').fetch = (_, from) => fetch(from);
}

describe('a pull', () => {
  test('moves the cursor past a batch only once that is stored and the source has seen it so', async () => {
    const seen: unknown[] = [];
    source(async function* () {
      const first = batch(1);
      yield first;
      // Here the connector marks or moves at the source what it has handed out.
      expect(await stored()).toContain(first.messages[0]?.sourceId);
      seen.push(await cursor());
      yield batch(2);
      seen.push(await cursor());
    });
    expect(await pull()).toEqual({ pulled: true, counts: { created: 2 }, problem: null });
    expect(seen).toEqual([null, { at: 1 }]);
    expect(await cursor()).toEqual({ at: 2 });
  });

  test('leaves the cursor before a batch that was not stored', async () => {
    source(async function* () {
      yield batch(1);
      yield batch(2);
    });
    const { record } = rooms.ledger;
    let calls = 0;
    rooms.ledger.record = (...parts) => {
      if (++calls === 2) throw new Error('the disk is full');
      return record.apply(rooms.ledger, parts);
    };
    await expect(pull()).rejects.toThrow('the disk is full');
    rooms.ledger.record = record;
    expect(await cursor()).toEqual({ at: 1 });
  });

  test('begins where the last one ended, and first reads what was stored but not read', async () => {
    const left = batch(0).messages;
    await rooms.ledger.record(await rooms.directory.get('enquiries'), left);
    const from: unknown[] = [];
    source(async function* (at) {
      from.push(at);
      yield batch(7);
    });
    expect(await pull()).toMatchObject({ counts: { created: 2 } });
    expect(await pull()).toMatchObject({ counts: { created: 1 } });
    expect(from).toEqual([null, { at: 7 }]);
  });

  test('by another worker at the same time is left to it', async () => {
    let second: unknown;
    source(async function* () {
      second = await pull();
      yield batch(1);
    });
    await pull();
    expect(second).toMatchObject({ pulled: false });
  });
});
