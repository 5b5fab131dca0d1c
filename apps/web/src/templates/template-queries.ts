import { type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  getTemplateVersion,
  type ListTemplatesResponse,
  listTemplates,
  listTemplateVersions,
  previewTemplate,
  type Template,
} from '#api-client';
import { Problem } from '../api/problem.js';
import { texts } from '../texts.js';
import type { Sources } from './template-draft.js';

const throwOnError = true as const;
const key = ['templates'] as const;
/** A template is filled within milliseconds; whoever waits longer is told. */
const PREVIEW_MS = 10_000;

export const templatesQuery = queryOptions({
  queryKey: [...key, 'all'],
  queryFn: async ({ signal }) => (await listTemplates({ throwOnError, signal })).data,
});

export type AllTemplates = Pick<ListTemplatesResponse, 'items' | 'partials'>;
/** One that can have several templates. */
export type Occasion = ListTemplatesResponse['occasions'][number];

/** What is shown: a draft of a text, filled with what is known of a message. */
export interface Previewed {
  key: string;
  language: string;
  sources: Sources;
  /** Null: made-up details. */
  reference: string | null;
  /** Of a shared block, the template to see it in; null: any. */
  on: string | null;
}

export const previewQuery = ({ key: template, language, sources, reference, on }: Previewed) =>
  queryOptions({
    queryKey: [...key, 'preview', template, language, sources, reference, on],
    queryFn: async ({ signal }) => {
      const deadline = AbortSignal.timeout(PREVIEW_MS);
      const body = { ...sources, language, ...(reference ? { reference } : {}), ...(on ? { on } : {}) };
      const request = { path: { key: template }, body, signal: AbortSignal.any([signal, deadline]) };
      try {
        return (await previewTemplate({ ...request, throwOnError })).data;
      } catch (error) {
        throw deadline.aborted ? new Problem(0, 'late', texts.templates.preview.late) : error;
      }
    },
    retry: false,
    // What somebody wrote on the way is not asked for again.
    gcTime: 0,
  });

export const versionsQuery = (template: string, language: string) =>
  queryOptions({
    queryKey: [...key, 'versions', template, language],
    queryFn: async ({ signal }) =>
      (await listTemplateVersions({ path: { key: template }, query: { language }, throwOnError, signal }))
        .data,
  });

/** What was saved once never changes; the file's text, which is number 0, may at the next start. */
export const versionQuery = (template: string, language: string, version: number) =>
  queryOptions({
    queryKey: [...key, 'version', template, language, version],
    queryFn: async ({ signal }) => {
      const path = { key: template, version: String(version) };
      return (await getTemplateVersion({ path, query: { language }, throwOnError, signal })).data.sources;
    },
    ...(version > 0 ? { staleTime: Number.POSITIVE_INFINITY } : {}),
  });

/** Takes in what the server has answered to a save. */
export function putTemplate(queries: QueryClient, saved: Template): void {
  const put = (list: Template[]) => list.map((each) => (each.key === saved.key ? saved : each));
  queries.setQueryData(
    templatesQuery.queryKey,
    (before) => before && { ...before, items: put(before.items), partials: put(before.partials) },
  );
  void queries.invalidateQueries({ queryKey: [...key] });
}
