import type { EntityManager } from '@mikro-orm/sql';
import { DomainError } from '#shared';
import { OtherBody } from './other-body.entity.js';
import { RuleVersion } from './rule-version.entity.js';
import { type Sight, seenQueues } from './sight.js';

/** A body as a manager, or a charter, would have it; at least one way to reach it is there. */
export interface BodyDraft {
  name: string;
  about: string;
  website: string | null;
  telephone: string | null;
  email: string | null;
}

/** How many conversations were redirected to a body. */
export interface Redirected {
  thisMonth: number;
  inAll: number;
}

/**
 * Every body by name, with how many were redirected there of what one may see.
 * @param monthStart when this month began
 */
export async function bodiesWithCounts(
  em: EntityManager,
  sight: Sight,
  monthStart: Date,
): Promise<{ body: OtherBody; redirected: Redirected }[]> {
  const seen = seenQueues(sight, 'queue');
  const rows = await em.execute<(Redirected & { key: string })[]>(
    `select redirected_to as key, count(*)::int as "inAll",
       count(*) filter (where redirected_at >= ?)::int as "thisMonth"
     from conversation where redirected_to is not null ${seen ? `and ${seen.sql}` : ''} group by redirected_to`,
    [monthStart.toISOString(), ...(seen?.params ?? [])],
  );
  const counts = new Map(rows.map(({ key, thisMonth, inAll }) => [key, { thisMonth, inAll }]));
  const bodies = await em.find(OtherBody, {}, { orderBy: { name: 'asc', key: 'asc' } });
  return bodies.map((body) => ({ body, redirected: counts.get(body.key) ?? { thisMonth: 0, inAll: 0 } }));
}

/**
 * Adds a body; `em` is a transaction's.
 * @throws DomainError `invalid` where another has its key, or nobody could reach it
 */
export async function addBody(em: EntityManager, key: string, draft: BodyDraft): Promise<OtherBody> {
  mustBeReachable(draft);
  if (await em.findOne(OtherBody, { key })) {
    const message = `is taken: another body has the key "${key}"`;
    throw DomainError.invalid(`The key ${message}.`, [{ path: 'key', message }]);
  }
  const body = em.create(OtherBody, { key, ...draft });
  await em.flush();
  return body;
}

/** `em` is a transaction's. @throws DomainError `not-found`, `invalid` where nobody could reach it */
export async function changeBody(em: EntityManager, key: string, draft: BodyDraft): Promise<OtherBody> {
  mustBeReachable(draft);
  const body = await bodyNamed(em, key);
  em.assign(body, draft);
  await em.flush();
  return body;
}

/**
 * Takes a body out of the directory; what was redirected to it keeps its key. `em` is a transaction's.
 * @throws DomainError `not-found`, `conflict` where a rule in force still redirects to it
 */
export async function removeBody(em: EntityManager, key: string): Promise<OtherBody> {
  // As whoever saves rules does: none that names it may come into force meanwhile.
  await em.execute('select 1 from organisation where id = 1 for update');
  const body = await bodyNamed(em, key);
  const [inForce] = await em.find(RuleVersion, {}, { orderBy: { version: 'desc' }, limit: 1 });
  const rule = inForce?.rules.find(({ do: actions }) =>
    actions.some((each) => each.action === 'redirect' && each.value === key),
  );
  if (rule) {
    const text = `The rule "${rule.name}" redirects to ${body.name}. Change that rule first.`;
    throw new DomainError('conflict', 'in-use', text);
  }
  em.remove(body);
  await em.flush();
  return body;
}

/** @throws DomainError `not-found` */
export async function bodyNamed(em: EntityManager, key: string): Promise<OtherBody> {
  const body = await em.findOne(OtherBody, { key });
  if (!body) throw DomainError.notFound('other body', key);
  return body;
}

function mustBeReachable({ website, telephone, email }: BodyDraft): void {
  if (website || telephone || email) return;
  const message = 'must be given, or a telephone number or an email address: people are sent there';
  throw DomainError.invalid(`A website ${message}.`, [{ path: 'website', message }]);
}
