import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconArrowDown,
  IconArrowsSort,
  IconArrowUp,
  IconCheck,
  IconDeviceFloppy,
  IconDots,
  IconFilterPlus,
  IconListCheck,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { Suspense, useRef, useState } from 'react';
import type { SavedView } from '#api-client';
import type { ListFilter } from '../api/queries.js';
import { useFocusBack } from '../frame/use-focus-back.js';
import { useCommands } from '../keyboard/commands.js';
import { lazily } from '../lazily.js';
import { texts } from '../texts.js';
import { type Density, setDensity, useDensity } from './density.js';
import { usualSort } from './filter.js';
import { useKeepFilters, useRemoveView } from './use-change-view.js';
import { useSavedView } from './use-known-view.js';
import { useMoveView } from './use-move-view.js';
import { useChangeFilter, useViewOrigin } from './view-origin.js';

const SaveViewDialog = lazily(async () => (await import('./save-view-dialog.js')).SaveViewDialog);

const words = texts.list;
const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** How the list is ordered and drawn; and of a saved view, its name. */
export function ListMenu({ filter, selectAll }: { filter: ListFilter; selectAll: (() => void) | null }) {
  const density = useDensity();
  const view = useSavedView(filter);
  const move = useMoveView(view);
  const button = useRef<HTMLButtonElement>(null);
  const focus = useFocusBack();
  const [changing, dialog] = useDisclosure(false, { onClose: focus.giveBack });
  const [asked, setAsked] = useState<{ view: SavedView | null } | null>(null);
  const remove = useRemoveView();
  const origin = useViewOrigin(filter);
  const keepFilters = useKeepFilters();
  const changeFilter = useChangeFilter(filter);
  const sort = filter.sort ?? usualSort(filter);
  const order = (to: typeof sort) =>
    changeFilter((now) => ({ sort: to === usualSort(now) ? undefined : to }));
  const askFor = (changed: SavedView | null) => {
    focus.keep(button.current);
    setAsked({ view: changed });
    dialog.open();
  };
  const change = () => askFor(view);
  useCommands([
    ...(['due', 'newest', 'oldest'] as const).map((each) => ({
      id: `sort-${each}`,
      label: `${words.sort}: ${words.sorts[each]}`,
      run: () => order(each),
    })),
    ...(selectAll ? [{ id: 'select-loaded', label: texts.bulk.allCommand, run: selectAll }] : []),
    ...(move.up ? [{ id: 'view-up', label: texts.views.upCommand, run: move.up }] : []),
    ...(move.down ? [{ id: 'view-down', label: texts.views.downCommand, run: move.down }] : []),
    ...(origin?.mayChange
      ? [
          {
            id: 'keep-filters',
            label: texts.views.replace(origin.name),
            run: () => void keepFilters(origin, filter),
          },
        ]
      : []),
    ...(view?.mayChange
      ? [
          { id: 'change-view', label: texts.views.change, run: change },
          { id: 'delete-view', label: texts.views.remove, run: () => void remove(view) },
        ]
      : []),
  ]);
  return (
    <>
      <Menu position="bottom-end" width={256}>
        <Menu.Target>
          <ActionIcon
            ref={button}
            variant="subtle"
            color="gray"
            size={32}
            aria-label={texts.views.options}
            title={texts.views.options}
          >
            <IconDots size={18} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {origin && (
            <>
              {origin.mayChange && (
                <Menu.Item
                  leftSection={<IconDeviceFloppy {...icon} />}
                  onClick={() => void keepFilters(origin, filter)}
                >
                  {texts.views.replace(origin.name)}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconFilterPlus {...icon} />} onClick={() => askFor(null)}>
                {texts.views.saveAnother}
              </Menu.Item>
              <Menu.Divider />
            </>
          )}
          {view && (
            <>
              <Menu.Label>
                {view.team ? texts.views.sharedBy(view.owner.name, view.team.name) : view.name}
              </Menu.Label>
              {move.up && (
                <Menu.Item leftSection={<IconArrowUp {...icon} />} onClick={move.up}>
                  {texts.views.up}
                </Menu.Item>
              )}
              {move.down && (
                <Menu.Item leftSection={<IconArrowDown {...icon} />} onClick={move.down}>
                  {texts.views.down}
                </Menu.Item>
              )}
              {view.mayChange && (
                <>
                  <Menu.Item leftSection={<IconPencil {...icon} />} onClick={change}>
                    {texts.views.change}
                  </Menu.Item>
                  <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => void remove(view)}>
                    {texts.views.remove}
                  </Menu.Item>
                </>
              )}
              <Menu.Divider />
            </>
          )}
          <Menu.Label>
            <IconArrowsSort size={13} stroke={1.75} aria-hidden="true" style={{ verticalAlign: -2 }} />{' '}
            {words.sort}
          </Menu.Label>
          {(['due', 'newest', 'oldest'] as const).map((each) => (
            <Menu.Item
              key={each}
              rightSection={each === sort ? <IconCheck {...icon} /> : null}
              aria-current={each === sort || undefined}
              onClick={() => order(each)}
            >
              {words.sorts[each]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {(['comfortable', 'compact'] as Density[]).map((each) => (
            <Menu.Item
              key={each}
              rightSection={each === density ? <IconCheck {...icon} /> : null}
              aria-current={each === density || undefined}
              onClick={() => setDensity(each)}
            >
              {texts.views[each]}
            </Menu.Item>
          ))}
          {selectAll && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconListCheck {...icon} />} onClick={selectAll}>
                {texts.bulk.allCommand}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {asked && (
        <Suspense>
          <SaveViewDialog
            opened={changing}
            onClose={dialog.close}
            filter={filter}
            {...(asked.view ? { view: asked.view } : {})}
          />
        </Suspense>
      )}
    </>
  );
}
