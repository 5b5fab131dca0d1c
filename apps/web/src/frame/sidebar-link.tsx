import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { addressOf, filterFrom } from '../inbox/filter.js';
import { sayCount } from '../inbox/list-title.js';
import { useShows } from '../inbox/use-shows.js';
import { texts } from '../texts.js';
import classes from './sidebar.module.css';

interface Props {
  name: string;
  /** A list's filter, or `to`: another page. */
  query?: string;
  to?: string;
  open?: number;
  dueToday?: number;
  overdue?: number;
  tone?: 'plain' | 'overdue';
  /** Beside the name, for what the hint says. */
  icon?: ReactNode;
  hint?: string | undefined;
  /** Counted no further than a thousand. */
  capped?: boolean;
}

/** One view, queue or page with its counts; said in full to a screen reader, shown as figures. */
export function SidebarLink({
  name,
  query = '',
  to,
  open = 0,
  dueToday = 0,
  overdue = 0,
  tone = 'plain',
  icon,
  hint,
  capped = false,
}: Props) {
  const { pathname } = useLocation();
  const shows = useShows();
  const here = to ? pathname === to : shows(filterFrom(new URLSearchParams(query)));
  return (
    <Link
      to={to ?? addressOf(query === 'status=active' ? '' : query)}
      className={classes.link}
      aria-current={here ? 'page' : undefined}
      title={hint ?? (open ? texts.frame.counts(open, dueToday, overdue) : undefined)}
    >
      <span className={classes.name}>{name}</span>
      {icon}
      {hint && <span className="unseen">, {hint}</span>}
      <span className={classes.counts} aria-hidden="true">
        {overdue > 0 && <span className={classes.overdue}>{overdue}</span>}
        {dueToday > 0 && <span className={classes.today}>{dueToday}</span>}
        {open > 0 && <span data-tone={tone}>{capped ? sayCount(open) : open}</span>}
      </span>
      {open > 0 && <span className="unseen">, {texts.frame.counts(open, dueToday, overdue)}</span>}
    </Link>
  );
}
