import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { undoMessage } from '#api-client';
import { conversationQuery } from '../api/queries.js';
import { say, sayFailureOf } from '../conversation/toasts.js';
import { refreshLists } from '../live/gather-changes.js';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { keeperOf, type Writing } from './use-draft.js';

const words = texts.composer;

/** Takes a message back; where somebody wrote it, its words stand in the composer again, and the focus is in them. */
export function useTakeBack(reference: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { id } = useWho();
  return async (message: string, writing: Writing | null) => {
    try {
      const { data } = await undoMessage({ path: { reference, message }, throwOnError: true });
      queries.setQueryData(conversationQuery(reference).queryKey, data);
      refreshLists(queries, [reference]);
      if (writing) await keeperOf(id, reference).load();
      say(writing ? words.takenBack : texts.actions.toasts.undone);
      const address = `/conversations/${reference}`;
      const replace = window.location.pathname === address;
      const state = writing ? { state: { writing } } : {};
      void navigate(address + window.location.search, { replace, ...state });
    } catch (error) {
      sayFailureOf(reference, error, words.notTakenBack);
    }
  };
}
