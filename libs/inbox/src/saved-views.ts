import type { EntityManager } from '@mikro-orm/sql';
import { DomainError, isId } from '#shared';
import { SavedView } from './saved-view.entity.js';

export interface SavedViewDraft {
  name: string;
  query: string;
  /** Null: for oneself. */
  teamId: string | null;
}

/** Who asks, and whether they look after what others share. */
export interface ViewKeeper {
  id: string;
  isManager: boolean;
}

export interface SeenView {
  view: SavedView;
  owner: string;
  team: string | null;
}

const MOST = 50;

/** One's own and those of one's teams: as one has put them in order, then in the order in which they were saved. */
export async function savedViewsOf(em: EntityManager, personId: string): Promise<SeenView[]> {
  const rows = await em.execute<{ id: string; owner: string; team: string | null }[]>(
    `select v.id, p.name as owner, t.name as team
     from saved_view v join person p on p.id = v.owner_id left join team t on t.id = v.team_id
       left join saved_view_place o on o.view_id = v.id and o.person_id = ?
     where v.owner_id = ? or v.team_id in (select team_id from team_member where person_id = ?)
     order by o.position nulls last, v.position, v.id`,
    [personId, personId, personId],
  );
  const views = new Map(
    (await em.find(SavedView, { id: rows.map(({ id }) => id) })).map((view) => [view.id, view]),
  );
  return rows.flatMap(({ id, owner, team }) => {
    const view = views.get(id);
    return view ? [{ view, owner, team }] : [];
  });
}

/**
 * Saves a new view, or with `id` changes one; `em` is a transaction's.
 * @throws DomainError `invalid` where the team is not theirs, `forbidden` where the view is another's
 */
export async function saveView(
  em: EntityManager,
  keeper: ViewKeeper,
  draft: SavedViewDraft,
  id?: string,
): Promise<SavedView> {
  const view = id ? await viewToChange(em, keeper, id) : null;
  const moved = draft.teamId !== (view?.teamId ?? null);
  if (draft.teamId && moved && !(await isMember(em, draft.teamId, keeper.id))) {
    throw DomainError.invalid('A view can be shared with a team that one is in.', [
      { path: 'team', message: 'must be one of your teams' },
    ]);
  }
  if (view) return em.assign(view, draft);
  if ((await em.count(SavedView, { ownerId: keeper.id })) >= MOST) {
    throw new DomainError(
      'conflict',
      'too-many-views',
      `You have ${MOST} saved views. Delete one that you no longer need first.`,
    );
  }
  const [last] = await em.execute<{ position: number }[]>(
    'select coalesce(max(position), 0) as position from saved_view',
  );
  const made = em.create(SavedView, { ...draft, ownerId: keeper.id, position: (last?.position ?? 0) + 1 });
  em.persist(made);
  return made;
}

/** Keeps where one person wants them to stand; what is not named comes after. `em` is a transaction's. */
export async function orderViews(em: EntityManager, personId: string, ids: readonly string[]): Promise<void> {
  const seen = new Set((await savedViewsOf(em, personId)).map(({ view }) => view.id));
  await em.execute('delete from saved_view_place where person_id = ?', [personId]);
  // One that somebody has deleted in the meantime stands in nobody's way.
  for (const [position, id] of [...new Set(ids)].filter((each) => seen.has(each)).entries()) {
    await em.execute(
      `insert into saved_view_place (person_id, view_id, position) values (?, ?, ?)
       on conflict (person_id, view_id) do update set position = excluded.position`,
      [personId, id, position],
    );
  }
}

export async function deleteView(em: EntityManager, keeper: ViewKeeper, id: string): Promise<void> {
  em.remove(await viewToChange(em, keeper, id));
}

/** Its owner may, and for what is shared a manager; for others a private one is not there. */
async function viewToChange(em: EntityManager, keeper: ViewKeeper, id: string): Promise<SavedView> {
  const view = isId(id) ? await em.findOne(SavedView, { id }) : null;
  if (view && (view.ownerId === keeper.id || (view.teamId && keeper.isManager))) return view;
  if (view?.teamId && (await isMember(em, view.teamId, keeper.id))) {
    throw new DomainError(
      'forbidden',
      'not-yours',
      `“${view.name}” belongs to somebody else. Save the list under a name of your own, or ask a manager.`,
    );
  }
  throw DomainError.notFound('saved view', id);
}

async function isMember(em: EntityManager, teamId: string, personId: string): Promise<boolean> {
  const [row] = await em.execute('select 1 from team_member where team_id = ? and person_id = ?', [
    teamId,
    personId,
  ]);
  return Boolean(row);
}
