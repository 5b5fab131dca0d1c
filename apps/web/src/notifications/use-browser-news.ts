import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Notification as News } from '#api-client';
import { meQuery } from '../api/queries.js';
import { texts } from '../texts.js';
import { placeOf } from './place-of.js';

/** Says what is new outside of the page as well, where this person asked for that and the page is not being looked at. */
export function useBrowserNews(items: News[] | undefined): void {
  const { data: me } = useQuery(meQuery);
  const said = useRef<Set<string> | null>(null);
  useEffect(() => {
    // What was there when the page was opened is no news.
    if (!items) return;
    const before = said.current;
    said.current = new Set(items.map(({ id }) => id));
    if (!before || !document.hidden || !('Notification' in window) || Notification.permission !== 'granted')
      return;
    for (const item of items) {
      const { id, kind, text, read } = item;
      if (read || before.has(id) || !me?.news[kind]?.browser) continue;
      const shown = new Notification(texts.product, { body: text, tag: id });
      shown.onclick = () => {
        window.focus();
        const place = placeOf(item);
        if (place) window.location.assign(place);
      };
    }
  }, [items, me]);
}
