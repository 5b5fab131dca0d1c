import { IconDownload, IconFile, IconFileText, IconPhoto } from '@tabler/icons-react';
import type { Attachment, Message } from '#api-client';
import { texts } from '../texts.js';
import classes from './attachment-list.module.css';
import { saySize } from './say-size.js';

/** The files that came along; every one is downloaded, never opened in our page. */
export function AttachmentList({ message }: { message: Message }) {
  const { attachments } = message;
  if (attachments.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={texts.conversation.attachments}>
      {attachments.map((attachment) => (
        <li key={attachment.id}>
          <a
            className={classes.file}
            href={`/api/attachments/${attachment.id}`}
            download={attachment.name}
            aria-label={texts.conversation.download(attachment.name, saySize(attachment.size))}
          >
            <Kind attachment={attachment} />
            <span className={classes.name}>{attachment.name}</span>
            <span className={classes.size}>{saySize(attachment.size)}</span>
            <IconDownload size={15} stroke={1.75} aria-hidden="true" />
          </a>
        </li>
      ))}
    </ul>
  );
}

function Kind({ attachment: { contentType } }: { attachment: Attachment }) {
  const Icon = contentType.startsWith('image/')
    ? IconPhoto
    : /pdf|text|word|document/.test(contentType)
      ? IconFileText
      : IconFile;
  return <Icon size={16} stroke={1.6} aria-hidden="true" />;
}
