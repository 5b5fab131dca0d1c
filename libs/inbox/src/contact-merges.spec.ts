import type { EntityManager } from '@mikro-orm/sql';
import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms } from '../../../test/support/rooms.js';
import { Contact, ContactPoint, type Warning } from './contact.entity.js';
import { mergeContacts, unmergeContacts } from './contact-merges.js';
import { survivorOf } from './contact-sight.js';
import { SEES_ALL } from './sight.js';

let rooms: Rooms;
const actor = () => ({ id: rooms.person.id, name: rooms.person.name });

beforeAll(async () => {
  rooms = await openRooms();
  for (const name of ['a', 'b', 'c']) {
    await rooms.arrives(mail({ from: `${name} <${name}@example.com>`, subject: name }));
  }
});

afterAll(() => rooms?.close());

const idOf = async (name: string) =>
  (await rooms.em.fork().findOneOrFail(ContactPoint, { value: `${name}@example.com` })).contactId;
const contact = (id: string) => rooms.em.fork().findOneOrFail(Contact, { id });
const inOne = <T>(task: (em: EntityManager) => Promise<T>) =>
  rooms.em.fork().transactional((em) => task(em as EntityManager));
const merge = (from: string, into: string) =>
  inOne(async (em) =>
    mergeContacts(
      em,
      await em.findOneOrFail(Contact, { id: from }),
      await em.findOneOrFail(Contact, { id: into }),
      actor(),
      rooms.clock.date(),
    ),
  );
const unmerge = (id: string) => inOne((em) => unmergeContacts(em, id, SEES_ALL));
/** Whose each conversation is, by its subject. */
const owners = async () => {
  const rows = await rooms.em
    .fork()
    .execute<{ subject: string; contact_id: string }[]>('select subject, contact_id from conversation');
  return Object.fromEntries(rows.map(({ subject, contact_id }) => [subject, contact_id]));
};

test('who was merged, and merged again, is found at the end; each can be parted, in whatever order', async () => {
  const [a, b, c] = [await idOf('a'), await idOf('b'), await idOf('c')];
  await merge(a, b);
  await merge(b, c);
  expect(await survivorOf(rooms.em.fork(), a)).toBe(c);
  expect(await owners()).toEqual({ a: c, b: c, c });

  await unmerge(a);
  expect(await owners()).toEqual({ a, b: c, c });
  expect(await idOf('a')).toBe(a);
  await unmerge(b);
  expect(await owners()).toEqual({ a, b, c });
  expect([await idOf('a'), await idOf('b'), await idOf('c')]).toEqual([a, b, c]);
});

test('needs, warnings and notes stand together, and each has their own again', async () => {
  const [a, b] = [await idOf('a'), await idOf('b')];
  const warning = (id: string): Warning => ({ id, text: id, at: '2026-04-02T09:00:00Z', by: actor() });
  await inOne(async (em) => {
    const one = await em.findOneOrFail(Contact, { id: a });
    one.needs = [
      { kind: 'large-print', detail: '18 point' },
      { kind: 'phone', detail: '' },
    ];
    one.warnings = [warning('of a')];
    one.notes = 'Of a.';
    one.language = 'cy';
    const other = await em.findOneOrFail(Contact, { id: b });
    other.needs = [{ kind: 'phone', detail: '' }];
    other.warnings = [warning('of b')];
    other.notes = 'Of b.';
  });
  await merge(a, b);
  expect(await contact(b)).toMatchObject({
    needs: [
      { kind: 'phone', detail: '' },
      { kind: 'large-print', detail: '18 point' },
    ],
    warnings: [{ text: 'of b' }, { text: 'of a' }],
    notes: 'Of b.\n\nOf a.',
    nameCorrected: true,
  });
  await unmerge(a);
  expect(await contact(b)).toMatchObject({
    needs: [{ kind: 'phone', detail: '' }],
    warnings: [{ text: 'of b' }],
    notes: 'Of b.',
    nameCorrected: false,
    language: null,
  });
  expect(await contact(a)).toMatchObject({ warnings: [{ text: 'of a' }], notes: 'Of a.', mergedInto: null });
});

test('whoever writes under a new name through two addresses keeps the name that was chosen', async () => {
  const [a, b] = [await idOf('a'), await idOf('b')];
  await merge(a, b);
  await rooms.arrives(mail({ from: 'Another Name <a@example.com>', subject: 'later' }));
  expect((await contact(b)).name).toBe('b');
  expect((await owners()).later).toBe(b);
  await unmerge(a);
  expect((await owners()).later).toBe(a);
});
