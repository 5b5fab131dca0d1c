import { type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  getTemplateVersion,
  type ListTemplatesResponse,
  listTemplates,
  listTemplateVersions,
  previewTemplate,
  printTemplate,
  type Template,
} from '#api-client';
import { Problem } from '../api/problem.js';
import { texts } from '../texts.js';
import type { Sources } from './template-draft.js';

const throwOnError = true as const;
const key = ['templates'] as const;
/** A template is filled within milliseconds; whoever waits longer is told. */
const PREVIEW_MS = 10_000;
const LETTER_MS = 20_000;

export const templatesQuery = queryOptions({
  queryKey: [...key, 'all'],
  queryFn: async ({ signal }) => (await listTemplates({ throwOnError, signal })).data,
});

/** Of print, in points: 12, and what is easier to read. */
export type LetterSize = 12 | 16 | 18 | 22 | 28;

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

const bodyOf = ({ language, sources, reference, on }: Previewed) => ({
  ...sources,
  language,
  ...(reference ? { reference } : {}),
  ...(on ? { on } : {}),
});

/** Asks for something no longer than anybody waits for it. */
async function inTime<T>(
  ms: number,
  signal: AbortSignal,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = AbortSignal.timeout(ms);
  try {
    return await ask(AbortSignal.any([signal, deadline]));
  } catch (error) {
    throw deadline.aborted ? new Problem(0, 'late', texts.templates.preview.late) : error;
  }
}

export const previewQuery = (of: Previewed) =>
  queryOptions({
    queryKey: [...key, 'preview', of],
    queryFn: (context) =>
      inTime(PREVIEW_MS, context.signal, async (signal) => {
        const request = { path: { key: of.key }, body: bodyOf(of), signal };
        return (await previewTemplate({ ...request, throwOnError })).data;
      }),
    retry: false,
    // What somebody wrote on the way is not asked for again.
    gcTime: 0,
  });

/** A draft as a letter, and the characters that could not be printed. */
export const letterQuery = (of: Previewed, size: LetterSize) =>
  queryOptions({
    queryKey: [...key, 'letter', of, size],
    queryFn: (context) =>
      inTime(LETTER_MS, context.signal, async (signal) => {
        const { data, response } = await printTemplate({
          path: { key: of.key },
          body: { ...bodyOf(of), size },
          parseAs: 'arrayBuffer',
          signal,
          throwOnError,
        });
        const missing = decodeURIComponent(response.headers.get('Missing-Characters') ?? '');
        return { bytes: data as unknown as ArrayBuffer, missing };
      }),
    retry: false,
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
