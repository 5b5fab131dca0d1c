import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import {
  addContactIdentity,
  type Contact,
  listContacts,
  mergeContact,
  removeContactIdentity,
} from '#api-client';
import { say } from '../conversation/toasts.js';
import { offerUndo } from '../conversation/undo.js';
import { texts } from '../texts.js';
import classes from './person.module.css';
import { useContactChange } from './use-contact-change.js';

const words = texts.person;
const throwOnError = true as const;
type Kind = 'email' | 'phone' | 'social' | 'form' | 'letter';

/** Adds and takes off what somebody is known by; what has conversations of its own becomes a person of its own. */
export function IdentityEditor({ contact }: { contact: Contact }) {
  const change = useContactChange();
  const [kind, setKind] = useState<Kind>('phone');
  const [value, setValue] = useState('');
  const [label, setLabel] = useState('');
  const path = { id: contact.id };

  const add = async (event: FormEvent) => {
    event.preventDefault();
    const body = { kind, value: value.trim(), label: label.trim() };
    if (!(await change(() => addContactIdentity({ path, body, throwOnError })))) return;
    say(words.added(body.value));
    setValue('');
    setLabel('');
  };
  const prefer = ({ kind: of, value: what, label: called }: Contact['identities'][number]) =>
    change(() =>
      addContactIdentity({
        path,
        body: { kind: of as Kind, value: what, label: called, preferred: true },
        throwOnError,
      }),
    );
  const remove = async (identity: Contact['identities'][number]) => {
    const at = { id: contact.id, kind: identity.kind, value: identity.value };
    if (!(await change(() => removeContactIdentity({ path: at, throwOnError })))) return;
    offerUndo(words.removed(identity.value), () => takeBack(identity));
  };
  /** Whether it became a person of its own or was forgotten, it is theirs again. */
  const takeBack = async ({
    kind: of,
    value: what,
    label: called,
    preferred,
  }: Contact['identities'][number]) => {
    const body = { kind: of as Kind, value: what, label: called, preferred };
    const apart = await ownerOf(what, contact.id);
    const back = apart
      ? await change(() => mergeContact({ path: { id: apart }, body: { into: contact.id }, throwOnError }))
      : await change(() => addContactIdentity({ path, body, throwOnError }));
    if (back) say(texts.actions.toasts.undone);
  };

  return (
    <section className={classes.group}>
      <h4 className={classes.heading}>{words.identities}</h4>
      <ul className={classes.lines}>
        {contact.identities.map((identity) => (
          <li key={identity.kind + identity.value} className={classes.line}>
            <span className={classes.value}>
              {identity.value} {identity.label && <span className={classes.label}>{identity.label}</span>}
            </span>
            {contact.identities.length > 1 && !identity.preferred && (
              <button
                type="button"
                className={classes.quiet}
                aria-label={words.prefer(identity.value)}
                onClick={() => void prefer(identity)}
              >
                {words.preferShort}
              </button>
            )}
            {contact.identities.length > 1 && (
              <button
                type="button"
                className={classes.quiet}
                aria-label={words.remove(identity.value)}
                onClick={() => void remove(identity)}
              >
                {words.removeShort}
              </button>
            )}
          </li>
        ))}
      </ul>
      <form className={classes.form} onSubmit={(event) => void add(event)} aria-label={words.addIdentity}>
        <Select
          label={words.addIdentity}
          data={Object.entries(words.kinds).map(([key, name]) => ({ value: key, label: name }))}
          value={kind}
          onChange={(next) => next && setKind(next as Kind)}
          allowDeselect={false}
        />
        <TextInput
          label={words.identityValue}
          type={kind === 'email' ? 'email' : 'text'}
          maxLength={320}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <TextInput
          label={words.identityLabel}
          description={words.identityLabelHint}
          maxLength={60}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" className={classes.small} disabled={!value.trim()}>
          {words.add}
        </Button>
      </form>
    </section>
  );
}

/** Who is known by it now, if it is somebody else. */
async function ownerOf(value: string, without: string): Promise<string | null> {
  const { items } = (await listContacts({ query: { q: value, limit: 20 }, throwOnError })).data;
  const owner = items.find(({ identities }) => identities.some((each) => each.value === value));
  return owner && owner.id !== without ? owner.id : null;
}
