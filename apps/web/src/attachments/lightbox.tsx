import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react';
import { Suspense, useEffect, useState } from 'react';
import type { Attachment } from '#api-client';
import { Dialog } from '../frame/dialog.js';
import { lazily } from '../lazily.js';
import { texts } from '../texts.js';
import classes from './lightbox.module.css';
import { previewKind } from './preview-kind.js';
import { TextPreview } from './text-preview.js';

const PdfPreview = lazily(async () => (await import('./pdf-preview.js')).PdfPreview);

const words = texts.message.attachment;

interface Props {
  /** All that can be shown of one message. */
  attachments: Attachment[];
  shown: Attachment;
  show: (attachment: Attachment) => void;
  close: () => void;
}

/** One attachment as large as the window allows; the arrow keys lead to the others, Escape back. */
export function Lightbox({ attachments, shown, show, close }: Props) {
  const at = attachments.findIndex(({ id }) => id === shown.id);
  const go = (by: number) => {
    const next = attachments[at + by];
    if (next) show(next);
  };
  return (
    <Dialog
      opened
      onClose={close}
      title={shown.name}
      size="min(1100px, 96vw)"
      classNames={{ title: classes.title, body: classes.body }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') go(-1);
        if (event.key === 'ArrowRight') go(1);
      }}
    >
      <div className={classes.bar}>
        {attachments.length > 1 && (
          <>
            <ActionIcon
              variant="default"
              size={32}
              aria-label={words.previous}
              disabled={at <= 0}
              onClick={() => go(-1)}
            >
              <IconChevronLeft size={18} stroke={1.75} />
            </ActionIcon>
            <span role="status">{words.of(at + 1, attachments.length)}</span>
            <ActionIcon
              variant="default"
              size={32}
              aria-label={words.next}
              disabled={at >= attachments.length - 1}
              onClick={() => go(1)}
            >
              <IconChevronRight size={18} stroke={1.75} />
            </ActionIcon>
          </>
        )}
        <span className={classes.gap} />
        <Button
          component="a"
          variant="default"
          c="var(--ink)"
          href={`/api/attachments/${shown.id}`}
          download={shown.name}
          leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
        >
          {texts.message.download}
        </Button>
      </div>
      <Preview key={shown.id} attachment={shown} />
    </Dialog>
  );
}

function Preview({ attachment }: { attachment: Attachment }) {
  const [bytes, setBytes] = useState<ArrayBuffer | null>(null);
  const [failed, setFailed] = useState(false);
  const kind = previewKind(attachment);
  const { id } = attachment;
  useEffect(() => {
    if (kind === 'picture') return;
    const leaving = new AbortController();
    fetch(`/api/attachments/${id}`, { signal: leaving.signal, credentials: 'same-origin' })
      .then((response) =>
        response.ok ? response.arrayBuffer() : Promise.reject(new Error(response.statusText)),
      )
      .then(setBytes)
      .catch(() => leaving.signal.aborted || setFailed(true));
    return () => leaving.abort();
  }, [id, kind]);
  if (failed) return <p role="alert">{words.failed}</p>;
  if (kind === 'picture') {
    return (
      <img
        className={classes.picture}
        src={`/api/attachments/${id}?show=true`}
        alt={attachment.name}
        onError={() => setFailed(true)}
      />
    );
  }
  if (!bytes) return <Waiting />;
  if (kind === 'text') return <TextPreview bytes={bytes} name={attachment.name} />;
  return (
    <Suspense fallback={<Waiting />}>
      <PdfPreview bytes={bytes} fail={() => setFailed(true)} />
    </Suspense>
  );
}

function Waiting() {
  return (
    <p className={classes.waiting} role="status">
      {words.loading}
    </p>
  );
}
