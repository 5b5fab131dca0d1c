import { useEffect, useSyncExternalStore } from 'react';
import { type DraftContent, discardDraft, getDraft, keepDraft } from '#api-client';
import { queryClient } from '../api/query-client.js';
import { keep, kept } from '../kept.js';
import { useWho } from '../session/who.js';
import { draftsQuery } from './composer-queries.js';
import { DraftKeeper } from './draft-keeper.js';

export type Writing = DraftContent['writing'];

const throwOnError = true as const;
const keepers = new Map<string, DraftKeeper>();

/** What one person is writing in one conversation; there is one keeper of it as long as the page lives. */
export function keeperOf(personId: string, reference: string): DraftKeeper {
  const name = `writing.${personId}.${reference}`;
  const known = keepers.get(name);
  if (known) return known;
  const path = { reference };
  const keeper = new DraftKeeper(
    {
      get: async () => (await getDraft({ path, throwOnError })).data.draft,
      keep: async (content, revision, keepalive) => {
        const { draft } = (await keepDraft({ path, body: { content, revision }, keepalive, throwOnError }))
          .data;
        if (!draft) throw new Error('A draft was kept and is not there.');
        return draft;
      },
      discard: async (revision) => void (await discardDraft({ path, query: { revision }, throwOnError })),
    },
    { read: () => kept(name), write: (value) => keep(name, value) },
    () => void queryClient.invalidateQueries({ queryKey: draftsQuery.queryKey }),
  );
  keepers.set(name, keeper);
  return keeper;
}

/** The draft of a conversation, kept as it is typed: here at once, with the server after a pause. */
export function useDraft(reference: string) {
  const { id } = useWho();
  const keeper = keeperOf(id, reference);
  const state = useSyncExternalStore(keeper.subscribe, keeper.now);
  useEffect(() => {
    void keeper.load();
    const leave = () => void keeper.save(true);
    const again = () => void keeper.save();
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', again);
      void keeper.save();
    };
  }, [keeper]);
  return { ...state, keeper };
}
