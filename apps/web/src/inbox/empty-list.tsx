import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { channelsQuery, type ListFilter } from '../api/queries.js';
import { isManager, useWho } from '../session/who.js';
import { texts } from '../texts.js';
import classes from './empty-list.module.css';
import { narrowing } from './filter.js';

const words = texts.list;

/** An empty list says what is true, and what to do next. */
export function EmptyList({ filter, wrong = false }: { filter: ListFilter; wrong?: boolean }) {
  const who = useWho();
  const { data: channels } = useQuery(channelsQuery);
  const unconfigured = channels?.every(({ state, enabled }) => !enabled || state === 'unconfigured') ?? false;
  if (unconfigured && !filter.q && narrowing(filter).length === 0) {
    return (
      <Empty title={words.noChannel} hint={isManager(who) ? words.noChannelHint : words.noChannelAdvisor}>
        <Link to="/channels">{words.toChannels}</Link>
      </Empty>
    );
  }
  if (wrong) return <Empty title={texts.search.wrong} hint={texts.search.wrongHint} />;
  const [title, hint] = wordsFor(filter);
  return <Empty title={title} hint={hint} />;
}

function wordsFor(filter: ListFilter): [string, string?] {
  if (filter.q) {
    const fields = /[a-z]:\S/i.test(filter.q) || narrowing(filter).length > 0;
    return [words.emptySearch, `${words.emptySearchHint}${fields ? ` ${words.emptySearchFields}` : ''}`];
  }
  const parts = narrowing(filter);
  if (parts.length === 0) return [words.emptyInbox];
  if (parts.length > 1) return [words.empty, words.emptyHint];
  if (filter.assignee === 'me') return [words.emptyMine, words.emptyMineHint];
  if (filter.assignee === 'none') return [words.emptyUnassigned, words.emptyUnassignedHint];
  if (filter.team === 'mine') return [words.emptyTeams, words.emptyTeamsHint];
  if (filter.due === 'today') return [words.emptyToday, words.emptyTodayHint];
  if (filter.due === 'overdue') return [words.emptyOverdue, words.emptyOverdueHint];
  if (filter.delivery) return [words.emptyFailed, words.emptyFailedHint];
  if (filter.status === 'waiting') return [words.emptyWaiting, words.emptyWaitingHint];
  if (filter.status === 'snoozed') return [words.emptySnoozed, words.emptySnoozedHint];
  if (filter.status === 'done') return [words.emptyDone, words.emptyDoneHint];
  if (filter.status === 'spam') return [words.emptySpam];
  if (filter.queue) return [words.emptyQueue, words.emptyQueueHint];
  return [words.empty, words.emptyHint];
}

function Empty({
  title,
  hint,
  children,
}: {
  title: string;
  hint?: string | undefined;
  children?: React.ReactNode;
}) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{title}</p>
      {hint && <p>{hint}</p>}
      {children}
    </div>
  );
}
