import { ActionIcon, Menu } from '@mantine/core';
import {
  IconAlertOctagon,
  IconArrowBackUpDouble,
  IconArrowMerge,
  IconArrowRampRight,
  IconArrowsSplit,
  IconBell,
  IconCalendarPlus,
  IconCategory,
  IconChecks,
  IconClockPause,
  IconDots,
  IconEye,
  IconFlag,
  IconLink,
  IconLinkOff,
  IconMessageForward,
  IconMessageQuestion,
  IconPrinter,
  IconStairsUp,
  IconTag,
  type TablerIcon,
} from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import type { Conversation } from '#api-client';
import { useCommands } from '../keyboard/commands.js';
import { lazily } from '../lazily.js';
import { texts } from '../texts.js';
import type { Actions } from './use-actions.js';
import type { Handling } from './use-handling.js';

const HandlingDialog = lazily(async () => (await import('./dialogs/handling-dialog.js')).HandlingDialog);

const words = texts.handling;
const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const;

/** The things to do that ask for something first. */
export type Asking =
  | 'outcome'
  | 'snooze'
  | 'ask'
  | 'wait-contact'
  | 'wait-others'
  | 'remind'
  | 'hand-over'
  | 'extend'
  | 'kind'
  | 'tags'
  | 'merge'
  | 'link'
  | 'split'
  | 'unmerge'
  | 'unlink'
  | 'escalate'
  | 'redirect';

interface Item {
  id: string;
  label: string;
  key?: string;
  icon: TablerIcon;
  run: () => void;
}

interface Props {
  conversation: Conversation;
  actions: Actions;
  handling: Handling;
  asking: Asking | null;
  ask: (asking: Asking | null) => void;
  print: () => void;
}

/** Everything that is done more rarely: in a menu, by its key, and in the palette. */
export function HandlingMenu({ conversation, actions, handling, asking, ask, print }: Props) {
  const [opened, setOpened] = useState(false);
  const { reference, status, snoozedUntil, following, flag, mergedInto } = conversation;
  const open = status !== 'done' && status !== 'spam';
  const [part, ...otherParts] = conversation.merged;
  const [link, ...otherLinks] = conversation.links;
  const items: (Item | false | null | undefined)[] = mergedInto
    ? []
    : [
        open && item('outcome', words.outcome, IconChecks, () => ask('outcome'), 'Shift+o'),
        open && !snoozedUntil && item('snooze', words.snooze, IconClockPause, () => ask('snooze'), 's'),
        Boolean(snoozedUntil) && item('wake', words.wake, IconClockPause, () => void handling.wake(), 's'),
        item('hand-over', words.handOver, IconMessageForward, () => ask('hand-over'), 'h'),
        open && item('ask', words.ask, IconMessageQuestion, () => ask('ask'), 'q'),
        open && item('redirect', texts.bodies.notOurs, IconArrowRampRight, () => ask('redirect'), 'Shift+n'),
        open && item('extend', words.extend, IconCalendarPlus, () => ask('extend'), 'Shift+d'),
        conversation.stageTwo && item('escalate', words.escalate, IconStairsUp, () => ask('escalate'), '2'),
        item('tags', words.tags, IconTag, () => ask('tags'), 'Shift+t'),
        item('kind', words.kind, IconCategory, () => ask('kind'), 'Shift+k'),
        item('merge', words.merge, IconArrowMerge, () => ask('merge'), 'm'),
        item('link', words.link, IconLink, () => ask('link'), 'Shift+l'),
        link &&
          item(
            'unlink',
            words.unlinkOne,
            IconLinkOff,
            () => (otherLinks.length ? ask('unlink') : void handling.unlink(link.reference)),
            'Shift+c',
          ),
        part &&
          item(
            'unmerge',
            words.unmerge,
            IconArrowBackUpDouble,
            () => (otherParts.length ? ask('unmerge') : void handling.unmerge(part.reference, reference)),
            'Shift+u',
          ),
        conversation.messages.length > 1 &&
          item('split', words.split, IconArrowsSplit, () => ask('split'), 'Shift+s'),
        item(
          'follow',
          following ? words.unfollow : words.follow,
          IconEye,
          () => void handling.follow(!following),
          'Shift+f',
        ),
        item('remind', words.remind, IconBell, () => ask('remind'), 'b'),
        item(
          'flag',
          flag ? words.unflag : words.flag,
          IconFlag,
          () => void handling.flag(flag ? null : 'abuse'),
          'Shift+a',
        ),
        open && item('spam', words.spam, IconAlertOctagon, () => void handling.spam(), '!'),
      ];
  const shown = items.filter((each) => each !== false && each != null);
  useCommands(shown.map(({ id, label, key, run }) => ({ id, label, ...(key ? { keys: [key] } : {}), run })));
  return (
    <>
      <Menu opened={opened} onChange={setOpened} position="bottom-end" width={252}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label={words.moreTitle}
            title={words.moreTitle}
          >
            <IconDots {...icon} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {shown.map(({ id, label, key, icon: Icon, run }) => (
            <Menu.Item
              key={id}
              leftSection={<Icon {...icon} />}
              rightSection={key ? <small aria-hidden="true">{key}</small> : null}
              onClick={run}
            >
              {label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPrinter {...icon} />} onClick={print}>
            {texts.message.print.title}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking && (
        <Suspense>
          <HandlingDialog
            asking={asking}
            conversation={conversation}
            actions={actions}
            handling={handling}
            close={() => ask(null)}
          />
        </Suspense>
      )}
    </>
  );
}

function item(id: string, label: string, shape: TablerIcon, run: () => void, key?: string): Item {
  return { id, label, icon: shape, run, ...(key ? { key } : {}) };
}
