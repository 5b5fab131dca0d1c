import { useQueryClient } from '@tanstack/react-query';
import { addSavedView, changeSavedView, deleteSavedView, type SavedView } from '#api-client';
import { type ListFilter, savedViewsQuery } from '../api/queries.js';
import { say, sayFailure } from '../conversation/toasts.js';
import { offerUndo } from '../conversation/undo.js';
import { texts } from '../texts.js';
import { queryOf } from './filter.js';

const throwOnError = true as const;

/** Deletes a saved view, with its way back. */
export function useRemoveView(): (view: SavedView) => Promise<void> {
  const queries = useQueryClient();
  return async (view) => {
    const { queryKey } = savedViewsQuery;
    try {
      await deleteSavedView({ path: { id: view.id }, throwOnError });
      queries.setQueryData(queryKey, (held) => held?.filter(({ id }) => id !== view.id));
      offerUndo(texts.views.deleted(view.name), async () => {
        const body = { name: view.name, query: view.query, team: view.team?.id ?? null };
        const { data } = await addSavedView({ body, throwOnError });
        queries.setQueryData(queryKey, data.items);
        say(texts.bulk.undone);
      });
    } catch (error) {
      sayFailure(error);
    }
  };
}

/** Gives a saved view the filters that the list has now, with the way back. */
export function useKeepFilters(): (view: SavedView, filter: ListFilter) => Promise<void> {
  const queries = useQueryClient();
  const keep = async ({ id, name, team }: SavedView, query: string) => {
    const body = { name, query, team: team?.id ?? null };
    const { data } = await changeSavedView({ path: { id }, body, throwOnError });
    queries.setQueryData(savedViewsQuery.queryKey, data.items);
  };
  return async (view, filter) => {
    try {
      await keep(view, queryOf(filter));
      offerUndo(texts.views.replaced(view.name), async () => {
        await keep(view, view.query);
        say(texts.bulk.undone);
      });
    } catch (error) {
      sayFailure(error);
    }
  };
}
