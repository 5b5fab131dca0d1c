import { useLocation } from 'react-router';
import type { ListFilter } from '../api/queries.js';
import { filterFrom, showsSame } from './filter.js';

/** Tells whether the inbox is on the screen with just this list, whatever is open beside it. */
export function useShows(): (filter: ListFilter) => boolean {
  const { pathname, search } = useLocation();
  const inInbox = pathname === '/' || pathname.startsWith('/conversations/');
  const present = filterFrom(new URLSearchParams(search));
  return (filter) => inInbox && showsSame(present, filter);
}
