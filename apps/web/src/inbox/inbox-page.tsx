import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate, useParams } from 'react-router';
import { conversationsQuery } from '../api/queries.js';
import { ConversationPane } from '../conversation/conversation-pane.js';
import { texts } from '../texts.js';
import { addressOf } from './filter.js';
import classes from './inbox-page.module.css';
import { ListPane } from './list-pane.js';
import type { OpenConversation } from './open-conversation.js';
import { useFilter } from './use-filter.js';

/** The inbox: the list, and beside it, or on small screens instead of it, the conversation that is open. */
export function InboxPage() {
  const { reference } = useParams();
  const filter = useFilter();
  const list = useInfiniteQuery(conversationsQuery(filter));
  const navigate = useNavigate();
  const rows = useMemo(() => {
    const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
    // Something may move from one page to the next between two fetches.
    return [...new Map(all.map((row) => [row.reference, row])).values()];
  }, [list.data]);

  const open: OpenConversation = (next, options) => void navigate(addressOf(filter, next), options);
  /** After it leaves the list: the one that takes its place. */
  const afterwards = () => {
    const at = rows.findIndex((row) => row.reference === reference);
    const next = at < 0 ? undefined : (rows[at + 1] ?? rows[at - 1]);
    open(next?.reference, { replace: true });
  };

  return (
    <main id="main" tabIndex={-1} className={classes.inbox} data-open={reference ? true : undefined}>
      <title>{`${texts.list.heading} · ${texts.product}`}</title>
      <ListPane list={list} rows={rows} filter={filter} opened={reference} open={open} />
      <ConversationPane
        reference={reference}
        goNext={afterwards}
        close={() => open(undefined)}
        personAddress={(q) => addressOf({ q })}
      />
    </main>
  );
}
