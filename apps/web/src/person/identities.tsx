import { ActionIcon } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { Contact } from '#api-client';
import { useCopy } from '../conversation/use-copy.js';
import { ChannelIcon } from '../frame/channel-icon.js';
import { texts } from '../texts.js';
import classes from './person.module.css';

const words = texts.person;

/** Every address and number somebody is known by, each to copy. */
export function Identities({ contact }: { contact: Contact }) {
  if (contact.identities.length === 0) return null;
  return (
    <section>
      <h4 className={classes.heading}>{words.identities}</h4>
      <ul className={classes.lines}>
        {contact.identities.map((identity) => (
          <Line key={identity.kind + identity.value} {...identity} />
        ))}
      </ul>
    </section>
  );
}

function Line({ kind, value, label, preferred }: Contact['identities'][number]) {
  const [copied, copy] = useCopy(value);
  const more = [label, preferred ? words.preferred : ''].filter(Boolean).join(', ');
  return (
    <li className={classes.line}>
      <ChannelIcon type={kind} size={15} />
      <span className={classes.value}>
        {value}
        {more && <span className={classes.label}> {more}</span>}
      </span>
      <ActionIcon variant="subtle" color="gray" size={24} aria-label={words.copy(value)} onClick={copy}>
        {copied ? <IconCheck size={14} stroke={1.75} /> : <IconCopy size={14} stroke={1.75} />}
      </ActionIcon>
      <span role="status" className="unseen">
        {copied && words.copied}
      </span>
    </li>
  );
}
