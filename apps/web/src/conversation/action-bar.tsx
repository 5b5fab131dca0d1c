import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconArrowBackUp,
  IconCheck,
  IconFolderSymlink,
  IconPlayerPause,
  IconUser,
  IconUserPlus,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Conversation } from '#api-client';
import { queuesQuery, usersQuery } from '../api/queries.js';
import { useKeys } from '../keyboard/use-keys.js';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import classes from './action-bar.module.css';
import { PickerMenu } from './picker-menu.js';
import type { Actions } from './use-actions.js';

const words = texts.actions;
const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const;
const button = { variant: 'subtle', color: 'gray', size: 'compact-sm' } as const;

/** Everything that can be done to a conversation, each with its key. */
export function ActionBar({ conversation, actions }: { conversation: Conversation; actions: Actions }) {
  const who = useWho();
  const [assigning, assignMenu] = useDisclosure();
  const [moving, moveMenu] = useDisclosure();
  const [waiting, waitMenu] = useDisclosure();
  const { data: users = [] } = useQuery(usersQuery);
  const { data: queues = [] } = useQuery(queuesQuery);
  const { status, assignee, queue } = conversation;
  const closed = status === 'done' || status === 'spam';
  const me = { id: who.id, name: who.name };

  useKeys({
    a: assignMenu.open,
    i: () => void actions.assign(me),
    t: moveMenu.open,
    w: () => (closed ? false : waitMenu.open()),
    e: () => (closed ? false : void actions.done()),
    'Shift+e': () => (closed || status === 'waiting' ? void actions.reopen() : false),
  });

  const people = [
    { id: who.id, label: `${who.name} (${texts.list.me})` },
    ...users
      .filter(({ id, disabled }) => id !== who.id && !disabled)
      .map(({ id, name }) => ({ id, label: name })),
    ...(assignee ? [{ id: '', label: words.nobody }] : []),
  ];
  const assignTo = (id: string) => {
    const person = id === who.id ? me : users.find((each) => each.id === id);
    void actions.assign(person ? { id: person.id, name: person.name } : null);
  };

  return (
    <div className={classes.bar} role="toolbar" aria-label={texts.actions.more}>
      <PickerMenu
        opened={assigning}
        onOpen={assignMenu.open}
        onClose={assignMenu.close}
        options={people}
        search={words.find}
        pick={assignTo}
        target={
          <Button
            {...button}
            leftSection={assignee ? <IconUser {...icon} /> : <IconUserPlus {...icon} />}
            title={`${words.assign} (a)`}
          >
            {assignee ? assignee.name : words.assign}
          </Button>
        }
      />
      {assignee?.id !== who.id && (
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
          </Menu.Dropdown>
        </Menu>
      )}
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
