import type { EntityManager } from '@mikro-orm/sql';
import type { Known, NameOf, Noun } from '#routing';
import { Target, targetInWords } from '#targets';
import { languages } from './language-of.js';
import { OtherBody } from './other-body.entity.js';
import { Queue } from './queue.entity.js';
import type { RuleVersion } from './rule-version.entity.js';

/** Something that a rule may name, and what people call it. */
export interface Named {
  key: string;
  name: string;
}

/** All that a rule may name. A target says what it promises; people go by their sign-in address. */
export interface RuleNames {
  channels: Named[];
  queues: Named[];
  kinds: Named[];
  targets: Named[];
  acknowledgements: Named[];
  people: Named[];
  teams: Named[];
  bodies: Named[];
  languages: Named[];
}

const LIST_OF = {
  channel: 'channels',
  queue: 'queues',
  kind: 'kinds',
  target: 'targets',
  acknowledgement: 'acknowledgements',
  person: 'people',
  body: 'bodies',
  language: 'languages',
} as const satisfies Record<Noun, keyof RuleNames>;

export async function readRuleNames(
  em: EntityManager,
  { kinds }: RuleVersion,
  acknowledgements: string[],
): Promise<RuleNames> {
  const named = (sql: string) => em.execute<Named[]>(sql);
  const alike = (names: string[]) => names.map((name) => ({ key: name, name }));
  return {
    channels: await named('select key, name from channel order by name'),
    queues: await em.find(Queue, {}, { orderBy: { position: 'asc' } }),
    kinds,
    targets: (await em.find(Target, {}, { orderBy: { key: 'asc' } })).map((target) => ({
      key: target.key,
      name: targetInWords(target),
    })),
    acknowledgements: alike(acknowledgements),
    people: await named(
      'select email as key, name from person where disabled_at is null order by name, email',
    ),
    teams: await named('select name as key, name from team order by name'),
    bodies: await em.find(OtherBody, {}, { orderBy: { name: 'asc', key: 'asc' } }),
    languages,
  };
}

export function knownIn(names: RuleNames): Known {
  const keys = (list: Named[]) => list.map(({ key }) => key);
  return {
    queues: keys(names.queues),
    targets: keys(names.targets),
    templates: keys(names.acknowledgements),
    channels: keys(names.channels),
    kinds: keys(names.kinds),
    people: keys(names.people),
    teams: keys(names.teams),
    bodies: keys(names.bodies),
    languages: keys(names.languages),
  };
}

export function nameOfIn(names: RuleNames): NameOf {
  return (noun, key) =>
    names[LIST_OF[noun]].find((each) => each.key.toLowerCase() === key.toLowerCase())?.name ?? key;
}
