import { Drawer } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useEffect, useEffectEvent, useLayoutEffect, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { KeysDialog } from '../keyboard/keys-dialog.js';
import { NewsDialog } from '../notifications/news-dialog.js';
import { NewsListener } from '../notifications/news-listener.js';
import { useNews } from '../notifications/use-news.js';
import { usePalette } from '../palette/use-palette.js';
import { texts } from '../texts.js';
import { whenIdle } from '../when-idle.js';
import classes from './frame.module.css';
import { FrameContext } from './frame-context.js';
import { NoticesLine } from './notices-line.js';
import { Sidebar } from './sidebar.js';
import { useFrameCommands } from './use-frame-commands.js';

const SOON_MS = 200;

/** What stands around every page: views and queues to the left, what needs attention above, the keys that work everywhere. */
export function Frame() {
  const [drawer, { open, close }] = useDisclosure();
  const [keys, dialog] = useDisclosure();
  const wide = useMediaQuery('(min-width: 1280px)', true, { getInitialValueInEffect: false });
  const { pathname, search } = useLocation();
  useEffect(close, [pathname, search, close]);
  // The list is what one waits for: it is painted before what stands around it.
  const [settled, setSettled] = useState(false);
  useEffect(() => whenIdle(() => setSettled(true), SOON_MS), []);

  const { open: openPalette, leave: leavePalette, palette } = usePalette();
  const { keepFocus, ...news } = useNews();
  const leave = useEffectEvent(() => {
    dialog.close();
    news.leave();
    leavePalette();
  });
  // What lies over a page goes with it, also by the browser's way back.
  useLayoutEffect(() => leave(), [pathname]);
  const toggleNews = () => {
    news.toggle();
    close();
  };
  useFrameCommands({ openKeys: dialog.open, toggleNews });
  const openNavigation = () => {
    keepFocus();
    open();
  };

  return (
    <FrameContext
      value={{
        openNavigation: wide ? null : openNavigation,
        openKeys: dialog.open,
        openPalette,
        news: { ...news, toggle: toggleNews },
      }}
    >
      <div className={classes.frame} data-wide={wide || undefined}>
        <a className={classes.skip} href="#main">
          {texts.frame.skip}
        </a>
        {wide ? (
          settled ? (
            <Sidebar />
          ) : (
            <div className={classes.room} />
          )
        ) : (
          <Drawer.Root opened={drawer} onClose={close} size={264} padding={0} returnFocus={!news.opened}>
            <Drawer.Overlay />
            <Drawer.Content aria-label={texts.frame.navigation}>
              <Drawer.Body>
                <Sidebar />
              </Drawer.Body>
            </Drawer.Content>
          </Drawer.Root>
        )}
        <div className={classes.main}>
          <NoticesLine />
          <Outlet />
        </div>
        <KeysDialog opened={keys} onClose={dialog.close} />
        {settled && <NewsListener />}
        {!wide && <NewsDialog news={news} />}
        {palette}
      </div>
    </FrameContext>
  );
}
