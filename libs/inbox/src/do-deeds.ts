import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/sql';
import { insertRows, newId, updateRows } from '#shared';
import { type Deed, Target } from '#targets';
import { applyDeed, type Standing } from './apply-deed.js';
import type { Status } from './conversation.entity.js';
import { Crews } from './crews.js';
import type { DueClock } from './due-clocks.js';
import { notifyHolders } from './notifications.js';

/** A promise whose moment has come, with what is to be done about it. */
export interface Due {
  clock: DueClock;
  deeds: readonly Deed[];
  /** `Answer is overdue`: stands in the history before what was done. */
  why: string;
  /** What whoever has it is told, where they are. */
  news: string;
}

interface Standings extends Standing {
  id: string;
  status: Status;
}

/** What each target has done at such a moment, as it is now; of one that is gone nothing is known but that somebody is told. */
export async function deedsOf(
  em: EntityManager,
  clocks: readonly DueClock[],
  moment: 'atWarning' | 'atMiss',
): Promise<(clock: DueClock) => readonly Deed[]> {
  const keys = [...new Set(clocks.map(({ target }) => target))];
  const targets = new Map((await em.find(Target, { key: keys }, { refresh: true })).map((t) => [t.key, t]));
  return ({ target }) => targets.get(target)?.[moment] ?? [{ deed: 'notify' }];
}

/**
 * Does what is to be done about promises, in their order, with a line in the history for each thing done. Each conversation is
 * the transaction's, so everything is done once. However many they are, it takes a few statements.
 * @param kind of what is told
 * @returns ids of the conversations that have changed
 */
export async function doDeeds(
  em: EntityManager,
  dues: readonly Due[],
  kind: 'due-soon' | 'overdue',
  now: Date,
): Promise<string[]> {
  const told = dues.filter(isTold);
  await tell(
    em,
    told.filter((due) => firstOf(due) === 'notify'),
    kind,
    now,
  );
  const changed = await change(
    em,
    dues.filter(({ deeds }) => deeds.some(({ deed }) => deed !== 'notify')),
    now,
  );
  await tell(
    em,
    told.filter((due) => firstOf(due) === 'reassign'),
    kind,
    now,
  );
  return changed;
}

/** Who is told: whoever has it then, or whoever it is given to, by which of the two comes first. */
function firstOf({ deeds }: Due): Deed['deed'] | undefined {
  return deeds.find(({ deed }) => deed === 'notify' || deed === 'reassign')?.deed;
}

function isTold({ deeds }: Due): boolean {
  return deeds.some(({ deed }) => deed === 'notify');
}

async function tell(
  em: EntityManager,
  dues: readonly Due[],
  kind: 'due-soon' | 'overdue',
  now: Date,
): Promise<void> {
  const news = dues.map(({ clock: { conversationId }, news: text }) => ({ conversationId, text }));
  const once = new Map(news.map((each) => [`${each.conversationId} ${each.text}`, each]));
  await notifyHolders(em, [...once.values()], kind, now);
}

async function change(em: EntityManager, dues: readonly Due[], now: Date): Promise<string[]> {
  if (dues.length === 0) return [];
  const before = await standingsOf(em, dues);
  const after = new Map(before);
  const crews = new Crews(em, now, 'looked-at');
  const lines: { conversationId: string; kind: string; text: string }[] = [];
  const given = new Map<string, string>();
  const drafted: string[] = [];
  for (const { clock, deeds, why } of dues) {
    for (const deed of deeds) {
      if (deed.deed === 'draft-apology' && clock.drafted) continue;
      const as = after.get(clock.conversationId);
      if (!as) continue;
      const { id: conversationId, status, ...standing } = as;
      const team = 'team' in deed ? await crews.of(deed.team, clock.queue) : null;
      const applied = applyDeed(standing, deed, team);
      if (!applied) continue;
      const { assigneeId } = applied.standing;
      if (assigneeId !== standing.assigneeId) {
        for (const member of team?.members ?? []) if (member.id === assigneeId) member.open++;
      }
      const opened = status === 'new' && assigneeId ? 'open' : status;
      after.set(conversationId, { id: conversationId, status: opened, ...applied.standing });
      lines.push({ conversationId, kind: applied.kind, text: `${why}, so Postroom ${applied.said}.` });
      if (deed.deed === 'draft-apology') drafted.push(clock.id);
      if (applied.given) {
        given.set(
          conversationId,
          `${why}, so ${clock.reference} came to ${applied.given}: ${clock.subject || 'no subject'}`,
        );
      }
    }
  }
  const changed = [...after.values()].filter((each) => !isDeepStrictEqual(each, before.get(each.id)));
  await updateRows(
    em,
    'conversation',
    changed.map(({ stageOneBy: _, ...row }) => row),
    'version',
  );
  if (drafted.length > 0) {
    await em.execute('update target_clock set apology_drafted_at = ? where id in (?)', [
      now.toISOString(),
      drafted,
    ]);
  }
  await insertRows(
    em,
    'history_event',
    lines.map((line) => ({ id: newId(), at: now, ...line })),
  );
  const news = [...given].map(([conversationId, text]) => ({ conversationId, text }));
  await notifyHolders(em, news, 'assigned', now);
  return [...new Set(lines.map(({ conversationId }) => conversationId))];
}

async function standingsOf(em: EntityManager, dues: readonly Due[]): Promise<Map<string, Standings>> {
  const rows = await em.execute<Standings[]>(
    `select id, status, priority, assignee_id as "assigneeId", team_id as "teamId", stage_one_by as "stageOneBy"
     from conversation where id in (?)`,
    [[...new Set(dues.map(({ clock }) => clock.conversationId))]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
