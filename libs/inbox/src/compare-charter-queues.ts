import type { EntityManager } from '@mikro-orm/sql';
import type { Known } from '#routing';
import { DomainError } from '#shared';
import { type Charter, type CharterChange, compareListed, type Listed } from '#targets';
import { OtherBody } from './other-body.entity.js';
import { Queue } from './queue.entity.js';
import { type RuleDraft, soundDraft } from './rule-draft.js';
import type { RuleVersion } from './rule-version.entity.js';

type Kinds = Charter['kinds'];
type Bodies = Charter['otherBodies'];

/**
 * What a charter would change of queues, kinds, other bodies and rules, and what does so. Queues, kinds and bodies that it
 * does not name stay, since conversations stand on them; bodies that are there are changed by the charter's own file only,
 * since what ships are examples.
 * @param current the rules in force
 * @param known what there is beside the charter
 * @param own what its file says itself; nothing for a charter that ships
 * @throws DomainError `invalid` where its rules cannot work here
 */
export async function compareCharterQueues(
  em: EntityManager,
  charter: Charter,
  current: RuleVersion,
  known: Known,
  own: Pick<Partial<Charter>, 'otherBodies'>,
): Promise<{ changes: CharterChange[]; draft: RuleDraft & { kinds: Kinds }; bodies: Bodies }> {
  const draft = draftOf(charter, current.kinds, known);
  const queues = await em.find(Queue, {}, { orderBy: { position: 'asc' } });
  const here = await em.find(OtherBody, {}, { orderBy: { key: 'asc' } });
  const bodies = charter.otherBodies.filter(
    ({ key }) => own.otherBodies?.some((each) => each.key === key) || !here.some((body) => body.key === key),
  );
  const there = [...here.filter(({ key }) => !bodies.some((body) => body.key === key)), ...bodies];
  const changes = [
    ...compareListed('queue', 'stays', queues.map(queueListed), charter.queues.map(queueListed)),
    ...compareListed('kind', 'stays', current.kinds.map(kindListed), charter.kinds.map(kindListed)),
    ...compareListed('body', 'stays', here.map(bodyListed), there.map(bodyListed)),
    ...compareListed('rule', 'removed', current.rules.map(ruleListed), draft.rules.map(ruleListed)),
    ...compareListed('default', 'removed', defaultsListed(current), defaultsListed(draft)),
  ];
  return { changes: [...changes, ...reordered(changes, current.rules, draft.rules)], draft, bodies };
}

/** The charter's rules and kinds, where they can work beside what is there. @throws DomainError `invalid` */
export function draftOf(charter: Charter, kindsHere: Kinds, known: Known): RuleDraft & { kinds: Kinds } {
  const fields = charter.kinds.flatMap(({ acknowledgement }, index) =>
    known.templates.includes(acknowledgement)
      ? []
      : [
          {
            path: `kinds.${index}.acknowledgement`,
            message: `There is no acknowledgement "${acknowledgement}".`,
          },
        ],
  );
  if (fields[0]) throw DomainError.invalid(fields[0].message, fields);
  const keys = (list: { key: string }[], more: string[]) => [
    ...new Set([...list.map(({ key }) => key), ...more]),
  ];
  const { rules, defaults } = soundDraft(charter.rules, charter.defaults, {
    ...known,
    queues: keys(charter.queues, known.queues),
    targets: keys(charter.targets, known.targets),
    kinds: keys(charter.kinds, known.kinds),
    bodies: keys(charter.otherBodies, known.bodies),
  });
  const others = kindsHere.filter(({ key }) => !charter.kinds.some((kind) => kind.key === key));
  return { rules, defaults, kinds: [...charter.kinds, ...others] };
}

/** The order of rules decides: where nothing else is told of them, that is. */
function reordered(
  changes: CharterChange[],
  before: RuleDraft['rules'],
  after: RuleDraft['rules'],
): CharterChange[] {
  const [was, is] = [before, after].map((rules) => rules.map(({ key }) => key).join(', '));
  if (was === is || changes.some(({ part }) => part === 'rule')) return [];
  const [one, other] = [was ?? '', is ?? ''];
  return [{ part: 'rule', change: 'changed', key: 'order', name: 'Order', before: one, after: other }];
}

function queueListed({ key, name }: { key: string; name: string }): Listed {
  return { key, name, words: [name] };
}

function kindListed({ key, name, acknowledgement }: Kinds[number]): Listed {
  return { key, name, words: [name, `acknowledged by ${acknowledgement}`] };
}

function bodyListed({ key, name, about, website, telephone, email }: Bodies[number] | OtherBody): Listed {
  return { key, name, words: [name, about ?? '', website ?? '', telephone ?? '', email ?? ''] };
}

/** What it looks at takes too many words; that it differs is told. */
function ruleListed(rule: RuleDraft['rules'][number]): Listed {
  const { key, name } = rule;
  const actions = rule.do.map((each) =>
    'value' in each ? `${each.action} ${[each.value].flat().join(', ')}` : each.action,
  );
  return { key, name, words: [name, actions.join(', ') || 'does nothing'], value: rule };
}

function defaultsListed({ defaults }: Pick<RuleDraft, 'defaults'>): Listed[] {
  return Object.entries(defaults).map(([key, value]) => {
    const words = [Array.isArray(value) ? value.join(', ') : (value ?? 'none')];
    return { key, name: key, words };
  });
}
