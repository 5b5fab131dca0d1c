import { ActionIcon, Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconArrowBackUp,
  IconCheck,
  IconFolderSymlink,
  IconPlayerPause,
  IconUserPlus,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queuesQuery } from '../api/queries.js';
import { useHolders } from '../conversation/holders.js';
import { PickerMenu } from '../conversation/picker-menu.js';
import { type Command, useCommands } from '../keyboard/commands.js';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import classes from './bulk-bar.module.css';
import { BulkMore } from './bulk-more.js';
import { type Bulk, bulk, useBulk } from './use-bulk.js';
import type { Selection } from './use-selection.js';

const words = texts.bulk;
const verbs = texts.actions;
const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const;
const button = {
  variant: 'subtle',
  color: 'gray',
  size: 'compact-sm',
  h: 32,
  className: classes.tool,
} as const;

interface Props {
  selection: Selection;
  loaded: number;
  /** Whether the keys are meant for the selection, not for the conversation that is open. */
  inCharge: () => boolean;
  /** Where one goes on once the bar has gone. */
  leave: () => void;
}

/** What can be done to all that is selected; it stands where the list's own tools stood. */
export function BulkBar({ selection, loaded, inCharge, leave }: Props) {
  const who = useWho();
  const perform = useBulk();
  const [assigning, assignMenu] = useDisclosure();
  const [moving, moveMenu] = useDisclosure();
  const [waiting, waitMenu] = useDisclosure();
  const { options, holder } = useHolders();
  const { data: queues = [] } = useQuery(queuesQuery);
  const { rows } = selection;
  const me = { kind: 'person', id: who.id, name: who.name } as const;
  const closed = rows.filter(({ status }) => status === 'done' || status === 'spam').length;
  const some = rows.length > 0;
  const canReopen = rows.some(({ status }) => status === 'waiting') || closed > 0;
  const canResolve = closed < rows.length;

  const doIt = (what: Bulk) => {
    selection.clear();
    void perform(what, rows, leave);
  };
  const tryIt = async (what: Bulk) => {
    await perform(what, rows, () => {}, { throws: true });
    selection.clear();
    leave();
    return true;
  };
  const command = (id: string, label: string, key: string, run: () => void): Command => ({
    id: `selected-${id}`,
    label,
    keys: [key],
    // Pressed where it is meant for the conversation, a key passes on; chosen from the palette it is meant.
    run: (event?: KeyboardEvent) => (event && !inCharge() ? false : run()),
  });
  useCommands(
    some
      ? [
          command('assign', words.assign, 'a', assignMenu.open),
          command('assign-me', words.assignToMe, 'i', () => doIt(bulk.assign(me, who.id))),
          command('transfer', words.transfer, 't', moveMenu.open),
          ...(canResolve
            ? [
                command('wait', words.wait, 'w', waitMenu.open),
                command('resolve', words.resolve, 'e', () => doIt(bulk.resolve)),
              ]
            : []),
          ...(canReopen ? [command('reopen', words.reopen, 'Shift+e', () => doIt(bulk.reopen))] : []),
          { id: 'select-all', label: words.allCommand, run: selection.all },
          { id: 'select-none', label: words.clear, run: selection.clear },
        ]
      : [],
  );
  if (!some) return null;

  const people = [...options, { id: '', label: verbs.nobody }];

  return (
    <div className={classes.bar} role="toolbar" aria-label={words.bar}>
      <label className={classes.all} title={words.all(loaded)}>
        <span className="unseen">{words.all(loaded)}</span>
        <input
          type="checkbox"
          checked={rows.length === loaded}
          ref={(box) => {
            if (box) box.indeterminate = rows.length < loaded;
          }}
          onChange={() => (rows.length === loaded ? selection.clear() : selection.all())}
        />
      </label>
      <span className={classes.count} role="status">
        {words.selected(rows.length)}
      </span>
      <PickerMenu
        opened={assigning}
        onOpen={assignMenu.open}
        onClose={assignMenu.close}
        options={people}
        search={verbs.find}
        pick={(id) => doIt(bulk.assign(holder(id), who.id))}
        target={
          <Button {...button} leftSection={<IconUserPlus {...icon} />} title={`${words.assign} (a)`}>
            <Word>{verbs.assign}</Word>
          </Button>
        }
      />
      <PickerMenu
        opened={moving}
        onOpen={moveMenu.open}
        onClose={moveMenu.close}
        options={queues.map(({ key, name }) => ({ id: key, label: name }))}
        search={verbs.findQueue}
        pick={(key) =>
          doIt(bulk.transfer({ key, name: queues.find((each) => each.key === key)?.name ?? key }))
        }
        target={
          <Button {...button} leftSection={<IconFolderSymlink {...icon} />} title={`${words.transfer} (t)`}>
            <Word>{verbs.transfer}</Word>
          </Button>
        }
      />
      {canResolve && (
        <>
          <Menu
            opened={waiting}
            onChange={(open) => (open ? waitMenu.open() : waitMenu.close())}
            position="bottom-end"
          >
            <Menu.Target>
              <Button {...button} leftSection={<IconPlayerPause {...icon} />} title={`${words.wait} (w)`}>
                <Word>{verbs.wait}</Word>
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => doIt(bulk.wait('contact'))}>{verbs.waitContact}</Menu.Item>
              <Menu.Item onClick={() => doIt(bulk.wait('others'))}>{verbs.waitOthers}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <Button
            {...button}
            leftSection={<IconCheck {...icon} />}
            title={`${words.resolve} (e)`}
            onClick={() => doIt(bulk.resolve)}
          >
            <Word>{verbs.done}</Word>
          </Button>
        </>
      )}
      <BulkMore rows={rows} open={canResolve} doIt={doIt} tryIt={tryIt} command={command} />
      {canReopen && (
        <Button
          {...button}
          leftSection={<IconArrowBackUp {...icon} />}
          title={`${words.reopen} (Shift+e)`}
          onClick={() => doIt(bulk.reopen)}
        >
          <Word>{verbs.reopen}</Word>
        </Button>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={words.clear}
        title={`${words.clear} (Escape)`}
        onClick={() => {
          selection.clear();
          leave();
        }}
      >
        <IconX size={16} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}

function Word({ children }: { children: ReactNode }) {
  return <span className={classes.word}>{children}</span>;
}
