import {
  IconBell,
  IconClockPause,
  IconEye,
  IconFlag,
  IconLink,
  IconStairsUp,
  IconTag,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Conversation } from '#api-client';
import { useDayContext } from '../dates/clock-context.js';
import { sayMoment } from '../dates/say-when.js';
import { PresenceMark } from '../live/presence-mark.js';
import { texts } from '../texts.js';
import { mayLeaveStageTwo } from './escalation.js';
import classes from './handling-chips.module.css';
import type { Handling } from './use-handling.js';

const words = texts.handling;
const icon = { size: 13, stroke: 1.75, 'aria-hidden': true } as const;

/** What has been set on a conversation, each removable where it stands; and who else is here. */
export function HandlingChips({
  conversation,
  handling,
}: {
  conversation: Conversation;
  handling: Handling;
}) {
  const context = useDayContext();
  const { reference, tags, flag, snoozedUntil, following, reminders, links, stage, stageOneBy } =
    conversation;
  const when = (at: string) => sayMoment(at, context);
  const chips: ReactNode[] = [
    flag && (
      <Chip key="flag" tone="warn" off={() => void handling.flag(null)} offLabel={words.unflag}>
        <IconFlag {...icon} /> {words.flagged}
      </Chip>
    ),
    stage === 2 && (
      <Chip
        key="stage"
        {...(mayLeaveStageTwo(conversation)
          ? { off: () => void handling.leaveStageTwo(), offLabel: words.leaveStageTwo }
          : {})}
      >
        <IconStairsUp {...icon} /> {words.stageTwo}
        {stageOneBy && <span className={classes.more}>{words.stageOneBy(stageOneBy.name)}</span>}
      </Chip>
    ),
    snoozedUntil && (
      <Chip key="snoozed" off={() => void handling.wake()} offLabel={words.wake}>
        <IconClockPause {...icon} /> {words.snoozedUntil(when(snoozedUntil))}
      </Chip>
    ),
    ...tags.map((tag) => (
      <Chip
        key={`tag ${tag}`}
        off={() => void handling.tag(tags.filter((each) => each !== tag))}
        offLabel={words.tagOff(tag)}
      >
        <IconTag {...icon} /> {tag}
      </Chip>
    )),
    ...links.map((link) => (
      <Chip
        key={`link ${link.reference}`}
        off={() => void handling.unlink(link.reference)}
        offLabel={words.unlink(link.reference)}
      >
        <IconLink {...icon} /> <Link to={`/conversations/${link.reference}`}>{link.reference}</Link>
      </Chip>
    )),
    ...reminders.map(({ id, at, text }) => (
      <Chip key={id} off={() => void handling.forget(id)} offLabel={words.forget(when(at))}>
        <IconBell {...icon} /> {words.reminder(when(at))}
        {text && `: ${text}`}
      </Chip>
    )),
    following && (
      <Chip key="following" off={() => void handling.follow(false)} offLabel={words.unfollow}>
        <IconEye {...icon} /> {words.following}
      </Chip>
    ),
  ].filter(Boolean);
  return (
    <div className={classes.line}>
      {chips.length > 0 && <ul className={classes.chips}>{chips}</ul>}
      <span role="status">
        <PresenceMark reference={reference} words />
      </span>
    </div>
  );
}

function Chip({
  children,
  off,
  offLabel,
  tone = 'plain',
}: {
  children: ReactNode;
  /** Takes it off; absent where nobody can. */
  off?: () => void;
  offLabel?: string;
  tone?: 'plain' | 'warn';
}) {
  return (
    <li className={classes.chip} data-tone={tone} data-fixed={off ? undefined : true}>
      <span className={classes.words}>{children}</span>
      {off && (
        <button type="button" aria-label={offLabel} title={offLabel} onClick={off}>
          <IconX {...icon} />
        </button>
      )}
    </li>
  );
}
