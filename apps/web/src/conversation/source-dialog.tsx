import { Button } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getMessageSource } from '#api-client';
import { conversationsKey } from '../api/queries.js';
import { Dialog } from '../frame/dialog.js';
import { LoadProblem } from '../frame/load-problem.js';
import { Segments } from '../frame/segments.js';
import { texts } from '../texts.js';
import { saySize } from './say-size.js';
import classes from './source-dialog.module.css';
import { useCopy } from './use-copy.js';

const words = texts.message;
const MOST_SHOWN = 200_000;
type Part = 'headers' | 'whole';
const PARTS: { value: Part; label: string }[] = [
  { value: 'headers', label: words.headers },
  { value: 'whole', label: words.whole },
];

interface Props {
  reference: string;
  message: string;
  onClose: () => void;
}

/** A message as it came, letter by letter: its headers, or all of it. */
export function SourceDialog({ reference, message, onClose }: Props) {
  const path = { reference, id: message };
  const { data, error, refetch } = useQuery({
    queryKey: [...conversationsKey, 'source', reference, message],
    queryFn: async ({ signal }) =>
      (await getMessageSource({ path, parseAs: 'text', throwOnError: true, signal }))
        .data as unknown as string,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const [part, setPart] = useState<Part>('headers');
  const source = data ?? '';
  const end = source.search(/\r?\n\r?\n/);
  const chosen = part === 'headers' && end > 0 ? source.slice(0, end) : source;
  const shown = chosen.slice(0, MOST_SHOWN);
  const [copied, copy] = useCopy(chosen);
  return (
    <Dialog opened onClose={onClose} title={words.sourceTitle} size={880}>
      {error && <LoadProblem error={error} again={() => void refetch()} />}
      {data !== undefined && (
        <>
          <div className={classes.bar}>
            <Segments label={words.sourceTitle} options={PARTS} value={part} onChange={setPart} />
            <span className={classes.gap} />
            <Button
              variant="default"
              leftSection={
                copied ? <IconCheck size={16} stroke={1.75} /> : <IconCopy size={16} stroke={1.75} />
              }
              onClick={copy}
            >
              {copied ? words.copied : words.copy}
            </Button>
            <Button
              component="a"
              variant="default"
              c="var(--ink)"
              href={`/api/conversations/${reference}/messages/${message}/raw`}
              download={`${reference}.eml`}
              leftSection={<IconDownload size={16} stroke={1.75} />}
            >
              {words.download}
            </Button>
          </div>
          {shown.length < chosen.length && (
            <p className={classes.cut}>{words.sourceCut(saySize(source.length))}</p>
          )}
          <section
            className={classes.scroller}
            aria-label={words.sourceTitle}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
          >
            <pre className={classes.source}>{shown}</pre>
          </section>
        </>
      )}
    </Dialog>
  );
}
