import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowMerge, IconDots, IconPencil, IconUserQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useRef } from 'react';
import { type Conversation, changeConversationContact } from '#api-client';
import { contactQuery } from '../api/contact-queries.js';
import { say } from '../conversation/toasts.js';
import { offerUndo } from '../conversation/undo.js';
import { useChange } from '../conversation/use-change.js';
import { LoadProblem } from '../frame/load-problem.js';
import { lazily } from '../lazily.js';
import { texts } from '../texts.js';
import { ContactPicker } from './contact-picker.js';
import classes from './person.module.css';
import { PersonFacts } from './person-facts.js';
import { useMerge } from './use-merge.js';
import type { PersonMode } from './use-person-mode.js';

const PersonForm = lazily(async () => (await import('./person-form.js')).PersonForm);

const words = texts.person;

interface Props {
  conversation: Conversation;
  mode: PersonMode;
  setMode: (mode: PersonMode) => void;
  /** Where all of a contact's conversations are listed. */
  address: (contact: string) => string;
}

/** Who wrote, how they are reached and answered, and everything else of theirs; put right in place. */
export function PersonPanel({ conversation, mode, setMode, address }: Props) {
  const id = conversation.contact?.id;
  const { data: contact, error, refetch } = useQuery({ ...contactQuery(id ?? ''), enabled: Boolean(id) });
  const more = useRef<HTMLButtonElement>(null);
  const change = useChange(conversation.reference);
  const merge = useMerge();

  const read = () => {
    setMode('read');
    more.current?.focus();
  };
  const give = (next: string | { name: string; address: string } | null) =>
    change({
      run: (version) =>
        changeConversationContact({
          path: { reference: conversation.reference },
          body: { contact: next, version },
          throwOnError: true,
        }),
    });
  const belongs = async (next: string | { name: string; address: string }, name: string) => {
    read();
    const before = id ?? null;
    if (!(await give(next))) return;
    offerUndo(words.belongsTo(name), async () => {
      if (await give(before)) say(texts.actions.toasts.undone);
    });
  };

  const picker = mode === 'belongs' && (
    <ContactPicker
      label={words.belongsFind}
      without={id}
      pick={(other) => void belongs(other.id, other.name)}
      pickNew={(email) => void belongs({ name: '', address: email }, email)}
      cancel={read}
    />
  );

  if (!id) {
    return (
      <div className={classes.person}>
        <p>{words.none}</p>
        {picker || (
          <button type="button" ref={more} className={classes.quiet} onClick={() => setMode('belongs')}>
            {words.belongs}
          </button>
        )}
      </div>
    );
  }
  if (error) return <LoadProblem error={error} again={() => void refetch()} />;
  if (!contact) return <Skeleton />;
  if (mode === 'edit') {
    return (
      <Suspense fallback={<Skeleton />}>
        <PersonForm contact={contact} close={read} />
      </Suspense>
    );
  }
  return (
    <div className={classes.person}>
      <div className={classes.head}>
        <h3 className={classes.name}>{contact.name || words.noName}</h3>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={words.title}
          title={`${words.title} (Shift+i)`}
          onClick={() => setMode('edit')}
        >
          <IconPencil size={16} stroke={1.75} />
        </ActionIcon>
        <Menu position="bottom-end" returnFocus={false}>
          <Menu.Target>
            <ActionIcon ref={more} variant="subtle" color="gray" size={28} aria-label={words.more}>
              <IconDots size={16} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconArrowMerge size={16} stroke={1.6} aria-hidden="true" />}
              rightSection={<small aria-hidden="true">Shift+j</small>}
              onClick={() => setMode('same')}
            >
              {words.same}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconUserQuestion size={16} stroke={1.6} aria-hidden="true" />}
              rightSection={<small aria-hidden="true">Shift+p</small>}
              onClick={() => setMode('belongs')}
            >
              {words.belongs}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {picker}
      {mode === 'same' && (
        <ContactPicker
          label={words.same}
          hint={words.sameHint}
          without={id}
          pick={(other) => {
            read();
            void merge(contact, other);
          }}
          cancel={read}
        />
      )}
      <PersonFacts contact={contact} conversation={conversation} address={address} />
    </div>
  );
}

function Skeleton() {
  return (
    <div className={classes.person} aria-busy="true">
      <span className="unseen" role="status">
        {words.loading}
      </span>
      {[60, 90, 80, 40].map((width) => (
        <b key={width} className={classes.waiting} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
