import { DriverException, OptimisticLockError } from '@mikro-orm/sql';
import { contentKey } from '#storage';
import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { InboundSink } from './inbound-sink.js';
import { Intake } from './intake.js';
import { LedgerEntry } from './ledger-entry.entity.js';

let rooms: Rooms;

beforeAll(async () => {
  rooms = await openRooms();
});

afterAll(() => rooms?.close());

const raw = (text: string, sourceId: string) => ({ sourceId, raw: Buffer.from(text), receivedAt: THURSDAY });
let places = 0;
const newPlace = () => `t:${++places}`;
const countOf = async (table: string) =>
  (await rooms.em.execute<[{ n: number }]>(`select count(*)::int as n from ${table}`))[0].n;

describe('the ledger', () => {
  test('holds the same thing at the same place once', async () => {
    const text = mail();
    const before = await countOf('ledger_entry');
    const [first] = await rooms.ledger.record(rooms.channel, [raw(text, 'l:1')]);
    const [again] = await rooms.ledger.record(rooms.channel, [raw(text, 'l:1')]);
    expect(again?.entryId).toBe(first?.entryId);
    expect(await countOf('ledger_entry')).toBe(before + 1);
  });

  test('holds two of one batch that are the same once, and other contents at a used place as another', async () => {
    const text = mail();
    const before = await countOf('ledger_entry');
    await rooms.ledger.record(rooms.channel, [raw(text, 'l:2'), raw(text, 'l:2'), raw(mail(), 'l:2')]);
    expect(await countOf('ledger_entry')).toBe(before + 2);
  });

  test('keeps the bytes as they came', async () => {
    const text = Buffer.from([0, 1, 2, 0xff, 0xfe, 13, 10]);
    const [{ entryId } = { entryId: '' }] = await rooms.ledger.record(rooms.channel, [
      { sourceId: 'l:3', raw: text, receivedAt: THURSDAY },
    ]);
    const entry = await rooms.em.fork().findOneOrFail(LedgerEntry, { id: entryId });
    expect((await rooms.ledger.raw(entry)).equals(text)).toBe(true);
  });

  test('is asked with nothing, and answers nothing', async () => {
    expect(await rooms.ledger.record(rooms.channel, [])).toEqual([]);
  });
});

describe('the intake', () => {
  test.each([
    ['at the same place', 'i:1', 'i:1'],
    ['at another place', 'i:2', 'i:3'],
  ])('makes one conversation of a mail that comes twice %s', async (_, one, other) => {
    const text = mail();
    const [first] = await rooms.intake.takeIn(rooms.channel, [raw(text, one)]);
    const before = await countOf('conversation');
    const [again] = await rooms.intake.takeIn(rooms.channel, [raw(text, other)]);
    expect(first).toMatchObject({ outcome: 'created' });
    expect(again).toMatchObject({ outcome: 'duplicate', reference: first?.reference });
    expect(await countOf('conversation')).toBe(before);
  });

  test('makes one conversation where two workers take the same mail at once', async () => {
    const text = mail();
    const both = await Promise.all(
      ['w:1', 'w:2'].map((place) => rooms.intake.takeIn(rooms.channel, [raw(text, place)])),
    );
    expect(
      both
        .flat()
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(['created', 'duplicate']);
    expect(new Set(both.flat().map(({ reference }) => reference)).size).toBe(1);
  });

  test('finds in one batch what an answer answers', async () => {
    const id = 'batch@mail.example';
    const results = await rooms.intake.takeIn(rooms.channel, [
      raw(mail({ id, from: 'batch@example.com' }), 'b:1'),
      raw(mail({ inReplyTo: id, from: 'batch@example.com' }), 'b:2'),
    ]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'appended']);
  });

  test('sets an unreadable one aside with its reason, and goes on', async () => {
    const results = await rooms.intake.takeIn(rooms.channel, [
      raw(mail(), 'q:1'),
      raw('', 'q:2'),
      raw(mail(), 'q:3'),
    ]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'quarantined', 'created']);
    expect(results[1]).toMatchObject({ reason: 'The message is empty.', reference: null });
  });

  test('reads later what a crash left between the ledger and the inbox', async () => {
    const [left] = await rooms.ledger.record(rooms.channel, [raw(mail({ subject: 'Left over' }), 'c:1')]);
    const unread = await rooms.ledger.unread(rooms.channel.id, 100);
    expect(unread.map(({ id }) => id)).toContain(left?.entryId);
    const result = await rooms.intake.readAgain(left?.entryId ?? '');
    expect(result.outcome).toBe('created');
    expect((await rooms.conversation(result.reference)).subject).toBe('Left over');
    // Once more changes nothing.
    expect(await rooms.intake.readAgain(left?.entryId ?? '')).toEqual(result);
    expect((await rooms.ledger.unread(rooms.channel.id, 100)).map(({ id }) => id)).not.toContain(
      left?.entryId,
    );
  });

  test('sets aside what was left over and is no longer stored, so that it holds up nothing', async () => {
    const [left] = await rooms.ledger.record(rooms.channel, [raw(mail(), 'c:gone')]);
    const { hash } = await rooms.em.fork().findOneOrFail(LedgerEntry, { id: left?.entryId ?? '' });
    await rooms.blobs.remove(contentKey('raw', hash));
    expect(await rooms.intake.readAgain(left?.entryId ?? '')).toMatchObject({
      outcome: 'quarantined',
      reason: 'What was stored of it is no longer there.',
    });
  });

  test('stores text that PostgreSQL could not hold', async () => {
    const result = await rooms.arrives(mail({ subject: 'Odd \0 mail', text: 'one\0two' }));
    expect(result.outcome).toBe('created');
  });

  test('our own message that comes back is ignored', async () => {
    const result = await rooms.arrives(mail());
    const { id } = await rooms.conversation(result.reference);
    await rooms.em.execute(
      `insert into message (id, conversation_id, direction, external_id, text, new_text, at)
       values (gen_random_uuid(), ?, 'outbound', 'ours@example.org', '', '', now())`,
      [id],
    );
    expect(await rooms.arrives(mail({ id: 'ours@example.org' }))).toMatchObject({
      outcome: 'ignored',
      reference: result.reference,
    });
  });
});

