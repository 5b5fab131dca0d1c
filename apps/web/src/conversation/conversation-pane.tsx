import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { conversationQuery } from '../api/queries.js';
import { forgetChosen } from '../composer/about.js';
import type { Writing } from '../composer/use-draft.js';
import { LoadProblem } from '../frame/load-problem.js';
import { changeRowsInLists } from '../inbox/rows-in-lists.js';
import { useCommands } from '../keyboard/commands.js';
import { lazily } from '../lazily.js';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { whenIdle } from '../when-idle.js';
import classes from './conversation-pane.module.css';
import { ConversationSkeleton } from './conversation-skeleton.js';

export interface PaneTools {
  /** Opens what stands next in the list: this one has left it. */
  goNext: () => void;
  close: () => void;
  /** Where every conversation of a contact is listed. */
  personAddress: (contact: string) => string;
}

const loadView = async () => (await import('./conversation-view.js')).ConversationView;
const ConversationView = lazily(loadView);
const words = texts.conversation;
const labels = texts.composer.modes;

export function ConversationPane({ reference, ...tools }: PaneTools & { reference: string | undefined }) {
  // The list comes first; what the next step needs follows while one reads it.
  useEffect(() => whenIdle(() => void loadView().catch(() => {})), []);
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
  const { id: me } = useWho();
  const write = (next: Writing | null) => {
    if (next && !writing) forgetChosen(me, reference);
    setWriting(next);
  };
  // Heard before it has been loaded as well: whoever types on must find the words in the reply, not as keys.
  useCommands([
    { id: 'reply', label: labels.reply, keys: ['r'], run: () => write('reply') },
    { id: 'reply-all', label: labels['reply-all'], keys: ['Shift+r'], run: () => write('reply-all') },
    { id: 'forward', label: labels.forward, keys: ['f'], run: () => write('forward') },
    { id: 'note', label: labels.note, keys: ['n'], run: () => write('note') },
  ]);
  const { state, key, pathname, search } = useLocation();
  const navigate = useNavigate();
  const asked = (state as { writing?: Writing } | null)?.writing;
  useEffect(() => {
    // Something was taken back: its words are to be seen.
    if (!asked) return;
    setWriting(asked);
    void navigate(pathname + search, { replace: true, state: null });
  }, [asked, key]);
  useEffect(() => {
    // Opening it is reading it, at the server too; nobody is told of that, so the lists are put right here.
    if (opened) changeRowsInLists(queries, new Set([reference]), (row) => ({ ...row, unread: false }));
  }, [opened, queries, reference]);
  const unread = data?.unread ?? false;
  useEffect(() => {
    // It was fetched ahead, which reads nothing.
    if (unread) void refetch();
  }, [unread, refetch]);
  const skeleton = <ConversationSkeleton close={tools.close} />;
  if (data) {
    return (
      <Suspense fallback={skeleton}>
        <ConversationView conversation={data} writing={writing} setWriting={write} {...tools} />
      </Suspense>
    );
  }
  return error ? <LoadProblem error={error} again={() => void refetch()} /> : skeleton;
}
