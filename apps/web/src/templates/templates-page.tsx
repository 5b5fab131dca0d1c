import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { LoadProblem } from '../frame/load-problem.js';
import { Page } from '../frame/page.js';
import { texts } from '../texts.js';
import { idOfTemplate } from './template-address.js';
import { TemplateDesk, TITLE } from './template-desk.js';
import { ENGLISH } from './template-draft.js';
import { TemplateList } from './template-list.js';
import { templatesQuery } from './template-queries.js';

const words = texts.templates;

/** The words that go out: all of them by occasion, or one that is read, changed and tried. */
export function TemplatesPage() {
  const { data, error, refetch } = useQuery(templatesQuery);
  const [query] = useSearchParams();
  const wanted = query.get('template');
  const language = query.get('language') ?? ENGLISH;
  const shown = data && [...data.items, ...data.partials].find(({ key }) => key === wanted);
  useFocusAlong(shown?.key ?? null, Boolean(data));
  if (error && !data) return <LoadProblem error={error} again={() => void refetch()} />;
  return (
    <Page title={words.title} lead={words.lead} wide>
      {!data && <Skeleton height={320} radius={8} animate={false} />}
      {data && !shown && (
        <>
          {wanted && <p role="alert">{words.gone}</p>}
          <TemplateList {...data} />
        </>
      )}
      {shown && (
        <TemplateDesk key={`${shown.key} ${language}`} template={shown} language={language} all={data} />
      )}
    </Page>
  );
}

/** The focus goes along: to the template that was opened, and back to its line in the list. */
function useFocusAlong(shown: string | null, loaded: boolean): void {
  const last = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    if (!loaded) return;
    if (last.current !== undefined && last.current !== shown) {
      document.getElementById(shown ? TITLE : idOfTemplate(last.current ?? ''))?.focus();
    }
    last.current = shown;
  }, [shown, loaded]);
}
