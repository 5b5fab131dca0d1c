import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { IconBeach, IconChevronUp, IconKeyboard, IconLogout, IconSettings } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { meQuery, usersQuery } from '../api/queries.js';
import { useDayContext } from '../dates/clock-context.js';
import { sayAway } from '../me/away.js';
import { Bell } from '../notifications/bell.js';
import { useSignOut } from '../session/use-sign-out.js';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { useFrame } from './frame-context.js';
import { Initials } from './initials.js';
import { Segments } from './segments.js';
import classes from './sidebar.module.css';

const words = texts.frame;
const THEMES: { value: MantineColorScheme; label: string; title?: string }[] = [
  { value: 'light', label: words.light },
  { value: 'dark', label: words.dark },
  { value: 'auto', label: 'Auto', title: words.auto },
];

/** Who I am, how it looks, and the way out. */
export function PersonMenu() {
  const who = useWho();
  const { openKeys } = useFrame();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const away = useAway();
  const leave = useSignOut();
  return (
    <div className={classes.foot}>
      <Bell />
      <Segments label={words.theme} options={THEMES} value={colorScheme} onChange={setColorScheme} />
      <Menu position="top-start" width={228}>
        <Menu.Target>
          <button type="button" className={classes.person}>
            <span className="unseen">{words.account}: </span>
            <Initials name={who.name} />
            <span className={classes.name}>
              {who.name}
              {away && (
                <small className={classes.away}>
                  <span className="unseen">, </span>
                  {away}
                </small>
              )}
            </span>
            <IconChevronUp size={14} stroke={1.75} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{who.email}</Menu.Label>
          <Menu.Item leftSection={<IconSettings size={16} stroke={1.6} />} component={Link} to="/me">
            {texts.people.me}
          </Menu.Item>
          <Menu.Item leftSection={<IconBeach size={16} stroke={1.6} />} component={Link} to="/me#away">
            {away ? texts.people.changeAway : texts.people.setAway}
          </Menu.Item>
          <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.6} />} onClick={openKeys}>
            {words.keys}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => void leave()}>
            {texts.session.signOut}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

/** Until when I am away, and who covers for me. */
function useAway(): string | null {
  const who = useWho();
  const context = useDayContext();
  const { data: me } = useQuery(meQuery);
  const { data: users = [] } = useQuery({ ...usersQuery, enabled: Boolean(me?.awayUntil) });
  return me ? sayAway(me, users, who.id, context) : null;
}
