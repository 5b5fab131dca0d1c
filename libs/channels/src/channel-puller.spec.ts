import { AuthenticationError, type FetchedBatch, TemporaryError } from '#connector-sdk';
import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { ChannelPuller } from './channel-puller.js';
import { LookLog } from './look-log.js';

let rooms: Rooms;
let puller: ChannelPuller;

beforeAll(async () => {
  rooms = await openRooms();
  const { em, clock, directory, ledger, intake, looks } = rooms;
  puller = new ChannelPuller(em, rooms.test.database.session, clock, directory, ledger, intake, looks);
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

describe('the record of looks', () => {
  const recorded = async () => {
    const sql = 'select looks, failures, trouble from channel_look';
    return rooms.em.execute(sql);
  };
  const turns = async () =>
    (await rooms.em.execute<{ how: string }[]>('select how from channel_turn order by at, id')).map(
      ({ how }) => how,
    );

  beforeEach(async () => {
    await rooms.em.execute('truncate channel_look');
    await rooms.em.execute(`update channel set state = 'working'`);
    const { em, clock, directory, ledger, intake } = rooms;
    const looks = new LookLog(em, clock, async () => 'Europe/London');
    puller = new ChannelPuller(em, rooms.test.database.session, clock, directory, ledger, intake, looks);
  });

  test('has one that found nothing', async () => {
    source(async function* () {});
    await pull();
    expect(await recorded()).toEqual([{ looks: 1, failures: 0, trouble: null }]);
  });

  test('has one that failed at the source as failed', async () => {
    source(async function* () {
      yield batch(1);
      throw new TemporaryError('The line dropped.');
    });
    await pull();
    expect(await recorded()).toEqual([{ looks: 0, failures: 1, trouble: 'The line dropped.' }]);
  });

  test('has one that failed on our side as failed', async () => {
    source(async function* () {
      yield batch(1);
      throw new Error('the disk is full');
    });
    await expect(pull()).rejects.toThrow('the disk is full');
    expect(await recorded()).toEqual([
      { looks: 0, failures: 1, trouble: 'What was there could not be stored.' },
    ]);
  });

  test('has none that we stopped ourselves', async () => {
    const stop = new AbortController();
    source(async function* () {
      yield batch(1);
      stop.abort();
      throw new TemporaryError('Stopped while the mailbox was being read.');
    });
    await puller.pull('enquiries', stop.signal);
    expect(await recorded()).toEqual([]);
    expect(await rooms.directory.get('enquiries')).toMatchObject({ state: 'working' });
  });

  test('says since when a channel is stopped by an error, and when it goes on', async () => {
    source(async function* () {
      yield batch(1);
      throw new AuthenticationError('The password is refused.');
    });
    await pull();
    expect((await turns()).at(-1)).toBe('stopped');
    source(async function* () {});
    await pull();
    await pull();
    expect((await turns()).slice(-2)).toEqual(['stopped', 'on']);
    await rooms.directory.change('enquiries', { enabled: false });
    await rooms.directory.change('enquiries', { name: 'Enquiries' });
    await rooms.directory.change('enquiries', { enabled: true });
    expect((await turns()).slice(-3)).toEqual(['on', 'off', 'on']);
  });
});
