import { useState } from 'react';
import type { DraftContent, Recipients as Suggested } from '#api-client';
import { texts } from '../texts.js';
import { AddressField } from './address-field.js';
import classes from './composer.module.css';

const words = texts.composer;
const COPIES = ['cc', 'bcc'] as const;
type Copy = (typeof COPIES)[number];

interface Props {
  /** As far as it is known yet. */
  suggested: Suggested | undefined;
  content: DraftContent;
  change: (patch: Partial<DraftContent>) => void;
}

/** Whom it goes to, in the open and to be changed; as the conversation suggests until somebody changes it. */
export function Recipients({ suggested: data, content, change }: Props) {
  const [wanted, setWanted] = useState<Copy[]>([]);
  const known = new Map(
    [...(data?.to ?? []), ...(data?.cc ?? [])].map(({ address, name }) => [address.toLowerCase(), name]),
  );
  const to = content.to ?? data?.to.map(({ address }) => address) ?? [];
  const copied = { cc: content.cc ?? data?.cc.map(({ address }) => address) ?? [], bcc: content.bcc ?? [] };
  const shown = COPIES.filter((copy) => wanted.includes(copy) || copied[copy].length > 0);
  return (
    <div className={classes.recipients}>
      <div className={classes.toLine}>
        <AddressField
          label={words.to}
          addresses={to}
          names={known}
          onChange={(next) => change({ to: next })}
        />
        {COPIES.filter((copy) => !shown.includes(copy)).map((copy) => (
          <button
            key={copy}
            type="button"
            className={classes.quiet}
            aria-label={words.addCopies[copy]}
            title={words.addCopies[copy]}
            onClick={() => setWanted([...wanted, copy])}
          >
            {words.copies[copy]}
          </button>
        ))}
      </div>
      {shown.map((copy) => (
        <AddressField
          key={copy}
          label={words.copies[copy]}
          addresses={copied[copy]}
          names={known}
          onChange={(next) => {
            // Emptied, it stays: one is still typing in it.
            setWanted([...wanted.filter((each) => each !== copy), copy]);
            // Of the rest only what was changed: what is suggested may not even be known yet.
            change({ [copy]: next });
          }}
          autoFocus={wanted.at(-1) === copy}
        />
      ))}
    </div>
  );
}
