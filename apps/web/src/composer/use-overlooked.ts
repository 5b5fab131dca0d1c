import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Conversation, Message } from '#api-client';
import { conversationQuery } from '../api/queries.js';
import { useWho } from '../session/who.js';
import { hasWords } from './draft-keeper.js';
import { newestOf, overlooked } from './overlooked.js';
import type { useDraft } from './use-draft.js';

interface Overlooked {
  news: Message[];
  /** As it is held at this moment, which may be newer than what is drawn. */
  newsNow: () => Message[];
  /** What a change of the draft takes along. */
  mark: () => { seen: string | null };
  /** The writer has read it all. */
  acknowledge: () => void;
}

/** What others said since one began to write; what was begun earlier, or on another device, remembers it with its words. */
export function useOverlooked(conversation: Conversation, draft: ReturnType<typeof useDraft>): Overlooked {
  const { content, keeper } = draft;
  const { id: me } = useWho();
  const queries = useQueryClient();
  const [opened, setOpened] = useState(() => newestOf(conversation));
  const begun = hasWords(content.html) || content.attachments.length > 0;
  const seen = (begun && content.seen) || opened;
  const latest = useRef(seen);
  latest.current = seen;
  const held = () => queries.getQueryData(conversationQuery(conversation.reference).queryKey) ?? conversation;
  return {
    news: overlooked(conversation, seen, me),
    newsNow: () => overlooked(held(), latest.current, me),
    mark: () => ({ seen: latest.current }),
    acknowledge() {
      const newest = newestOf(conversation);
      latest.current = newest;
      setOpened(newest);
      keeper.change({ seen: newest });
    },
  };
}
