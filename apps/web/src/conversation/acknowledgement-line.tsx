import type { Conversation, Message } from '#api-client';
import { When } from '../dates/when.js';
import { texts } from '../texts.js';
import { DeliveryState } from './delivery-state.js';
import classes from './event-lines.module.css';
import { MessageView } from './message-view.js';

/** The automatic first answer: one line, the message itself on demand. */
export function AcknowledgementLine({
  message,
  conversation,
}: {
  message: Message;
  conversation: Conversation;
}) {
  return (
    <details className={classes.folded}>
      <summary className={classes.line}>
        <span>{texts.conversation.acknowledged}</span> <When at={message.at} />
        {message.delivery && message.delivery.state !== 'sent' && (
          <DeliveryState message={message} conversation={conversation} />
        )}
      </summary>
      <div style={{ marginTop: 8 }}>
        <MessageView message={message} conversation={conversation} />
      </div>
    </details>
  );
}
