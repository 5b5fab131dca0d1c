import { IconLock, IconRobot } from '@tabler/icons-react';
import type { Address, Conversation, Message } from '#api-client';
import { When } from '../dates/when.js';
import { texts } from '../texts.js';
import { AttachmentList } from './attachment-list.js';
import { DeliveryState } from './delivery-state.js';
import { MessageBody } from './message-body.js';
import classes from './message-view.module.css';

const words = texts.conversation;

/** One thing said: in from the contact on paper, out from us tinted, a note on pale yellow with its name on it. */
export function MessageView({ message, conversation }: { message: Message; conversation: Conversation }) {
  const { direction, author, from } = message;
  const who = direction === 'inbound' ? from?.name || from?.address : (author?.name ?? from?.name);
  const by =
    conversation.contact && direction === 'inbound' ? words.byChannel[conversation.channel.type] : null;
  return (
    <article
      className={classes.message}
      data-direction={direction}
      aria-label={direction === 'note' ? words.note : undefined}
    >
      <header className={classes.header}>
        {direction === 'note' && (
          <span className={classes.note}>
            <IconLock size={13} stroke={2} aria-hidden="true" />
            {words.note}
          </span>
        )}
        <h3 className={classes.who}>{who || texts.list.anyone}</h3>
        {by && <span>{by}</span>}
        {direction === 'note' && <span>{words.noteFor}</span>}
        {direction === 'outbound' && message.to.length > 0 && <Recipients to={message.to} cc={message.cc} />}
        <When at={message.at} className={classes.when} />
      </header>
      {direction === 'inbound' && from?.name && <p className={classes.address}>{from.address}</p>}
      {message.automatic && (
        <p className={classes.automatic}>
          <IconRobot size={15} stroke={1.75} aria-hidden="true" />
          {words.automatic[message.automatic] ?? words.automaticOther}
          {message.signs.length > 0 && `: ${message.signs.join(', ')}`}
        </p>
      )}
      <MessageBody message={message} />
      <AttachmentList message={message} />
      {message.repairs.length > 0 && (
        <p className={classes.repairs}>{words.repaired(message.repairs.join(', '))}</p>
      )}
      {message.delivery && <DeliveryState message={message} reference={conversation.reference} />}
    </article>
  );
}

function Recipients({ to, cc }: { to: Address[]; cc: Address[] }) {
  const names = (list: Address[]) => list.map(({ name, address }) => name || address).join(', ');
  const addresses = [...to, ...cc].map(({ address }) => address).join(', ');
  return (
    <span className={classes.recipients} title={addresses}>
      {words.to} {names(to)}
      {cc.length > 0 && `, ${words.cc} ${names(cc)}`}
    </span>
  );
}
