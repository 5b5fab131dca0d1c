import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { conversationQuery, conversationsKey } from '../api/queries.js';
import type { Writing } from '../composer/use-draft.js';
import { LoadProblem } from '../frame/load-problem.js';
import { useKeys } from '../keyboard/use-keys.js';
import { texts } from '../texts.js';
import classes from './conversation-pane.module.css';
import { ConversationSkeleton } from './conversation-skeleton.js';
import { ConversationView } from './conversation-view.js';
import { markReadInLists } from './lists-in-cache.js';

export interface PaneTools {
  /** Opens what stands next in the list: this one has left it. */
  goNext: () => void;
  close: () => void;
  /** Where everything that matches a search is listed. */
  personAddress: (query: string) => string;
}

const words = texts.conversation;

export function ConversationPane({ reference, ...tools }: PaneTools & { reference: string | undefined }) {
  return (
    <section className={classes.pane} aria-label={words.timeline}>
      {reference ? (
        <Loaded key={reference} reference={reference} {...tools} />
      ) : (
        <div className={classes.none}>
          <p>{words.none}</p>
          <p className={classes.hint}>{words.noneKeys}</p>
        </div>
      )}
    </section>
  );
}

function Loaded({ reference, ...tools }: PaneTools & { reference: string }) {
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(conversationQuery(reference));
  const opened = data !== undefined;
  const [writing, setWriting] = useState<Writing | null>(null);
  // Heard before it has been loaded as well: whoever types on must find the words in the reply, not as keys.
  useKeys({ r: () => setWriting('reply'), n: () => setWriting('note') });
  useEffect(() => {
    // Opening it is reading it, at the server too; nobody is told of that, so the lists are put right here.
    if (opened) markReadInLists(queries, conversationsKey, reference);
  }, [opened, queries, reference]);
  if (data) {
    return <ConversationView conversation={data} writing={writing} setWriting={setWriting} {...tools} />;
  }
  if (error) return <LoadProblem error={error} again={() => void refetch()} />;
  return <ConversationSkeleton close={tools.close} />;
}
