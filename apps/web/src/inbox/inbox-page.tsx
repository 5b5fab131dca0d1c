import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { useNavigate, useParams } from 'react-router';
import { conversationsQuery } from '../api/queries.js';
import { ConversationPane } from '../conversation/conversation-pane.js';
import { texts } from '../texts.js';
import { addressOf } from './filter.js';
import { type Gathered, gatherRows } from './gather-rows.js';
import classes from './inbox-page.module.css';
import { ListPane } from './list-pane.js';
import type { OpenConversation } from './open-conversation.js';
import { placeOf } from './place-of.js';
import { filterNow, useFilter } from './use-filter.js';

/** The inbox: the list, and beside it, or on small screens instead of it, the conversation that is open. */
export function InboxPage() {
  const { reference } = useParams();
  const filter = useFilter();
  const list = useInfiniteQuery(conversationsQuery(filter));
  const navigate = useNavigate();
  const gathered = useRef<Gathered>(null);
  const rows = useMemo(() => {
    gathered.current = gatherRows(list.data?.pages ?? [], gathered.current);
    return gathered.current.rows;
  }, [list.data]);

  // Back at the list, the browser's own way back leads past what was open.
  const open: OpenConversation = useCallback(
    (next, options) => void navigate(addressOf(filterNow(), next), next ? options : { replace: true }),
    [navigate],
  );
  /** Where what is open stands, or stood until it left the list by itself. */
  const place = useRef({ reference, at: -1 });
  const at = placeOf(rows, reference, place.current.at);
  if (at >= 0 || place.current.reference !== reference) place.current = { reference, at };
  /** After it leaves the list: the one that takes its place. */
  const afterwards = () => {
    const rest = rows.filter((row) => row.reference !== reference);
    const next = place.current.at < 0 ? undefined : (rest[place.current.at] ?? rest.at(-1));
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
        personAddress={(contact) => addressOf({ contact, sort: 'newest' })}
      />
    </main>
  );
}
