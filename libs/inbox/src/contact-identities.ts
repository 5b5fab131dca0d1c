import type { EntityManager } from '@mikro-orm/sql';
import { DomainError, newId } from '#shared';
import { Contact, ContactPoint } from './contact.entity.js';
import { findContact, seesContact } from './contact-sight.js';
import { pointOf } from './contacts.js';
import type { Sight } from './sight.js';

/** A way in which somebody is known. */
export interface Identity {
  kind: string;
  value: string;
}

const MOST = 50;

/**
 * Adds a way to reach somebody, or changes what stands of it; `em` is a transaction's.
 * @throws DomainError `conflict` where it is somebody else's
 */
export async function saveIdentity(
  em: EntityManager,
  contact: Contact,
  { kind, value, label, preferred }: Identity & { label: string; preferred: boolean },
  sight: Sight,
): Promise<void> {
  const point = pointOf({ address: value });
  const known = await em.findOne(ContactPoint, { kind, value: point });
  if (known && known.contactId !== contact.id) {
    const whose = (await seesContact(em, known.contactId, sight))
      ? await findContact(em, known.contactId, sight)
      : null;
    throw new DomainError(
      'conflict',
      'identity-taken',
      whose
        ? `${point} is known as ${whose.name || 'another person'} already. If they are one person, merge the two.`
        : `${point} cannot be added here.`,
      [{ path: 'value', message: 'is known already' }],
    );
  }
  if (!known && (await em.count(ContactPoint, { contactId: contact.id })) >= MOST)
    throw DomainError.invalid(`Nobody can be known in more than ${MOST} ways.`);
  if (preferred) {
    await em.execute('update contact_point set preferred = false where contact_id = ?', [contact.id]);
  }
  await em.execute(
    `insert into contact_point (kind, value, contact_id, label, preferred) values (?, ?, ?, ?, ?)
     on conflict (kind, value) do update set label = excluded.label, preferred = excluded.preferred`,
    [kind, point, contact.id, label, preferred],
  );
}

/**
 * Takes identities off a contact: with the conversations that were begun from them, they become a contact of their own.
 * `em` is a transaction's.
 * @returns the new contact and the ids of the conversations that went along
 */
export async function splitOff(
  em: EntityManager,
  contact: Contact,
  identities: Identity[],
): Promise<{ contact: Contact; conversations: string[] }> {
  const points = await pointsOf(em, contact, identities);
  const conversations = await begunFrom(em, contact, points);
  const name = (await nameOf(em, points)) || contact.name;
  const apart = em.create(Contact, { id: newId(), name });
  em.persist(apart);
  await em.flush();
  await givePoints(em, apart.id, points);
  await giveConversations(em, apart.id, conversations);
  return { contact: apart, conversations };
}

/** Forgets an identity from which nothing has come; one with conversations is split off. @returns the new contact, if any */
export async function removeIdentity(
  em: EntityManager,
  contact: Contact,
  identity: Identity,
): Promise<{ contact: Contact; conversations: string[] } | null> {
  const points = await pointsOf(em, contact, [identity]);
  if ((await begunFrom(em, contact, points)).length > 0) return splitOff(em, contact, points);
  for (const { kind, value } of points) await em.nativeDelete(ContactPoint, { kind, value });
  return null;
}

/** @throws DomainError `not-found`, or `invalid` where nothing would be left */
async function pointsOf(em: EntityManager, contact: Contact, identities: Identity[]): Promise<Identity[]> {
  const all = await em.find(ContactPoint, { contactId: contact.id });
  const wanted = identities.map(({ kind, value }) => {
    const point = all.find((each) => each.kind === kind && each.value === pointOf({ address: value }));
    if (!point) throw DomainError.notFound('identity', value);
    return { kind: point.kind, value: point.value };
  });
  if (wanted.length >= all.length) {
    throw DomainError.invalid('Somebody must stay known in at least one way.', [
      { path: 'identities', message: 'must leave one' },
    ]);
  }
  return wanted;
}

/** Which of the contact's conversations were begun by a message from one of these. */
export async function begunFrom(
  em: EntityManager,
  contact: Pick<Contact, 'id'>,
  points: Identity[],
  since: Date | null = null,
): Promise<string[]> {
  if (points.length === 0) return [];
  const rows = await em.execute<{ id: string }[]>(
    `select c.id from conversation c join channel ch on ch.id = c.channel_id
     cross join lateral (
       select lower(trim(m."from"->>'address')) as address from message m
       where m.conversation_id = c.id and m.direction = 'inbound' order by m.at, m.id limit 1) begun
     where c.contact_id = ? and c.received_at >= ? and (ch.type, begun.address) in (${points.map(() => '(?, ?)').join(', ')})`,
    [contact.id, (since ?? new Date(0)).toISOString(), ...points.flatMap(({ kind, value }) => [kind, value])],
  );
  return rows.map(({ id }) => id);
}

export async function givePoints(em: EntityManager, to: string, points: Identity[]): Promise<void> {
  if (points.length === 0) return;
  await em.execute(
    `update contact_point set contact_id = ?, preferred = false
     where (kind, value) in (${points.map(() => '(?, ?)').join(', ')})`,
    [to, ...points.flatMap(({ kind, value }) => [kind, value])],
  );
}

export async function giveConversations(em: EntityManager, to: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await em.execute('update conversation set contact_id = ? where id in (?)', [to, ids]);
}

/** The newest name that was given with one of these. */
async function nameOf(em: EntityManager, points: Identity[]): Promise<string> {
  const [row] = await em.execute<{ name: string }[]>(
    `select m."from"->>'name' as name from message m join conversation c on c.id = m.conversation_id
     join contact_point p on p.contact_id = c.contact_id
     where (p.kind, p.value) in (${points.map(() => '(?, ?)').join(', ')}) and m.direction = 'inbound'
       and lower(m."from"->>'address') = p.value and m."from"->>'name' <> ''
     order by m.at desc limit 1`,
    points.flatMap(({ kind, value }) => [kind, value]),
  );
  return (row?.name ?? '').trim().slice(0, 300).toWellFormed();
}
