import { CloseButton } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { saySize } from '../conversation/say-size.js';
import { texts } from '../texts.js';
import classes from './attachment-chips.module.css';
import type { Rising } from './use-uploads.js';

const words = texts.composer;

interface File {
  id: string;
  name: string;
  size: number;
}

interface Props {
  files: File[];
  rising: Rising[];
  remove: (id: string) => void;
}

/** What goes along, and how far what is still being brought has come. */
export function AttachmentChips({ files, rising, remove }: Props) {
  if (files.length + rising.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={words.attachments}>
      {files.map(({ id, name, size }) => (
        <li key={id} className={classes.chip}>
          <IconPaperclip size={14} stroke={1.75} aria-hidden="true" />
          <span className={classes.name}>{name}</span>
          <span className={classes.size}>{saySize(size)}</span>
          <CloseButton size={24} aria-label={words.takeOff(name)} onClick={() => remove(id)} />
        </li>
      ))}
      {rising.map(({ key, name, share, problem, stop }) => (
        <li key={key} className={classes.chip} data-problem={problem ? true : undefined}>
          <IconPaperclip size={14} stroke={1.75} aria-hidden="true" />
          <span className={classes.name}>{name}</span>
          {problem ? (
            <span role="alert">{problem}</span>
          ) : (
            <progress value={share} aria-label={words.bringing(name)} className={classes.progress} />
          )}
          <CloseButton size={24} aria-label={words.takeOff(name)} onClick={stop} />
        </li>
      ))}
    </ul>
  );
}
