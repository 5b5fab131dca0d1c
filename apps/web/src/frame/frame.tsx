import { Drawer } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useEffect } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { undoLast } from '../conversation/undo.js';
import { KeysDialog } from '../keyboard/keys-dialog.js';
import { useKeys, useSequences } from '../keyboard/use-keys.js';
import { texts } from '../texts.js';
import classes from './frame.module.css';
import { FrameContext } from './frame-context.js';
import { NoticesLine } from './notices-line.js';
import { Sidebar } from './sidebar.js';

/** What stands around every page: views and queues to the left, what needs attention above, the keys that work everywhere. */
export function Frame() {
  const [drawer, { open, close }] = useDisclosure();
  const [keys, dialog] = useDisclosure();
  const wide = useMediaQuery('(min-width: 1280px)', true, { getInitialValueInEffect: false });
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  useEffect(close, [pathname, search, close]);

  const to = (address: string) => () => void navigate(address);
  useKeys({
    'g m': to('/?assignee=me'),
    'g u': to('/?assignee=none'),
    'g t': to('/?due=today'),
    'g o': to('/?due=overdue'),
    'g w': to('/?status=waiting'),
    'g a': to('/'),
    'g c': to('/channels'),
    '?': dialog.open,
    z: undoLast,
  });
  useSequences();

  return (
    <FrameContext value={{ openNavigation: wide ? null : open, openKeys: dialog.open }}>
      <div className={classes.frame} data-wide={wide || undefined}>
        <a className={classes.skip} href="#main">
          {texts.frame.skip}
        </a>
        {wide ? (
          <Sidebar />
        ) : (
          <Drawer
            opened={drawer}
            onClose={close}
            size={264}
            withCloseButton={false}
            padding={0}
            aria-label={texts.frame.navigation}
          >
            <Sidebar />
          </Drawer>
        )}
        <div className={classes.main}>
          <NoticesLine />
          <Outlet />
        </div>
        <KeysDialog opened={keys} onClose={dialog.close} />
      </div>
    </FrameContext>
  );
}
