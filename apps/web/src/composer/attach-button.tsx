import { ActionIcon } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef } from 'react';
import { texts } from '../texts.js';

const words = texts.composer;

export function AttachButton({ add }: { add: (files: File[]) => void }) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={words.attach}
        title={words.attach}
        onClick={() => chooser.current?.click()}
      >
        <IconPaperclip size={18} stroke={1.75} />
      </ActionIcon>
    </>
  );
}
