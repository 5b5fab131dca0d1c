import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TemplatePreview } from '#api-client';
import { type Previewed, previewQuery } from './template-queries.js';

const QUIET_MS = 250;

/** How a draft reads, a moment after it was last changed. While it has mistakes, the words before them are still there. */
export function usePreview(of: Previewed, enabled: boolean) {
  const [settled] = useDebouncedValue(of, QUIET_MS);
  const { data, error, isFetching, refetch } = useQuery({
    ...previewQuery(settled),
    enabled,
    placeholderData: keepPreviousData,
  });
  const [good, setGood] = useState<TemplatePreview['rendered']>(null);
  if (data?.rendered && data.rendered !== good) setGood(data.rendered);
  return {
    /** What was asked for last. */
    of: settled,
    rendered: data?.rendered ?? good,
    /** What is shown is how it read before something was wrong. */
    stale: Boolean(data && !data.rendered && good),
    data: data ?? null,
    mistakes: data?.mistakes ?? [],
    /** Another answer is on its way. */
    waiting: isFetching || settled !== of,
    error,
    again: () => void refetch(),
  };
}

export type Preview = ReturnType<typeof usePreview>;
