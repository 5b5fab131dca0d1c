import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { previewExtension } from '#api-client';
import { texts } from '../../texts.js';
import classes from './dialog.module.css';

const words = texts.handling;
/** What is typed is shown once it rests. */
const REST_MS = 300;

interface Props {
  reference: string;
  delay: { target: string; until: string; reason: string };
  /** Whether it is shown from the start. */
  opened: boolean;
}

/** What the contact will read. */
export function DelayPreview({ reference, delay, opened }: Props) {
  const [shown, setShown] = useState(opened);
  const [body] = useDebouncedValue(delay, REST_MS);
  const { data, error } = useQuery({
    queryKey: ['delay-preview', reference, body],
    queryFn: async ({ signal }) =>
      (await previewExtension({ path: { reference }, body, throwOnError: true, signal })).data,
    enabled: shown && Boolean(body.until && body.reason),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <details
      className={classes.folded}
      open={shown}
      onToggle={({ currentTarget }) => setShown(currentTarget.open)}
    >
      <summary>{words.previewOfDelay}</summary>
      {error && <p className={classes.lead}>{error.message}</p>}
      {!error && data && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by key
        <section className={classes.foldedLetter} aria-label={words.previewOfDelay} tabIndex={0}>
          <strong>{data.subject}</strong>
          {`\n\n${data.text}`}
        </section>
      )}
      {!error && !data && <p className={classes.lead}>{words.previewNeeds}</p>}
    </details>
  );
}
