import { IconPaperclip, IconPencil, IconUsers } from '@tabler/icons-react';
import { memo } from 'react';
import { Link } from 'react-router';
import type { ConversationSummary } from '#api-client';
import type { ListFilter } from '../api/queries.js';
import { DueMark } from '../dates/due-mark.js';
import { ChannelIcon } from '../frame/channel-icon.js';
import { Initials } from '../frame/initials.js';
import { PresenceMark } from '../live/presence-mark.js';
import { texts } from '../texts.js';
import classes from './conversation-row.module.css';
import { addressOf } from './filter.js';
import { fromFirstMark, Marked } from './marked.js';
import type { OpenConversation } from './open-conversation.js';

interface Props {
  row: ConversationSummary;
  filter: ListFilter;
  queueName: string;
  /** Something of one's own is begun in it. */
  begun: boolean;
  opened: boolean;
  selected: boolean;
  /** Boxes stand where the channels' icons are. */
  picking: boolean;
  compact: boolean;
  /** The one row that the Tab key stops at. */
  reachable: boolean;
  onFocus: (reference: string) => void;
  open: OpenConversation;
  /** Pressed with the Shift key. */
  onExtend: (reference: string) => void;
}

const words = texts.list;
const MOST_TAGS = 2;

/** One line of sense: by which way, who, what about, where it stands, who has it, and when it is due. */
export const ConversationRow = memo(function ConversationRow({
  row,
  filter,
  queueName,
  begun,
  opened,
  selected,
  picking,
  compact,
  reachable,
  onFocus,
  open,
  onExtend,
}: Props) {
  const queue = filter.queue === row.queue ? null : queueName;
  const who = whoOf(row);
  const subject = row.subject || words.noSubject;
  const found = row.found ?? null;
  const marks = (text: string) => (found?.text === text ? found.marks : []);
  // What was found stands where the snippet stood, unless it is in the row anyway.
  const passage = found && found.text !== who && found.text !== subject ? fromFirstMark(found) : null;
  return (
    <Link
      to={addressOf(filter, row.reference)}
      className={classes.row}
      data-reference={row.reference}
      data-unread={row.unread || undefined}
      data-selected={selected || undefined}
      data-picking={picking || undefined}
      data-compact={compact || undefined}
      aria-current={opened ? 'true' : undefined}
      tabIndex={reachable ? 0 : -1}
      onFocus={() => onFocus(row.reference)}
      onClick={(event) => {
        // Another tab or window is the browser's to open, by the address.
        if (event.metaKey || event.ctrlKey || event.altKey) return;
        event.preventDefault();
        if (event.shiftKey) onExtend(row.reference);
        else open(row.reference);
      }}
    >
      {row.unread && <span className="unseen">{words.unread}: </span>}
      <span className={classes.channel}>
        <ChannelIcon type={row.channel.type} />
      </span>
      <span className="unseen"> {words.from} </span>
      <span className={classes.who}>
        <Marked text={who} marks={marks(who)} />
      </span>
      <span className="unseen">, </span>
      <span className={classes.what}>
        <span className={classes.subject}>
          <Marked text={subject} marks={marks(subject)} />
        </span>
        {passage ? (
          <span className={classes.snippet}>
            {' — '}
            <Marked text={passage.text} marks={passage.marks} />
          </span>
        ) : (
          row.snippet && <span className={classes.snippet}> — {row.snippet}</span>
        )}
      </span>
      <span className={classes.marks}>
        <PresenceMark reference={row.reference} />
        {begun && <IconPencil size={14} stroke={1.75} role="img" aria-label={texts.composer.draft} />}
        {row.mayBelongTo && (
          <span className={classes.belongs} title={words.mayBelongTo(row.mayBelongTo)}>
            <span className="unseen">, </span>
            {words.mayBelongTo(row.mayBelongTo)}
          </span>
        )}
        <Tags tags={row.tags} />
        {row.hasAttachments && (
          <IconPaperclip size={14} stroke={1.75} role="img" aria-label={`, ${words.attachments}`} />
        )}
        {queue && (
          <span className={classes.queue}>
            <span className="unseen">, {words.inQueue('')}</span>
            {queue}
          </span>
        )}
        {row.team && !row.assignee && (
          <span className={classes.team}>
            <span className="unseen">, {words.withTeam(row.team.name)}</span>
            <span aria-hidden="true" title={words.withTeam(row.team.name)}>
              <IconUsers size={14} stroke={1.75} />
              {row.team.name}
            </span>
          </span>
        )}
        {row.assignee && (
          <>
            <Initials name={row.assignee.name} title={row.assignee.name} />
            <span className="unseen">, {words.assignedTo(row.assignee.name)}</span>
          </>
        )}
      </span>
      <span className="unseen">, </span>
      <span className={classes.due}>
        <DueMark conversation={row} />
      </span>
    </Link>
  );
});

/** Whom a row is from, in the fewest words. */
export function whoOf({ contact }: ConversationSummary): string {
  return contact?.name || contact?.address || words.anyone;
}

function Tags({ tags }: { tags: string[] }) {
  if (tags.length === 0) return null;
  const shown = tags.slice(0, MOST_TAGS);
  return (
    <span className={classes.tags} title={tags.join(', ')}>
      <span className="unseen">, {words.tagged(tags.join(', '))}</span>
      {shown.map((tag) => (
        <span key={tag} className={classes.tag} aria-hidden="true">
          {tag}
        </span>
      ))}
      {tags.length > MOST_TAGS && <span aria-hidden="true">{words.moreTags(tags.length - MOST_TAGS)}</span>}
    </span>
  );
}