/** A database that fails as it is told, as often as it is told; then it takes everything in. */
function failing(failures: Error[]): Intake {
  const { em, ledger, blobs, connectors } = rooms;
  const sink = new (class extends InboundSink {
    async accept(_: unknown, arrivals: unknown[]) {
      const failure = failures.shift();
      if (failure) throw failure;
      return arrivals.map(
        () => ({ outcome: 'ignored', reference: null, messageId: null, reason: null }) as const,
      );
    }
  })();
  return new Intake(em, ledger, blobs, connectors, sink);
}

const driverError = (code: string, message: string) =>
  new DriverException(Object.assign(new Error(message), { code }));
const cut = () => driverError('57P01', 'terminating connection due to administrator command');

describe('what is no fault of the mail', () => {
  test.each([
    ['somebody else changed the conversation', () => new OptimisticLockError('The optimistic lock failed')],
    ['two transactions waited for each other', () => driverError('40P01', 'deadlock detected')],
    ['the line was cut', cut],
    [
      'the line was cut without a word',
      () => new DriverException(new Error('Connection terminated unexpectedly')),
    ],
  ])('is tried again: %s', async (_, failure) => {
    const [one] = await failing([failure(), failure()]).takeIn(rooms.channel, [raw(mail(), newPlace())]);
    expect(one).toMatchObject({ outcome: 'ignored' });
  });

  test('ends the pull where the database stays away, and nothing is lost or set aside', async () => {
    const place = newPlace();
    const away = failing(Array.from({ length: 20 }, cut));
    await expect(away.takeIn(rooms.channel, [raw(mail(), place), raw(mail(), newPlace())])).rejects.toThrow(
      'terminating connection',
    );
    const entry = await rooms.em.fork().findOneOrFail(LedgerEntry, { sourceId: place });
    expect(entry.outcome).toBe('received');
    expect(await rooms.intake.readAgain(entry.id)).toMatchObject({ outcome: 'created' });
  });

  test('a disk that is full sets nothing aside', async () => {
    const place = newPlace();
    const { put } = rooms.blobs;
    rooms.blobs.put = async (key, bytes) => {
      if (key.startsWith('attachment')) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      return put.call(rooms.blobs, key, bytes);
    };
    const taken = rooms.intake.takeIn(rooms.channel, [raw(mail({ attachment: 'plan.txt' }), place)]);
    await expect(taken).rejects.toThrow('no space left');
    rooms.blobs.put = put;
    expect(await rooms.em.fork().findOneOrFail(LedgerEntry, { sourceId: place })).toMatchObject({
      outcome: 'received',
    });
  });

  test('but what the database cannot hold is, at once', async () => {
    const unfit = failing([driverError('22P05', 'unsupported Unicode escape sequence')]);
    const [one] = await unfit.takeIn(rooms.channel, [raw(mail(), newPlace())]);
    expect(one).toMatchObject({ outcome: 'quarantined' });
  });
});
