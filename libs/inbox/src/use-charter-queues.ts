import type { EntityManager } from '@mikro-orm/sql';
import { checkRuleSet, defaultsSchema, ruleSetSchema } from '#routing';
import { DomainError } from '#shared';
import type { Charter } from '#targets';
import { Queue } from './queue.entity.js';
import { RuleVersion } from './rule-version.entity.js';

/**
 * Puts a charter's queues and rules in place; the rules become a new version.
 * @throws DomainError `invalid` where a rule names something that the charter does not have
 */
export async function useCharterQueues(em: EntityManager, charter: Charter): Promise<void> {
  const rules = ruleSetSchema.parse(charter.rules);
  const defaults = defaultsSchema.parse(charter.defaults);
  const mistakes = checkRuleSet(rules, {
    queues: charter.queues.map(({ key }) => key),
    targets: charter.targets.map(({ key }) => key),
    templates: charter.kinds.map(({ acknowledgement }) => acknowledgement),
    channels: charter.channels.map(({ key }) => key),
    kinds: charter.kinds.map(({ key }) => key),
  });
  if (mistakes.length > 0) {
    const fields = mistakes.map(({ rule, path, message }) => ({ path: `rules.${rule}.${path}`, message }));
    throw DomainError.invalid(
      `The rules of ${charter.key} cannot work: ${fields.map((f) => `${f.path} ${f.message}`).join('; ')}`,
      fields,
    );
  }
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
