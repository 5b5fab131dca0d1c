import type { EntityManager } from '@mikro-orm/sql';
import type { Charter } from '#targets';
import { languages } from './language-of.js';
import { OtherBody } from './other-body.entity.js';
import { Queue } from './queue.entity.js';
import { type RuleDraft, soundDraft } from './rule-draft.js';
import { RuleVersion } from './rule-version.entity.js';

type Kinds = Charter['kinds'];

/**
 * Puts a charter's queues and rules in place on an empty installation.
 * @throws DomainError `invalid` where the rules cannot work, as where one names what the charter does not have
 */
export async function useCharterQueues(em: EntityManager, charter: Charter): Promise<void> {
  const known = {
    queues: charter.queues.map(({ key }) => key),
    targets: charter.targets.map(({ key }) => key),
    templates: charter.kinds.map(({ acknowledgement }) => acknowledgement),
    channels: charter.channels.map(({ key }) => key),
    kinds: charter.kinds.map(({ key }) => key),
    people: [],
    teams: [],
    bodies: charter.otherBodies.map(({ key }) => key),
    languages: languages.map(({ key }) => key),
  };
  const { rules, defaults } = soundDraft(charter.rules, charter.defaults, known);
  await saveQueues(em, charter);
  await saveBodies(em, charter.otherBodies);
  await saveRules(em, { rules, defaults, kinds: charter.kinds }, charter, { savedBy: null });
}

/** In the charter's order; those that it does not name come after, and keep who works on them. */
export async function saveQueues(em: EntityManager, charter: Charter): Promise<void> {
  const others = await em.find(Queue, { key: { $nin: charter.queues.map(({ key }) => key) } });
  others.sort((one, other) => one.position - other.position);
  await em.upsertMany(
    Queue,
    [...charter.queues, ...others].map(({ key, name }, position) => ({ key, name, position })),
  );
}

/** What has the same key is replaced, and nothing goes. */
export async function saveBodies(em: EntityManager, bodies: Charter['otherBodies']): Promise<void> {
  const rows = bodies.map(({ about = '', website = null, telephone = null, email = null, ...rest }) => ({
    ...rest,
    ...{ about, website, telephone, email },
  }));
  if (rows.length > 0) await em.upsertMany(OtherBody, rows);
}

/** Makes a new version, in force from then on. @param saved by whom, null for Postroom itself; @returns its number */
export async function saveRules(
  em: EntityManager,
  draft: RuleDraft & { kinds: Kinds },
  { key }: Charter,
  saved: { savedBy: string | null; savedAt?: Date },
): Promise<number> {
  const last = await em.findOne(RuleVersion, { version: { $gt: 0 } }, { orderBy: { version: 'desc' } });
  const version = (last?.version ?? 0) + 1;
  em.persist(em.create(RuleVersion, { version, ...draft, ...saved, note: `Charter ${key}` }));
  return version;
}
