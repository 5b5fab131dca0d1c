import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Contact } from '#api-client';
import { contactQuery, contactsKey, relatedKey } from '../api/contact-queries.js';
import { conversationsKey } from '../api/queries.js';
import { sayFailure } from '../conversation/toasts.js';

/** Does something to a contact; where the server says no, in words, and null. */
export function useContactChange(): (run: () => Promise<{ data: Contact }>) => Promise<Contact | null> {
  const queries = useQueryClient();
  return useCallback(
    async (run) => {
      try {
        const { data } = await run();
        queries.setQueryData(contactQuery(data.id).queryKey, data);
        void queries.invalidateQueries({ queryKey: conversationsKey });
        void queries.invalidateQueries({ queryKey: contactsKey });
        void queries.invalidateQueries({ queryKey: relatedKey });
        return data;
      } catch (error) {
        sayFailure(error);
        return null;
      }
    },
    [queries],
  );
}
