import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { orderSavedViews, type SavedView } from '#api-client';
import { savedViewsQuery } from '../api/queries.js';
import { say, sayFailure } from '../conversation/toasts.js';
import { texts } from '../texts.js';

const { queryKey } = savedViewsQuery;
const throwOnError = true as const;

/** The ways in which a saved view can move among those on the left; shown at once, kept one after the other. */
export function useMoveView(view: SavedView | null): { up: (() => void) | null; down: (() => void) | null } {
  const queries = useQueryClient();
  const { data: views = [] } = useQuery(savedViewsQuery);
  const keep = useMutation({
    scope: { id: 'order-of-views' },
    mutationFn: (ids: string[]) => orderSavedViews({ body: { ids }, throwOnError }),
    onError: (error) => {
      sayFailure(error);
      void queries.invalidateQueries({ queryKey });
    },
  });
  const at = views.findIndex(({ id }) => id === view?.id);
  const to = (place: number) => {
    const moved = views[at];
    if (!moved || !views[place]) return null;
    return () => {
      const ordered = views.filter(({ id }) => id !== moved.id);
      ordered.splice(place, 0, moved);
      void queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, ordered);
      keep.mutate(ordered.map(({ id }) => id));
      say(texts.views.moved(moved.name, place + 1, ordered.length));
    };
  };
  return { up: to(at - 1), down: to(at + 1) };
}
