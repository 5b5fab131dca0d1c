import type { EntityManager } from '@mikro-orm/sql';
import type { Charter } from '#targets';
import { Queue } from './queue.entity.js';
import { soundDraft } from './rule-draft.js';
import { RuleVersion } from './rule-version.entity.js';

/**
 * Puts a charter's queues and rules in place; the rules become a new version.
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
  };
  const { rules, defaults } = soundDraft(charter.rules, charter.defaults, known);
  await em.upsertMany(
    Queue,
    charter.queues.map(({ key, name }, position) => ({ key, name, position })),
  );
  const last = await em.findOne(RuleVersion, { version: { $gt: 0 } }, { orderBy: { version: 'desc' } });
  em.persist(
    em.create(RuleVersion, {
      version: (last?.version ?? 0) + 1,
      rules,
      defaults,
      kinds: charter.kinds,
      note: `From the charter "${charter.name}".`,
    }),
  );
}
