import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { type Notification, readNotifications } from '#api-client';
import { notificationsKey, notificationsQuery } from '../api/notification-queries.js';
import { sayFailure } from '../conversation/toasts.js';
import { When } from '../dates/when.js';
import { texts } from '../texts.js';
import classes from './news-list.module.css';
import { placeOf } from './place-of.js';
import { useUnread } from './use-news.js';

const words = texts.notifications;

/** What is new for me and what was, each leading to what it is about. */
export function NewsList({ leave }: { leave: () => void }) {
  const news = useInfiniteQuery(notificationsQuery);
  const queries = useQueryClient();
  const unread = useUnread();
  const items = news.data?.pages.flatMap((page) => page.items) ?? [];
  const read = async (ids: string[] | null) => {
    try {
      await readNotifications({ body: { ids }, throwOnError: true });
      await queries.invalidateQueries({ queryKey: notificationsKey });
    } catch (error) {
      sayFailure(error);
    }
  };
  const older = async () => {
    const first = items.length;
    const { error } = await news.fetchNextPage();
    if (error) return sayFailure(error);
    // The button may be gone: the first of the older ones takes the focus.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-news="${first}"]`)?.focus());
  };
  return (
    <>
      {items.length > 0 ? (
        <ul className={classes.items}>
          {items.map((item, place) => (
            <li key={item.id}>
              <Item
                item={item}
                place={place}
                go={() => {
                  leave();
                  if (!item.read) void read([item.id]);
                }}
              />
            </li>
          ))}
          {news.hasNextPage && (
            <li className={classes.older}>
              <Button
                variant="default"
                size="compact-sm"
                loading={news.isFetchingNextPage}
                onClick={() => void older()}
              >
                {words.older}
              </Button>
            </li>
          )}
        </ul>
      ) : (
        <div className={classes.none}>
          <strong>{words.none}</strong>
          <p>{words.noneHint}</p>
        </div>
      )}
      <footer className={classes.foot}>
        <button type="button" disabled={unread === 0} onClick={() => void read(null)}>
          {words.readAll}
        </button>
        <Link to="/me" onClick={leave}>
          {words.settings}
        </Link>
      </footer>
    </>
  );
}

function Item({ item, place, go }: { item: Notification; place: number; go: () => void }) {
  const inside = (
    <>
      <span className={classes.text}>{item.text}</span>
      <small>
        <When at={item.at} ago />
      </small>
    </>
  );
  const unread = item.read ? undefined : true;
  const to = placeOf(item);
  return to ? (
    <Link to={to} className={classes.item} data-news={place} data-unread={unread} onClick={go}>
      {inside}
    </Link>
  ) : (
    <div className={classes.item} data-news={place} data-unread={unread} tabIndex={-1}>
      {inside}
    </div>
  );
}
