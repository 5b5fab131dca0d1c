import type { Conversation } from '#api-client';
import { When } from '../dates/when.js';
import { texts } from '../texts.js';
import { DeliveryState } from './delivery-state.js';
import classes from './panel.module.css';

const words = texts.message;

/** What became of every message that went out, the newest first. */
export function SentList({ conversation }: { conversation: Conversation }) {
  const sent = conversation.messages.filter(({ direction }) => direction === 'outbound').toReversed();
  return (
    <section className={classes.stack} aria-label={words.sent}>
      <h3 className={classes.name}>{words.sent}</h3>
      {sent.length === 0 && <p>{words.sentNone}</p>}
      <ul className={classes.sent}>
        {sent.map((message) => (
          <li key={message.id}>
            <p className={classes.head}>
              <span>{words.sentTo(message.to.map(({ name, address }) => name || address).join(', '))}</span>
              <When at={message.at} />
            </p>
            <p className={classes.small}>
              {message.purpose ? words.automatically : message.author?.name}
              {message.holding && ` · ${texts.conversation.holding}`}
            </p>
            <DeliveryState message={message} conversation={conversation} />
          </li>
        ))}
      </ul>
    </section>
  );
}
