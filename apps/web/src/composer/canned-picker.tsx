import { ActionIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTextPlus } from '@tabler/icons-react';
import type { CannedReply } from '#api-client';
import { PickerMenu } from '../conversation/picker-menu.js';
import { texts } from '../texts.js';

const words = texts.cannedReplies;

interface Props {
  replies: CannedReply[];
  pick: (id: string) => void;
}

/** The canned replies that are for this conversation, a few letters away. */
export function CannedPicker({ replies, pick }: Props) {
  const [opened, menu] = useDisclosure();
  if (replies.length === 0) return null;
  return (
    <PickerMenu
      opened={opened}
      onOpen={menu.open}
      onClose={menu.close}
      options={replies.map(({ id, name }) => ({ id, label: name }))}
      search={words.find}
      pick={pick}
      target={
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={words.put} title={words.put}>
          <IconTextPlus size={18} stroke={1.75} />
        </ActionIcon>
      }
    />
  );
}
