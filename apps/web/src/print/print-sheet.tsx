import { useQuery } from '@tanstack/react-query';
import type { Conversation, Message } from '#api-client';
import { queuesQuery } from '../api/queries.js';
import { saySize } from '../conversation/say-size.js';
import { timelineItems } from '../conversation/timeline-items.js';
import { useDayContext } from '../dates/clock-context.js';
import { sayExactly } from '../dates/say-when.js';
import { texts } from '../texts.js';
import classes from './print-sheet.module.css';

const words = texts.conversation;

/** The conversation as it is put on paper: nothing folded, nothing to press, dates in full. */
export function PrintSheet({ conversation, notes }: { conversation: Conversation; notes: boolean }) {
  const context = useDayContext();
  const { data: queues } = useQuery(queuesQuery);
  const { reference, subject, contact } = conversation;
  const queue = queues?.find(({ key }) => key === conversation.queue)?.name ?? conversation.queue;
  // Paper may reach anybody: nothing on it says who had a blind copy.
  const blind = conversation.messages.flatMap(({ bcc }) => bcc.map(({ address }) => address));
  const history = conversation.history.filter(({ text }) => !blind.some((address) => text.includes(address)));
  const items = timelineItems({ ...conversation, history }).filter(
    (item) => notes || item.kind === 'events' || item.message.direction !== 'note',
  );
  return (
    <main className={classes.sheet} data-print-sheet>
      <header className={classes.head}>
        <h1>{subject || texts.list.noSubject}</h1>
        <p>
          {reference} · {contact?.name || contact?.address || texts.list.anyone} · {queue} ·{' '}
          {words.status[conversation.status]}
        </p>
        <p>
          {texts.message.print.printed} {sayExactly(context.now.toString(), context)}
        </p>
      </header>
      {items.map((item) =>
        item.kind === 'events' ? (
          <ul key={item.events[0]?.id} className={classes.events}>
            {item.events.map(({ id, text, at }) => (
              <li key={id}>
                {sayExactly(at, context)}: {text}
              </li>
            ))}
          </ul>
        ) : (
          <PrintedMessage
            key={item.message.id}
            message={item.message}
            at={sayExactly(item.message.at, context)}
          />
        ),
      )}
    </main>
  );
}

function PrintedMessage({ message, at }: { message: Message; at: string }) {
  const { direction, from, author, to, text, quotedText, attachments, lang } = message;
  const who = direction === 'inbound' ? from?.name || from?.address : (author?.name ?? from?.name);
  const recipients = to.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(', ');
  return (
    <article className={classes.message}>
      <h2>
        {direction === 'note' && `${words.note} · `}
        {who || texts.list.anyone}
        {direction === 'inbound' && from?.name && ` <${from.address}>`}
        {direction === 'outbound' && recipients && ` ${words.to} ${recipients}`}
      </h2>
      <p className={classes.at}>{at}</p>
      <div className={classes.text} lang={lang ?? undefined}>
        {text.trim() || words.empty}
      </div>
      {quotedText.trim() && <blockquote className={classes.quoted}>{quotedText.trim()}</blockquote>}
      {attachments.length > 0 && (
        <p className={classes.at}>
          {words.attachments}: {attachments.map(({ name, size }) => `${name} (${saySize(size)})`).join(', ')}
        </p>
      )}
    </article>
  );
}
