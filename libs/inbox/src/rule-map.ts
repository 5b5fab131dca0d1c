import type { EntityManager } from '@mikro-orm/sql';
import { Channel } from '#channels';
import { NOT_OURS, SPAM, type Way, waysOf } from '#routing';
import type { RuleVersion } from './rule-version.entity.js';
import { type Sight, seenQueues } from './sight.js';

/** A way from a channel to what is promised, and how many took it. */
export interface MappedWay extends Way {
  items: number;
  /** Whether the rules in force leave it open. */
  open: boolean;
}

export interface RuleMap {
  channels: { key: string; name: string }[];
  /** Those that say where something goes, in their order; after them those that did so and are no longer in force. */
  rules: { key: string; name: string; inForce: boolean }[];
  ways: MappedWay[];
  /** How many came in. */
  items: number;
}

/** More would take longer than somebody waits for a picture; the newest are counted. */
const MOST_ITEMS = 100_000;

/** Where the rules in force can send things, and where things went that came in since a moment. */
export async function ruleMap(
  em: EntityManager,
  { rules, defaults }: RuleVersion,
  { since, sight }: { since: Date; sight: Sight },
): Promise<RuleMap> {
  const channels = await em.find(Channel, {}, { orderBy: { name: 'asc' } });
  const ways = new Map<string, MappedWay>();
  for (const way of waysOf(rules, defaults, channels)) ways.set(keyOf(way), { ...way, items: 0, open: true });
  const former = new Map<string, string>();
  const taken = await waysTaken(em, since, sight);
  for (const { name, ...way } of taken) {
    if (way.rule !== null && !rules.some(({ key }) => key === way.rule))
      former.set(way.rule, name ?? way.rule);
    const known = ways.get(keyOf(way)) ?? { ...way, items: 0, open: false };
    const targets = [...new Set([...known.targets, ...way.targets])];
    ways.set(keyOf(way), { ...known, targets, items: known.items + way.items });
  }
  const all = [...ways.values()];
  const named = new Set(all.map(({ rule }) => rule));
  return {
    channels: channels.map(({ key, name }) => ({ key, name })),
    rules: [
      ...rules.flatMap(({ key, name }) => (named.has(key) ? [{ key, name, inForce: true }] : [])),
      ...[...former].map(([key, name]) => ({ key, name, inForce: false })),
    ],
    ways: all,
    items: taken.reduce((sum, { items }) => sum + items, 0),
  };
}

/** The same way, whatever was promised on it. */
function keyOf({ channel, rule, to }: Way): string {
  return JSON.stringify([channel, rule, to]);
}

type Taken = Way & { name: string | null; items: number };

/** What the traces tell of the ways that were taken; each trace is unpacked once. */
function waysTaken(em: EntityManager, since: Date, sight: Sight): Promise<Taken[]> {
  const seen = seenQueues(sight, 'c.queue');
  const which = (what: string) => `$[*] ? (exists(@.changes[*] ? (@.what == "${what}")))`;
  const told = (what: string) => `$[*].changes[*] ? (@.what == "${what}").to`;
  return em.execute<Taken[]>(
    `with matched as (
       select c.channel_id, c.rule_version, jsonb_path_query_array(c.trace, ?::jsonpath) as trace
       from conversation c where c.rule_version is not null and c.received_at >= ? ${seen ? `and ${seen.sql}` : ''}
       order by c.received_at desc, c.id desc limit ${MOST_ITEMS}),
     decided as (
       select channel_id, rule_version,
         jsonb_path_query_array(trace, ?::jsonpath) -> -1 as spam,
         jsonb_path_query_array(trace, ?::jsonpath) -> -1 as redirect,
         jsonb_path_query_array(trace, ?::jsonpath) -> -1 as queue,
         jsonb_path_query_array(trace, ?::jsonpath) ->> -1 as key,
         jsonb_path_query_array(trace, ?::jsonpath) -> -1 as targets
       from matched),
     taken as (
       select channel_id, coalesce(d.spam, d.redirect, d.queue) as entry,
         case when d.spam is not null then '${SPAM}' when d.redirect is not null then '${NOT_OURS}'
           else coalesce(d.key, v.defaults ->> 'queue') end as "to",
         case when coalesce(d.spam, d.redirect) is null then coalesce(d.targets, v.defaults -> 'targets')
           else '[]' end as targets
       from decided d join rule_version v on v.version = d.rule_version)
     select ch.key as channel, t.entry ->> 'key' as rule, max(t.entry ->> 'name') as name, t."to", t.targets,
       count(*)::int as items
     from taken t join channel ch on ch.id = t.channel_id
     group by ch.key, t.entry ->> 'key', t."to", t.targets`,
    [
      '$[*] ? (@.outcome == "matched")',
      since.toISOString(),
      ...(seen?.params ?? []),
      ...[which('spam'), which('redirect'), which('queue'), told('queue'), told('targets')],
    ],
  );
}
