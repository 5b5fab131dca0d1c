import { ActionIcon, Menu } from '@mantine/core';
import { IconAlertOctagon, IconClockPause, IconDots, IconTag } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import type { ConversationSummary } from '#api-client';
import { useDayContext } from '../dates/clock-context.js';
import type { DayContext } from '../dates/days.js';
import { sayMoment } from '../dates/say-when.js';
import { type Command, useCommands } from '../keyboard/commands.js';
import { lazily } from '../lazily.js';
import { texts } from '../texts.js';
import { type Bulk, bulk } from './use-bulk.js';

const MomentDialog = lazily(
  async () => (await import('../conversation/dialogs/moment-dialog.js')).MomentDialog,
);

const BulkTagsDialog = lazily(async () => (await import('./bulk-tags-dialog.js')).BulkTagsDialog);

const words = texts.bulk;
const verbs = texts.handling;
const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const;

interface Props {
  rows: readonly ConversationSummary[];
  /** Whether any of them is open: only those can be put aside. */
  open: boolean;
  doIt: (what: Bulk) => void;
  /** The same from a dialog, which stays until it is done. */
  tryIt: (what: Bulk) => Promise<boolean>;
  command: (id: string, label: string, key: string, run: () => void) => Command;
}

/** What is done more rarely to all that is selected. */
export function BulkMore({ rows, open, doIt, tryIt, command }: Props) {
  const [asking, setAsking] = useState<'moment' | 'tags' | null>(null);
  const context = useDayContext();
  const close = () => setAsking(null);
  const snooze = () => setAsking('moment');
  const tag = () => setAsking('tags');
  const spam = () => doIt(bulk.spam);
  useCommands([
    command('tags', words.tags, 'Shift+t', tag),
    ...(open ? [command('snooze', words.snooze, 's', snooze), command('spam', words.spam, '!', spam)] : []),
  ]);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={verbs.moreTitle}
            title={verbs.moreTitle}
          >
            <IconDots {...icon} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconTag {...icon} />} onClick={tag}>
            {verbs.tags}
          </Menu.Item>
          {open && (
            <>
              <Menu.Item leftSection={<IconClockPause {...icon} />} onClick={snooze}>
                {verbs.snooze}
              </Menu.Item>
              <Menu.Item leftSection={<IconAlertOctagon {...icon} />} onClick={spam}>
                {verbs.spam}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {asking === 'moment' && (
        <Suspense>
          <MomentDialog
            title={verbs.snoozeTitle}
            go={verbs.momentGo.snooze}
            latest={earliestDue(rows, context)}
            choose={(at) => tryIt(bulk.snooze(at, sayMoment(at, context)))}
            close={close}
          />
        </Suspense>
      )}
      {asking === 'tags' && (
        <Suspense>
          <BulkTagsDialog rows={rows} change={(add, remove) => tryIt(bulk.tag(add, remove))} close={close} />
        </Suspense>
      )}
    </>
  );
}

/** Until then all can be put aside that can be at all: what is overdue is refused, and named. */
function earliestDue(rows: readonly ConversationSummary[], { now }: DayContext): string | null {
  const due = rows.flatMap(({ dueAt }) => (dueAt && Date.parse(dueAt) > now.epochMilliseconds ? dueAt : []));
  return due.sort()[0] ?? null;
}
