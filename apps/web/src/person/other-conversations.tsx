import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Contact } from '#api-client';
import { contactConversationsQuery } from '../api/contact-queries.js';
import { DueMark } from '../dates/due-mark.js';
import { When } from '../dates/when.js';
import { ChannelIcon } from '../frame/channel-icon.js';
import { texts } from '../texts.js';
import classes from './person.module.css';

const words = texts.person;
const MOST = 10;

interface Props {
  contact: Contact;
  /** The conversation that is open. */
  reference: string;
  address: (contact: string) => string;
}

/** What else they have written about, on every channel, the newest first. */
export function OtherConversations({ contact, reference, address }: Props) {
  const { data } = useQuery(contactConversationsQuery(contact.id));
  const others = data?.filter((row) => row.reference !== reference).slice(0, MOST);
  return (
    <section>
      <h4 className={classes.heading}>
        {words.others} <span>{words.figures(contact.figures.open, contact.figures.all)}</span>
      </h4>
      {contact.figures.firstAt && (
        <p className={classes.by}>
          {words.first} <When at={contact.figures.firstAt} />
        </p>
      )}
      {others?.length === 0 && <p className={classes.by}>{words.othersNone}</p>}
      {others && others.length > 0 && (
        <ul className={classes.others}>
          {others.map((row) => (
            <li key={row.reference}>
              <Link to={`/conversations/${row.reference}`} className={classes.other}>
                <ChannelIcon type={row.channel.type} size={15} />
                <span className={classes.subject}>{row.subject || texts.list.noSubject}</span>
                <span className={classes.state}>
                  {row.status === 'done' || row.status === 'spam' || row.status === 'waiting' ? (
                    texts.conversation.status[row.status]
                  ) : (
                    <DueMark conversation={row} />
                  )}
                  <When at={row.receivedAt} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {contact.figures.all > 1 && (
        <Link className={classes.all} to={address(contact.id)}>
          {words.othersAll(contact.figures.all)}
        </Link>
      )}
    </section>
  );
}
