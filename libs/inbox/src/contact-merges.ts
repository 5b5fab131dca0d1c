import type { EntityManager } from '@mikro-orm/sql';
import { DomainError, isId } from '#shared';
import { Contact, type Moved } from './contact.entity.js';
import { begunFrom, giveConversations, givePoints, type Identity } from './contact-identities.js';
import { seesContact, survivorOf } from './contact-sight.js';
import type { Actor } from './desk.js';
import type { Sight } from './sight.js';

/** Which conversations have another contact now, and who is who. */
export interface Merged {
  survivor: Contact;
  conversations: string[];
}

/**
 * Two contacts turn out to be one person: all that was the one's is the other's from now on, new mail included. What was
 * taken along is written down, so that it can be given back. `em` is a transaction's.
 */
export async function mergeContacts(
  em: EntityManager,
  from: Contact,
  into: Contact,
  by: Actor,
  at: Date,
): Promise<Merged> {
  if (from.id === into.id) {
    throw DomainError.invalid('Somebody cannot be merged with themselves.', [
      { path: 'into', message: 'must be another contact' },
    ]);
  }
  await em.execute('select id from contact where id in (?) order by id for update', [[from.id, into.id]]);
  // First the addresses: intake that is under way holds them, and its conversations are found afterwards.
  const points = await em.execute<Identity[]>(
    `select kind, value from contact_point where contact_id = ? order by (kind || ' ' || value) collate "C" for update`,
    [from.id],
  );
  await givePoints(em, into.id, points);
  const conversations = await em.execute<{ id: string }[]>(
    'update conversation set contact_id = ? where contact_id = ? returning id',
    [into.id, from.id],
  );
  const needs = from.needs.filter((need) => !into.needs.some((each) => isSame(each, need)));
  const moved: Moved = {
    points,
    conversations: conversations.map(({ id }) => id),
    needs,
    warnings: from.warnings.map(({ id }) => id),
    notes: from.notes,
    nameCorrected: into.nameCorrected,
    language: !into.language && Boolean(from.language),
  };
  into.name ||= from.name;
  // The name that was chosen stands, whichever of the addresses they write from.
  into.nameCorrected = true;
  into.language ??= from.language ?? null;
  into.needs = [...into.needs, ...needs];
  into.warnings = [...into.warnings, ...from.warnings];
  into.notes = [into.notes, from.notes].filter(Boolean).join('\n\n');
  Object.assign(from, { mergedInto: into.id, mergedAt: at, mergedBy: by.id, moved });
  await em.flush();
  return { survivor: into, conversations: moved.conversations };
}

/**
 * They are two people after all: each has again what was theirs, and what has come from their addresses since.
 * `em` is a transaction's.
 * @throws DomainError `not-found`, or `conflict` where nothing was merged
 */
export async function unmergeContacts(em: EntityManager, id: string, sight: Sight): Promise<Merged> {
  const from = isId(id) ? await em.findOne(Contact, { id }, { populate: ['moved'] }) : null;
  const survivorId = from && (await survivorOf(em, from.id));
  if (!from || !survivorId || !(await seesContact(em, survivorId, sight)))
    throw DomainError.notFound('contact', id);
  if (!from.mergedInto || !from.moved) {
    throw new DomainError('conflict', 'not-merged', `${from.name || 'This contact'} is merged with nobody.`);
  }
  const survivor = await em.findOneOrFail(Contact, { id: survivorId });
  const { moved, mergedAt } = from;
  const points = await em.execute<Identity[]>(
    `select kind, value from contact_point where contact_id = ? order by (kind || ' ' || value) collate "C" for update`,
    [survivorId],
  );
  const theirs = points.filter((point) => moved.points.some((each) => isSame(each, point)));
  const since = await begunFrom(em, survivor, theirs, mergedAt ?? null);
  await givePoints(em, from.id, theirs);
  const kept = moved.conversations.length
    ? await em.execute<{ id: string }[]>('select id from conversation where contact_id = ? and id in (?)', [
        survivorId,
        moved.conversations,
      ])
    : [];
  const conversations = [...new Set([...kept.map((row) => row.id), ...since])];
  await giveConversations(em, from.id, conversations);
  const direct = await em.findOneOrFail(Contact, { id: from.mergedInto });
  direct.nameCorrected = moved.nameCorrected;
  if (moved.language && direct.language === from.language) direct.language = null;
  // Who they were merged with may have been merged on.
  for (const contact of new Set([direct, survivor])) giveBack(contact, moved);
  Object.assign(from, { mergedInto: null, mergedAt: null, mergedBy: null, moved: null });
  await em.flush();
  return { survivor, conversations };
}

/** Takes off a contact what had come to them by the merge. */
function giveBack(contact: Contact, moved: Moved): void {
  contact.needs = contact.needs.filter((need) => !moved.needs.some((each) => isSame(each, need)));
  contact.warnings = contact.warnings.filter((warning) => !moved.warnings.includes(warning.id));
  if (moved.notes && contact.notes.endsWith(moved.notes))
    contact.notes = contact.notes.slice(0, -moved.notes.length).trimEnd();
}

/** Equal in all that they hold, in whatever order; what the database answers has another order than what it was given. */
function isSame<T extends object>(a: T, b: T): boolean {
  const plain = (value: T) => JSON.stringify(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)));
  return plain(a) === plain(b);
}
