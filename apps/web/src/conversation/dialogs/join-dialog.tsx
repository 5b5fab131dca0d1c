import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Conversation, type ConversationSummary, listConversations } from '#api-client';
import { When } from '../../dates/when.js';
import { Dialog } from '../../frame/dialog.js';
import { texts } from '../../texts.js';
import type { Handling } from '../use-handling.js';
import classes from './dialog.module.css';

const words = texts.handling;
const TYPING_MS = 200;

interface Props {
  /** `merge`: one becomes part of the other · `link`: both stay. */
  way: 'merge' | 'link';
  conversation: Conversation;
  handling: Handling;
  close: () => void;
}

/** Finds the other conversation: what the same person wrote is offered first. */
export function JoinDialog({ way, conversation, handling, close }: Props) {
  const [typed, setTyped] = useState(conversation.suggestion?.reference ?? '');
  const [q] = useDebouncedValue(typed.trim(), TYPING_MS);
  const asked = q || conversation.contact?.address || conversation.contact?.name || '';
  const { data: found = [] } = useQuery({
    queryKey: ['conversations', 'join', asked],
    queryFn: async ({ signal }) =>
      (
        await listConversations({
          query: { q: asked, limit: 12, sort: 'newest' },
          throwOnError: true,
          signal,
        })
      ).data.items,
    enabled: asked !== '',
    placeholderData: (before) => before,
  });
  const others = found.filter(({ reference }) => reference !== conversation.reference);
  const take = async ({ reference }: ConversationSummary) => {
    const done = await (way === 'merge' ? handling.merge(reference) : handling.link(reference));
    if (done) close();
  };
  return (
    <Dialog opened onClose={close} title={way === 'merge' ? words.merge : words.link} size={560}>
      <div className={classes.form}>
        <p className={classes.lead}>{way === 'merge' ? words.mergeHint : words.linkHint}</p>
        <TextInput
          type="search"
          aria-label={words.mergeFind}
          placeholder={words.mergeFind}
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && others.length === 1 && others[0]) void take(others[0]);
          }}
        />
        <p className={classes.part} role="status">
          {others.length === 0 ? words.mergeNone : q ? words.mergeFound : words.mergeLikely}
        </p>
        <ul className={classes.choices}>
          {others.map((other) => (
            <li key={other.reference}>
              <button type="button" className={classes.choice} onClick={() => void take(other)}>
                <span className={classes.text}>
                  {other.subject || texts.list.noSubject}
                  <small>
                    {other.reference} · {other.contact?.name || other.contact?.address || texts.list.anyone} ·{' '}
                    {texts.conversation.status[other.status]} · <When at={other.receivedAt} />
                  </small>
                </span>
                <small>{way === 'merge' ? words.mergeGo : words.linkGo}</small>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
