import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCode,
  IconDots,
  IconFileText,
  IconLink,
  IconMail,
  IconPrinter,
  IconTextIncrease,
} from '@tabler/icons-react';
import { Suspense, useRef, useState } from 'react';
import type { Conversation, Message } from '#api-client';
import { mayBeAbout, useWriteAbout } from '../composer/about.js';
import { lazily } from '../lazily.js';
import { texts } from '../texts.js';
import { largePrintFor } from './large-print.js';
import { say } from './toasts.js';

const SourceDialog = lazily(async () => (await import('./source-dialog.js')).SourceDialog);

const words = texts.message;
const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const;

interface Props {
  message: Message;
  conversation: Conversation;
  /** Whose message it is. */
  who: string;
  asSent: boolean;
  choose: (asSent: boolean) => void;
}

/** What can be done with one message by itself. */
export function MessageMenu({ message, conversation, who, asSent, choose }: Props) {
  const [source, setSource] = useState(false);
  const write = useWriteAbout(conversation.reference);
  const button = useRef<HTMLButtonElement>(null);
  const link = `${window.location.origin}/conversations/${conversation.reference}#message-${message.id}`;
  const copyLink = () => {
    const copied = navigator.clipboard?.writeText(link) ?? Promise.reject();
    copied.then(
      () => say(words.linkCopied),
      () => say(`${words.copyFailed} ${link}`),
    );
  };
  const large = largePrintFor(conversation.contact?.needs ?? []);
  const letter = (size: number) => ({
    ...({ component: 'a', target: '_blank', rel: 'noreferrer' } as const),
    href: `/api/conversations/${conversation.reference}/messages/${message.id}/letter?size=${size}`,
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon ref={button} variant="subtle" color="gray" size={24} aria-label={words.more(who)}>
            <IconDots size={16} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayBeAbout(message, 'reply') && (
            <Menu.Item leftSection={<IconArrowBackUp {...icon} />} onClick={() => write('reply', message.id)}>
              {words.reply}
            </Menu.Item>
          )}
          {mayBeAbout(message, 'forward') && (
            <Menu.Item
              leftSection={<IconArrowForwardUp {...icon} />}
              onClick={() => write('forward', message.id)}
            >
              {words.forward}
            </Menu.Item>
          )}
          {message.html !== null && message.text.trim() !== '' && (
            <Menu.Item
              leftSection={asSent ? <IconFileText {...icon} /> : <IconMail {...icon} />}
              onClick={() => choose(!asSent)}
            >
              {asSent ? words.asText : words.asSent}
            </Menu.Item>
          )}
          {message.direction === 'outbound' && (
            <>
              <Menu.Item {...letter(12)} leftSection={<IconPrinter {...icon} />}>
                {words.asLetter}
              </Menu.Item>
              <Menu.Item {...letter(large)} leftSection={<IconTextIncrease {...icon} />}>
                {words.inLargePrint(large)}
              </Menu.Item>
            </>
          )}
          <Menu.Item leftSection={<IconLink {...icon} />} onClick={copyLink}>
            {words.link}
          </Menu.Item>
          {message.raw && (
            <Menu.Item leftSection={<IconCode {...icon} />} onClick={() => setSource(true)}>
              {words.source}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {source && (
        <Suspense>
          <SourceDialog
            reference={conversation.reference}
            message={message.id}
            onClose={() => {
              setSource(false);
              button.current?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
