import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listConversations } from '#api-client';
import dialog from '../conversation/dialogs/dialog.module.css';
import { When } from '../dates/when.js';
import { Dialog } from '../frame/dialog.js';
import { texts } from '../texts.js';
import type { RealItem } from './use-real-item.js';

const words = texts.templates.pick;
const TYPING_MS = 200;
const MOST = 12;

interface Props {
  take: (item: RealItem | null) => void;
  close: () => void;
}

/** Finds a message that a template is shown on; what came in last is offered first. */
export function ItemPicker({ take, close }: Props) {
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), TYPING_MS);
  const { data: found } = useQuery({
    queryKey: ['conversations', 'template-preview', q],
    queryFn: async ({ signal }) => {
      const query = { ...(q ? { q } : {}), limit: MOST, sort: 'newest' as const };
      return (await listConversations({ query, throwOnError: true, signal })).data.items;
    },
    placeholderData: keepPreviousData,
  });
  const choose = (item: RealItem | null) => {
    take(item);
    close();
  };
  return (
    <Dialog opened onClose={close} title={words.title} size={560}>
      <div className={dialog.form}>
        <p className={dialog.lead}>{words.lead}</p>
        <TextInput
          type="search"
          aria-label={words.find}
          placeholder={words.find}
          data-autofocus
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={({ key }) => {
            const [only, ...more] = found ?? [];
            if (key === 'Enter' && only && more.length === 0) choose(only);
          }}
        />
        <p className={dialog.part} role="status">
          {found && (found.length === 0 ? words.none : q ? words.found : words.newest)}
        </p>
        <ul className={dialog.choices}>
          {!q && (
            <li>
              <button type="button" className={dialog.choice} onClick={() => choose(null)}>
                <span className={dialog.text}>{words.example}</span>
              </button>
            </li>
          )}
          {found?.map(({ reference, subject, contact, receivedAt }) => (
            <li key={reference}>
              <button
                type="button"
                className={dialog.choice}
                onClick={() => choose({ reference, subject: subject ?? '' })}
              >
                <span className={dialog.text}>
                  {subject || texts.list.noSubject}
                  <small>
                    {reference} · {contact?.name || contact?.address || texts.list.anyone} ·{' '}
                    <When at={receivedAt} />
                  </small>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
