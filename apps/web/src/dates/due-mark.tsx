import {
  IconAlertTriangle,
  IconCalendar,
  IconCircleCheck,
  IconClock,
  IconClockExclamation,
  IconMinus,
  IconPlayerPause,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Clock, ConversationSummary } from '#api-client';
import { useDayContext } from './clock-context.js';
import classes from './due-mark.module.css';
import { clockWords, type DueTone, type DueWords, dueWords } from './due-words.js';

const ICONS: Record<DueTone, TablerIcon> = {
  later: IconCalendar,
  soon: IconClock,
  today: IconClockExclamation,
  overdue: IconAlertTriangle,
  met: IconCircleCheck,
  late: IconCircleCheck,
  paused: IconPlayerPause,
  none: IconMinus,
};

/** When something is due: an icon, words and a colour, and the exact time to the mouse and to a screen reader. */
export function DueMark({
  conversation,
  chip = false,
}: {
  conversation: ConversationSummary;
  chip?: boolean;
}) {
  return <Mark words={dueWords(conversation, useDayContext())} chip={chip} />;
}

export function ClockMark({ clock }: { clock: Clock }) {
  return <Mark words={clockWords(clock, useDayContext())} chip />;
}

function Mark({ words: { tone, words, exact }, chip }: { words: DueWords; chip: boolean }) {
  if (tone === 'none' && !chip) return null;
  const Icon = ICONS[tone];
  return (
    <span className={classes.mark} data-tone={tone} data-chip={chip || undefined} title={exact ?? undefined}>
      <Icon size={14} stroke={1.75} aria-hidden="true" />
      {words}
      {exact && <span className="unseen"> ({exact})</span>}
    </span>
  );
}
