import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconArrowBackUp,
  IconCheck,
  IconFolderSymlink,
  IconPlayerPause,
  IconUser,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Conversation } from '#api-client';
import { allQueuesQuery, queuesQuery } from '../api/queries.js';
import { type Command, useCommands } from '../keyboard/commands.js';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import classes from './action-bar.module.css';
import { type Asking, HandlingMenu } from './handling-menu.js';
import { useHolders } from './holders.js';
import { PickerMenu } from './picker-menu.js';
import type { Actions } from './use-actions.js';
import type { Handling } from './use-handling.js';

const words = texts.actions;
const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const;
const button = { variant: 'subtle', color: 'gray', size: 'compact-sm' } as const;

/** Everything that can be done to a conversation, each with its key. */
export function ActionBar({
  conversation,
  actions,
  handling,
  print,
}: {
  conversation: Conversation;
  actions: Actions;
  handling: Handling;
  print: () => void;
}) {
  const [asking, ask] = useState<Asking | null>(null);
  const who = useWho();
  const [assigning, assignMenu] = useDisclosure();
  const [moving, moveMenu] = useDisclosure();
  const [waiting, waitMenu] = useDisclosure();
  const { options, holder } = useHolders(conversation.stageOneBy);
  const { data: mine = [] } = useQuery(queuesQuery);
  // Whoever is quick finds those that are known already.
  const { data: queues = mine } = useQuery(allQueuesQuery);
  const { status, assignee, team, queue } = conversation;
  const held = assignee ?? team;
  const closed = status === 'done' || status === 'spam';
  const me = { kind: 'person', id: who.id, name: who.name } as const;

  const merged = conversation.mergedInto !== null;
  const commands: (Command | false)[] = [
    { id: 'assign', label: words.assignTo, keys: ['a'], run: assignMenu.open },
    { id: 'assign-me', label: words.assignToMe, keys: ['i'], run: () => void actions.assign(me) },
    { id: 'move', label: words.transferTitle, keys: ['t'], run: moveMenu.open },
    !closed && { id: 'wait', label: words.wait, keys: ['w'], run: waitMenu.open },
    !closed && { id: 'done', label: words.done, keys: ['e'], run: () => void actions.done() },
    (closed || status === 'waiting') && {
      id: 'reopen',
      label: words.reopen,
      keys: ['Shift+e'],
      run: () => void actions.reopen(),
    },
  ];
  useCommands(merged ? [] : commands.filter((each) => each !== false));

  const people = assignee || team ? [...options, { id: '', label: words.nobody }] : options;

  // Work goes on where it was merged into.
  if (merged) return null;
  return (
    <div className={classes.bar} role="toolbar" aria-label={texts.actions.more}>
      <PickerMenu
        opened={assigning}
        onOpen={assignMenu.open}
        onClose={assignMenu.close}
        options={people}
        search={words.find}
        pick={(id) => void actions.assign(holder(id))}
        target={
          <Button
            {...button}
            leftSection={
              assignee ? <IconUser {...icon} /> : team ? <IconUsers {...icon} /> : <IconUserPlus {...icon} />
            }
            title={`${words.assign} (a)`}
          >
            {held ? held.name : words.assign}
          </Button>
        }
      />
      {assignee?.id !== who.id && conversation.stageOneBy?.id !== who.id && (
        <Button
          {...button}
          title={`${words.assignToMe} (i)`}
          onClick={() => void actions.assign(me)}
          className={classes.spare}
        >
          {words.assignToMe}
        </Button>
      )}
      <PickerMenu
        opened={moving}
        onOpen={moveMenu.open}
        onClose={moveMenu.close}
        options={queues.filter(({ key }) => key !== queue).map(({ key, name }) => ({ id: key, label: name }))}
        search={words.findQueue}
        pick={(key) =>
          void actions.transfer({ key, name: queues.find((each) => each.key === key)?.name ?? key })
        }
        target={
          <Button
            {...button}
            leftSection={<IconFolderSymlink {...icon} />}
            title={`${words.transferTitle} (t)`}
          >
            {words.transfer}
          </Button>
        }
      />
      {!closed && (
        <Menu
          opened={waiting}
          onChange={(open) => (open ? waitMenu.open() : waitMenu.close())}
          position="bottom-start"
        >
          <Menu.Target>
            <Button {...button} leftSection={<IconPlayerPause {...icon} />} title={`${words.wait} (w)`}>
              {words.wait}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(['contact', 'others'] as const).map((whom) => (
              <Menu.Item key={whom} onClick={() => void actions.wait(whom)}>
                {whom === 'contact' ? words.waitContact : words.waitOthers}
                <small className={classes.hint}>
                  {whom === 'contact' ? words.waitContactHint : words.waitOthersHint}
                </small>
              </Menu.Item>
            ))}
            <Menu.Divider />
            {(['contact', 'others'] as const).map((whom) => (
              <Menu.Item key={whom} onClick={() => ask(`wait-${whom}`)}>
                {texts.handling.waitUntil(whom)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <HandlingMenu
        conversation={conversation}
        actions={actions}
        handling={handling}
        asking={asking}
        ask={ask}
        print={print}
      />
      <span className={classes.gap} />
      {closed || status === 'waiting' ? (
        <Button
          {...button}
          leftSection={<IconArrowBackUp {...icon} />}
          title={`${words.reopen} (Shift+e)`}
          onClick={() => void actions.reopen()}
        >
          {words.reopen}
        </Button>
      ) : null}
      {!closed && (
        <Button
          {...button}
          variant="default"
          leftSection={<IconCheck {...icon} />}
          title={`${words.done} (e)`}
          onClick={() => void actions.done()}
        >
          {words.done}
        </Button>
      )}
    </div>
  );
}
