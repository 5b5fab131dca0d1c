import { IconPaperclip } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { Link } from 'react-router';
import type { ConversationSummary } from '#api-client';
import { type ListFilter, queuesQuery } from '../api/queries.js';
import { DueMark } from '../dates/due-mark.js';
import { ChannelIcon } from '../frame/channel-icon.js';
import { Initials } from '../frame/initials.js';
import { texts } from '../texts.js';
import classes from './conversation-row.module.css';
import { addressOf } from './filter.js';

interface Props {
  row: ConversationSummary;
  filter: ListFilter;
  opened: boolean;
  /** The one row that the Tab key stops at. */
  reachable: boolean;
  onFocus: () => void;
}

const words = texts.list;

/** One line of sense: by which way, who, what about, where it stands, who has it, and when it is due. */
export const ConversationRow = memo(function ConversationRow({
  row,
  filter,
  opened,
  reachable,
  onFocus,
}: Props) {
  const { data: queues } = useQuery(queuesQuery);
  const queue = filter.queue ? null : (queues?.find(({ key }) => key === row.queue)?.name ?? row.queue);
  return (
    <Link
      to={addressOf(filter, row.reference)}
      className={classes.row}
      data-reference={row.reference}
      data-unread={row.unread || undefined}
      aria-current={opened ? 'true' : undefined}
      tabIndex={reachable ? 0 : -1}
      onFocus={onFocus}
    >
      {row.unread && <span className="unseen">{words.unread}: </span>}
      <span className={classes.channel}>
        <ChannelIcon type={row.channel.type} />
      </span>
      <span className={classes.who}>{row.contact?.name || row.contact?.address || words.anyone}</span>
      <span className={classes.what}>
        <span className={classes.subject}>{row.subject || words.noSubject}</span>
        {row.snippet && <span className={classes.snippet}> — {row.snippet}</span>}
      </span>
      <span className={classes.marks}>
        {row.hasAttachments && (
          <IconPaperclip size={14} stroke={1.75} role="img" aria-label={words.attachments} />
        )}
        {queue && <span className={classes.queue}>{queue}</span>}
        {row.assignee && (
          <>
            <Initials name={row.assignee.name} title={row.assignee.name} />
            <span className="unseen">{words.assignedTo(row.assignee.name)}</span>
          </>
        )}
      </span>
      <span className={classes.due}>
        <DueMark conversation={row} />
      </span>
    </Link>
  );
});
