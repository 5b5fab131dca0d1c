import { IconDownload, IconFile, IconFileText, IconPhoto } from '@tabler/icons-react';
import { Suspense, useRef, useState } from 'react';
import type { Attachment, Message } from '#api-client';
import { saySize } from '../conversation/say-size.js';
import { lazily } from '../lazily.js';
import { texts } from '../texts.js';
import classes from './attachment-list.module.css';
import { previewKind } from './preview-kind.js';

const Lightbox = lazily(async () => (await import('./lightbox.js')).Lightbox);

const words = texts.message.attachment;

/** The files that came along: pictures small, what can be shown one press away, each and all of them to download. */
export function AttachmentList({ message, reference }: { message: Message; reference: string }) {
  const { attachments } = message;
  const [shown, setShown] = useState<Attachment | null>(null);
  const from = useRef<HTMLButtonElement>(null);
  const close = () => {
    setShown(null);
    from.current?.focus();
  };
  if (attachments.length === 0) return null;
  const shows = attachments.filter(previewKind);
  return (
    <>
      <ul className={classes.list} aria-label={texts.conversation.attachments}>
        {attachments.map((attachment) => (
          <li key={attachment.id} className={classes.file}>
            {previewKind(attachment) ? (
              <button
                type="button"
                className={classes.show}
                aria-haspopup="dialog"
                onClick={(event) => {
                  from.current = event.currentTarget;
                  setShown(attachment);
                }}
              >
                <span className="unseen">{words.show}</span> <Face attachment={attachment} />
              </button>
            ) : (
              <span className={classes.plain}>
                <Face attachment={attachment} />
              </span>
            )}
            <a
              className={classes.download}
              href={`/api/attachments/${attachment.id}`}
              download={attachment.name}
              aria-label={texts.conversation.download(attachment.name, saySize(attachment.size))}
            >
              <IconDownload size={15} stroke={1.75} aria-hidden="true" />
            </a>
          </li>
        ))}
      </ul>
      {attachments.length > 1 && (
        <a
          className={classes.all}
          href={`/api/conversations/${reference}/messages/${message.id}/attachments.zip`}
          download={`${reference}.zip`}
        >
          {words.all(attachments.length)}
        </a>
      )}
      {shown && (
        <Suspense>
          <Lightbox attachments={shows} shown={shown} show={setShown} close={close} />
        </Suspense>
      )}
    </>
  );
}

function Face({ attachment }: { attachment: Attachment }) {
  const { id, name, size, contentType } = attachment;
  const Icon = contentType.startsWith('image/')
    ? IconPhoto
    : /pdf|text|word|document/.test(contentType)
      ? IconFileText
      : IconFile;
  return (
    <>
      {previewKind(attachment) === 'picture' ? (
        <img
          className={classes.thumbnail}
          src={`/api/attachments/${id}?show=true`}
          alt=""
          loading="lazy"
          decoding="async"
        />
      ) : (
        <Icon size={16} stroke={1.6} aria-hidden="true" />
      )}
      <span className={classes.name}>{name}</span>
      <span className={classes.size}>{saySize(size)}</span>
    </>
  );
}
