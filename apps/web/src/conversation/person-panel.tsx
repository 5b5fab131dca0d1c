import { Link } from 'react-router';
import type { Conversation } from '#api-client';
import { When } from '../dates/when.js';
import { texts } from '../texts.js';
import classes from './panel.module.css';

const words = texts.conversation;

/** Who wrote, how they can be reached, and the way to everything else of theirs. */
export function PersonPanel({
  conversation,
  address,
}: {
  conversation: Conversation;
  address: (query: string) => string;
}) {
  const { contact, receivedAt } = conversation;
  if (!contact) return <p className={classes.stack}>{words.personNone}</p>;
  return (
    <div className={classes.stack}>
      <h3 className={classes.name}>{contact.name || contact.address}</h3>
      <dl className={classes.facts}>
        {contact.address && (
          <div>
            <dt>{words.address}</dt>
            <dd>{contact.address}</dd>
          </div>
        )}
        <div>
          <dt>{words.first}</dt>
          <dd>
            <When at={receivedAt} />
          </dd>
        </div>
      </dl>
      <Link to={address(contact.address ?? contact.name)}>{words.otherFound}</Link>
    </div>
  );
}
