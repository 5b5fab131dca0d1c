import { Button, NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Mistake } from '../frame/mistake.js';
import { lazily } from '../lazily.js';
import { texts } from '../texts.js';
import classes from './preview-panel.module.css';
import { type LetterSize, letterQuery, type Previewed } from './template-queries.js';

const PdfPreview = lazily(async () => (await import('../attachments/pdf-preview.js')).PdfPreview);

const words = texts.templates.preview;

const LARGE: LetterSize[] = [16, 18, 22, 28];

interface Props {
  of: Previewed;
  /** In print that is easier to read. */
  large: boolean;
  /** Something is wrong: it cannot be printed until that is mended. */
  wrong: boolean;
}

/** A template as it comes out of the printer. */
export function LetterPreview({ of, large, wrong }: Props) {
  const [chosen, setChosen] = useState<LetterSize>(18);
  const [failed, setFailed] = useState<ArrayBuffer | null>(null);
  const { data, error, refetch } = useQuery({
    ...letterQuery(of, large ? chosen : 12),
    placeholderData: keepPreviousData,
    enabled: !wrong,
  });
  const unreadable = data && failed === data.bytes;
  return (
    <>
      {large && (
        <NativeSelect
          label={words.size}
          value={String(chosen)}
          data={LARGE.map((size) => ({ value: String(size), label: words.points(size) }))}
          onChange={({ currentTarget }) => setChosen(Number(currentTarget.value) as LetterSize)}
        />
      )}
      {data?.missing && <p className={classes.stale}>{words.notPrinted(data.missing)}</p>}
      {(error || unreadable) && !wrong && (
        <div className={classes.failed}>
          <Mistake>{error?.message ?? texts.message.attachment.failed}</Mistake>
          <Button variant="default" onClick={() => void refetch()}>
            {words.again}
          </Button>
        </div>
      )}
      {!data && !error && <p className={classes.quiet}>{wrong ? words.none : words.printing}</p>}
      {data && !unreadable && (
        <Suspense fallback={<p className={classes.quiet}>{words.printing}</p>}>
          <PdfPreview bytes={data.bytes} fail={() => setFailed(data.bytes)} />
        </Suspense>
      )}
    </>
  );
}
