import { Dialog } from '../frame/dialog.js';
import { texts } from '../texts.js';
import { NewsList } from './news-list.js';
import classes from './news-list.module.css';
import type { News } from './use-news.js';

/** What is for me where the views are folded away, and the bell with them. */
export function NewsDialog({ news }: { news: News }) {
  return (
    <Dialog
      opened={news.opened}
      onClose={news.close}
      title={texts.notifications.title}
      size={420}
      returnFocus={false}
      classNames={{ body: classes.list }}
    >
      <NewsList leave={news.leave} />
    </Dialog>
  );
}
