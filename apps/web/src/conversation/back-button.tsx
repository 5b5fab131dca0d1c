import { ActionIcon } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { texts } from '../texts.js';
import classes from './back-button.module.css';

/** Only where the list is not on the screen beside it. */
export function BackButton({ close }: { close: () => void }) {
  return (
    <ActionIcon
      className={classes.back}
      variant="subtle"
      color="gray"
      size={36}
      aria-label={texts.conversation.back}
      onClick={close}
    >
      <IconArrowLeft size={20} stroke={1.75} />
    </ActionIcon>
  );
}
