import { IconAlertTriangle, IconHistory } from '@tabler/icons-react';
import { type Contact, type Conversation, unmergeContact } from '#api-client';
import { say } from '../conversation/toasts.js';
import { When } from '../dates/when.js';
import { useCommands } from '../keyboard/commands.js';
import { texts } from '../texts.js';
import { Identities } from './identities.js';
import { Needs } from './needs.js';
import { OtherConversations } from './other-conversations.js';
import classes from './person.module.css';
import { useContactChange } from './use-contact-change.js';

const words = texts.person;

interface Props {
  contact: Contact;
  conversation: Conversation;
  address: (contact: string) => string;
}

/** What is known of somebody: first what one must know before answering. */
export function PersonFacts({ contact, conversation, address }: Props) {
  const { repeat } = conversation;
  return (
    <>
      {contact.warnings.length > 0 && (
        <ul className={classes.warnings} aria-label={words.warning}>
          {contact.warnings.map(({ id, text, by, at }) => (
            <li key={id} className={classes.warning}>
              <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
              <div>
                <p>
                  <strong className="unseen">{words.warning}: </strong>
                  {text}
                </p>
                <p className={classes.by}>
                  {words.warningBy(by.name)} <When at={at} />
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Needs contact={contact} />
      {repeat && (
        <p className={classes.repeat} title={words.repeatHint}>
          <IconHistory size={15} stroke={1.75} aria-hidden="true" />
          {words.repeat(repeat.count, repeat.days, repeat.about)}
        </p>
      )}
      <Identities contact={contact} />
      {contact.notes && (
        <section>
          <h4 className={classes.heading}>{words.notes}</h4>
          <p className={classes.notes}>{contact.notes}</p>
        </section>
      )}
      <OtherConversations contact={contact} reference={conversation.reference} address={address} />
      {contact.merged.length > 0 && <MergedWith contact={contact} />}
    </>
  );
}

function MergedWith({ contact }: { contact: Contact }) {
  const change = useContactChange();
  const part = async (id: string, name: string) => {
    if (await change(() => unmergeContact({ path: { id }, throwOnError: true }))) say(words.unmerged(name));
  };
  useCommands(
    contact.merged.map(({ id, name }) => ({
      id: `part-${id}`,
      label: words.unmerge(name || words.noName),
      run: () => void part(id, name || words.noName),
    })),
  );
  return (
    <section>
      <h4 className={classes.heading}>{words.mergedList}</h4>
      <ul className={classes.lines}>
        {contact.merged.map(({ id, name }) => (
          <li key={id} className={classes.line}>
            <span className={classes.value}>{name || words.noName}</span>
            <button
              type="button"
              className={classes.quiet}
              aria-label={words.unmerge(name || words.noName)}
              onClick={() => void part(id, name || words.noName)}
            >
              {words.unmergeShort}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
