import { queryOptions } from '@tanstack/react-query';
import { listTemplates, previewTemplate } from '#api-client';
import { Problem } from '../api/problem.js';
import { texts } from '../texts.js';
import { bodyOf, type Sources } from './template-draft.js';

const throwOnError = true as const;
const key = ['templates'] as const;
/** A template is filled within milliseconds; whoever waits longer is told. */
const PREVIEW_MS = 10_000;

export const templatesQuery = queryOptions({
  queryKey: [...key, 'all'],
  queryFn: async ({ signal }) => (await listTemplates({ throwOnError, signal })).data.items,
});

/** What is shown: a draft of a template, on a message or, where that is null, on made-up details. */
export interface Previewed {
  key: string;
  sources: Sources;
  reference: string | null;
}

export const previewQuery = ({ key: template, sources, reference }: Previewed) =>
  queryOptions({
    queryKey: [...key, 'preview', template, sources, reference],
    queryFn: async ({ signal }) => {
      const deadline = AbortSignal.timeout(PREVIEW_MS);
      const request = { path: { key: template }, body: bodyOf(sources), throwOnError };
      try {
        return (await previewTemplate({ ...request, signal: AbortSignal.any([signal, deadline]) })).data;
      } catch (error) {
        throw deadline.aborted ? new Problem(0, 'late', texts.templates.preview.late) : error;
      }
    },
    retry: false,
    // What somebody wrote on the way is not asked for again.
    gcTime: 0,
  });
