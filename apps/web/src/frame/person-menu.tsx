import { Menu, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { IconChevronUp, IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { signOut } from '#api-client';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { useFrame } from './frame-context.js';
import { Initials } from './initials.js';
import classes from './sidebar.module.css';

const words = texts.frame;

/** Who I am, how it looks, and the way out. */
export function PersonMenu() {
  const who = useWho();
  const { openKeys } = useFrame();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = async () => {
    await signOut({ throwOnError: true });
    await navigate('/sign-in', { replace: true });
    queries.clear();
  };
  return (
    <div className={classes.foot}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={words.theme}
        value={colorScheme}
        onChange={(value) => setColorScheme(value as typeof colorScheme)}
        data={[
          { value: 'light', label: words.light },
          { value: 'dark', label: words.dark },
          { value: 'auto', label: <span title={words.auto}>Auto</span> },
        ]}
      />
      <Menu position="top-start" width={228}>
        <Menu.Target>
          <button type="button" className={classes.person}>
            <span className="unseen">{words.account}: </span>
            <Initials name={who.name} />
            <span className={classes.name}>{who.name}</span>
            <IconChevronUp size={14} stroke={1.75} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{who.email}</Menu.Label>
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
