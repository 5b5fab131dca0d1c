import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { RelatedConversation } from '#api-client';
import { When } from '../dates/when.js';
import { texts } from '../texts.js';
import classes from './related-list.module.css';

const words = texts.message.related;

interface Props {
  items: RelatedConversation[];
  /** What can be done with each of them. */
  actions?: (item: RelatedConversation) => ReactNode;
}

/** Other conversations, each with the reason why it stands here. */
export function RelatedList({ items, actions }: Props) {
  return (
    <ul className={classes.list}>
      {items.map((item) => (
        <li key={item.reference} className={classes.item} data-suggested={item.suggested || undefined}>
          {item.suggested && <p className={classes.suggested}>{words.suggested}</p>}
          <Link to={`/conversations/${item.reference}`} className={classes.subject}>
            {item.subject || texts.list.noSubject}
          </Link>
          <p className={classes.facts}>
            <span>{item.contact || texts.list.anyone}</span>
            <When at={item.receivedAt} />
            <span>{texts.conversation.status[item.status]}</span>
          </p>
          {item.why.length > 0 && <p className={classes.why}>{sentence(item.why)}</p>}
          {actions?.(item)}
        </li>
      ))}
    </ul>
  );
}

function sentence(why: string[]): string {
  const text = why.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
