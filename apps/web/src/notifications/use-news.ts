import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notificationsQuery } from '../api/notification-queries.js';
import { useFocusBack } from '../frame/use-focus-back.js';

export interface News {
  opened: boolean;
  /** Opens the list, or closes it again. */
  toggle: () => void;
  /** Closes it, and gives the focus back. */
  close: () => void;
  /** Closes it where the focus goes elsewhere. */
  leave: () => void;
}

/** Whether what is for me is open; one for the whole frame, so that a key opens it at any width. */
export function useNews(): News & { keepFocus: () => void } {
  const [opened, setOpened] = useState(false);
  const focus = useFocusBack();
  const close = () => {
    setOpened(false);
    focus.giveBack();
  };
  return {
    opened,
    toggle: () => {
      if (opened) return close();
      // From what comes in from the side it goes back to what opened that.
      if (!document.activeElement?.closest('[aria-modal="true"]')) focus.keep();
      setOpened(true);
    },
    close,
    leave: () => setOpened(false),
    keepFocus: () => focus.keep(),
  };
}

/** How many are unread, as the listener last heard: asking is left to it. */
export function useUnread(): number {
  const { data } = useInfiniteQuery({ ...notificationsQuery, enabled: false });
  return data?.pages[0]?.unread ?? 0;
}
