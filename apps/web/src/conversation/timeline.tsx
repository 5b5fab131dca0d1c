import { useEffect, useRef } from 'react';
import type { Conversation } from '#api-client';
import { texts } from '../texts.js';
import { AcknowledgementLine } from './acknowledgement-line.js';
import { EventLines } from './event-lines.js';
import { MessageView } from './message-view.js';
import classes from './timeline.module.css';
import { timelineItems } from './timeline-items.js';

/** What was said and what happened, oldest first; it opens at the newest message. */
export function Timeline({ conversation }: { conversation: Conversation }) {
  const scroller = useRef<HTMLElement>(null);
  const items = timelineItems(conversation);
  const count = conversation.messages.length;
  const before = useRef(0);
  useEffect(() => {
    const messages = scroller.current?.querySelectorAll<HTMLElement>('[data-message]');
    const newest = messages?.[messages.length - 1];
    // A link to one message leads to it.
    const linked = before.current === 0 && window.location.hash.startsWith('#message-');
    const named = linked ? document.getElementById(window.location.hash.slice(1)) : null;
    if (named) {
      named.closest('details')?.setAttribute('open', '');
      named.scrollIntoView({ block: 'start' });
      before.current = count;
      return;
    }
    // At first quietly to the newest; later only when one has come that nobody sees yet.
    if (newest && scroller.current && count > before.current && count > 1) {
      scroller.current.scrollTop = newest.offsetTop - 12;
    }
    before.current = count;
  }, [count]);
  return (
    <section
      ref={scroller}
      className={classes.scroller}
      aria-label={texts.conversation.timeline}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <ol className={classes.list}>
        {items.map((item) =>
          item.kind === 'events' ? (
            <li key={item.events[0]?.id}>
              <EventLines events={item.events} />
            </li>
          ) : (
            <li key={item.message.id} data-message={item.kind === 'message' || undefined}>
              {item.kind === 'message' ? (
                <MessageView message={item.message} conversation={conversation} />
              ) : (
                <AcknowledgementLine message={item.message} conversation={conversation} />
              )}
            </li>
          ),
        )}
      </ol>
    </section>
  );
}
