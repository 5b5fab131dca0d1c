import { IconLock, IconRobot } from '@tabler/icons-react';
import type { Address, Conversation, Message } from '#api-client';
import { AttachmentList } from '../attachments/attachment-list.js';
import { When } from '../dates/when.js';
import { texts } from '../texts.js';
import { DeliveryState } from './delivery-state.js';
import { MessageBody } from './message-body.js';
import { MessageMenu } from './message-menu.js';
import classes from './message-view.module.css';
import { useAsSent } from './use-as-sent.js';

const words = texts.conversation;

/** One thing said: in from the contact on paper, out from us tinted, a note on pale yellow with its name on it. */
export function MessageView({ message, conversation }: { message: Message; conversation: Conversation }) {
  const { direction, author, from } = message;
  const who = direction === 'inbound' ? from?.name || from?.address : (author?.name ?? from?.name);
  const [asSent, choose] = useAsSent(message);
  const by =
    conversation.contact && direction === 'inbound' ? words.byChannel[conversation.channel.type] : null;
  return (
    <article
      className={classes.message}
      id={`message-${message.id}`}
      tabIndex={-1}
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
        {direction === 'outbound' && message.to.length > 0 && <Recipients message={message} />}
        {message.holding && <span className={classes.holding}>{words.holding}</span>}
        <When at={message.at} className={classes.when} />
        <MessageMenu
          message={message}
          conversation={conversation}
          who={who || texts.list.anyone}
          asSent={asSent}
          choose={choose}
        />
      </header>
      {direction === 'inbound' && from?.name && <p className={classes.address}>{from.address}</p>}
      {message.automatic && (
        <p className={classes.automatic}>
          <IconRobot size={15} stroke={1.75} aria-hidden="true" />
          {words.automatic[message.automatic] ?? words.automaticOther}
          {message.signs.length > 0 && `: ${message.signs.join(', ')}`}
        </p>
      )}
      <MessageBody message={message} asSent={asSent} choose={choose} />
      <AttachmentList message={message} reference={conversation.reference} />
      {message.repairs.length > 0 && (
        <p className={classes.repairs}>{words.repaired(message.repairs.join(', '))}</p>
      )}
      {message.delivery && <DeliveryState message={message} conversation={conversation} />}
    </article>
  );
}

function Recipients({ message: { to, cc, bcc } }: { message: Message }) {
  const names = (list: Address[]) => list.map(({ name, address }) => name || address).join(', ');
  const addresses = [...to, ...cc, ...bcc].map(({ address }) => address).join(', ');
  return (
    <span className={classes.recipients} title={addresses}>
      {words.to} {names(to)}
      {cc.length > 0 && `, ${words.cc} ${names(cc)}`}
      {bcc.length > 0 && `, ${words.bcc} ${names(bcc)}`}
    </span>
  );
}
