import { ActionIcon } from '@mantine/core';
import { IconCheck, IconCopy, IconLayoutSidebarRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import type { Conversation } from '#api-client';
import { queuesQuery } from '../api/queries.js';
import { useDayContext } from '../dates/clock-context.js';
import { DueMark } from '../dates/due-mark.js';
import { sayMoment } from '../dates/say-when.js';
import { useCommands } from '../keyboard/commands.js';
import { texts } from '../texts.js';
import { BackButton } from './back-button.js';
import classes from './conversation-header.module.css';
import type { PanelTab } from './side-panel.js';
import { useCopy } from './use-copy.js';

const words = texts.conversation;

interface Props {
  conversation: Conversation;
  title: RefObject<HTMLHeadingElement | null>;
  close: () => void;
  panel: PanelTab | null;
  setPanel: (tab: PanelTab | null) => void;
}

/** What it is about, its reference to copy, its kind and queue, and when it is due. */
export function ConversationHeader({ conversation, title, close, panel, setPanel }: Props) {
  const { data: queues } = useQuery(queuesQuery);
  const queue = queues?.find(({ key }) => key === conversation.queue)?.name ?? conversation.queue;
  const [copied, copy] = useCopy(conversation.reference);
  useCommands([{ id: 'copy', label: words.copy, keys: ['.'], run: copy }]);
  const { status, waitingFor, waitUntil, outcome } = conversation;
  const context = useDayContext();
  const next = sayNext(conversation);
  return (
    <header className={classes.header}>
      <div className={classes.top}>
        <BackButton close={close} />
        <h2 id="conversation-title" ref={title} tabIndex={-1} className={classes.title}>
          {conversation.subject || texts.list.noSubject}
        </h2>
        <button
          type="button"
          className={classes.reference}
          onClick={copy}
          title={words.copy}
          aria-label={`${words.copy} ${conversation.reference}`}
        >
          {conversation.reference}
          {copied ? (
            <IconCheck size={14} stroke={1.75} aria-hidden="true" />
          ) : (
            <IconCopy size={14} stroke={1.75} aria-hidden="true" />
          )}
        </button>
        <span role="status" className="unseen">
          {copied && words.copied}
        </span>
        <ActionIcon
          variant={panel ? 'light' : 'subtle'}
          color="gray"
          size={32}
          aria-label={panel ? words.closePanel : words.openPanel}
          aria-expanded={panel !== null}
          onClick={() => setPanel(panel ? null : 'why')}
        >
          <IconLayoutSidebarRight size={18} stroke={1.6} />
        </ActionIcon>
      </div>
      <p className={classes.facts}>
        <span>{sentenceCase(conversation.kind)}</span>
        <span>{queue}</span>
        {status === 'waiting' && waitingFor ? (
          <span>
            {words.waitingFor[waitingFor]}
            {waitUntil && ` ${texts.handling.waitingUntil(sayMoment(waitUntil, context))}`}
          </span>
        ) : (
          status !== 'new' &&
          status !== 'open' && (
            <span>
              {words.status[status]}
              {outcome && `: ${texts.handling.outcomes[outcome]}`}
            </span>
          )
        )}
        <button
          type="button"
          className={classes.due}
          aria-expanded={panel === 'dates'}
          onClick={() => setPanel(panel === 'dates' ? null : 'dates')}
        >
          <DueMark conversation={conversation} chip />
          {next && <span className={classes.promise}>{next}</span>}
        </button>
      </p>
    </header>
  );
}

/** Which promise the date is of, where there are several. */
function sayNext({ clocks, pending, dueAt }: Conversation): string | null {
  const owed = clocks.filter(({ state, metAt }) => state === 'running' || (state === 'missed' && !metAt));
  const first = owed.find((clock) => clock.dueAt === dueAt);
  const more = owed.length - 1 + pending.length;
  const several = clocks.length + pending.length > 1;
  return first && several ? words.next(first.name, more) : null;
}

/** `service-request` → "Service request"; initials stay what they are. */
function sentenceCase(key: string): string {
  if (/^(foi|sar)$/.test(key)) return key.toUpperCase();
  const plain = key.replaceAll('-', ' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
