import { Indicator, Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useFrame } from '../frame/frame-context.js';
import { texts } from '../texts.js';
import classes from './bell.module.css';
import { NewsList } from './news-list.js';
import listClasses from './news-list.module.css';
import { useUnread } from './use-news.js';

const words = texts.notifications;

/** What is new for me: a figure, and a list that leads to each; beside it where there is room, in a window of its own elsewhere. */
export function Bell() {
  const { news, openNavigation } = useFrame();
  const unread = useUnread();
  const button = (
    <button
      type="button"
      className={classes.bell}
      onClick={news.toggle}
      aria-expanded={news.opened}
      aria-label={words.open(unread)}
    >
      <Indicator disabled={unread === 0} size={8} color="teal" offset={3}>
        <IconBell size={18} stroke={1.6} aria-hidden="true" />
      </Indicator>
      <span className={classes.label} data-count={unread || undefined}>
        {words.title}
      </span>
    </button>
  );
  if (openNavigation) return button;
  return (
    <Popover
      opened={news.opened}
      onClose={news.leave}
      position="right-end"
      width={360}
      trapFocus
      closeOnEscape={false}
      shadow="md"
    >
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown
        className={listClasses.list}
        aria-label={words.title}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          news.close();
        }}
      >
        <NewsList leave={news.leave} />
      </Popover.Dropdown>
    </Popover>
  );
}
