import { useInfiniteQuery } from '@tanstack/react-query';
import { notificationsQuery } from '../api/notification-queries.js';
import { texts } from '../texts.js';
import { useBrowserNews } from './use-browser-news.js';

const words = texts.notifications;

/** Listens for what is new for me and tells it, whatever is on the screen; the list itself may be folded away. */
export function NewsListener() {
  const { data } = useInfiniteQuery(notificationsQuery);
  const [newest] = data?.pages ?? [];
  useBrowserNews(newest?.items);
  const unread = newest?.unread ?? 0;
  return (
    <span className="unseen" role="status">
      {unread > 0 && words.open(unread)}
    </span>
  );
}
