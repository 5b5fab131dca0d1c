import { ActionIcon, Indicator } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { useUnread } from '../notifications/use-news.js';
import { texts } from '../texts.js';
import { useFrame } from './frame-context.js';

const MOST = 99;
const LOOK = {
  pointerEvents: 'none',
  padding: '0 4px',
  color: 'var(--on-accent)',
  fontSize: 11,
  fontWeight: 600,
} as const;

/** Opens what is folded away, and says what is unread in it; nothing where all of that is on the screen anyway. */
export function NavigationButton({ size = 36 }: { size?: 32 | 36 }) {
  const { openNavigation } = useFrame();
  const unread = useUnread();
  if (!openNavigation) return null;
  return (
    <Indicator
      disabled={unread === 0}
      label={<span aria-hidden="true">{unread > MOST ? `${MOST}+` : unread}</span>}
      size={16}
      offset={6}
      styles={{ indicator: LOOK }}
    >
      <ActionIcon
        variant="subtle"
        color="gray"
        size={size}
        aria-label={texts.frame.openNavigation(unread)}
        onClick={openNavigation}
      >
        <IconMenu2 size={size === 32 ? 18 : 20} stroke={1.75} />
      </ActionIcon>
    </Indicator>
  );
}
