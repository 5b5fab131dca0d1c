import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { LoadProblem } from '../frame/load-problem.js';
import { Page } from '../frame/page.js';
import { texts } from '../texts.js';
import { TemplateDesk, TITLE } from './template-desk.js';
import { idOfTemplate, TemplateList } from './template-list.js';
import { templatesQuery } from './template-queries.js';

const words = texts.templates;

/** The words that go out: all of them by occasion, or one that is read, changed and tried. */
export function TemplatesPage() {
  const { data: templates, error, refetch } = useQuery(templatesQuery);
  const [query] = useSearchParams();
  const shown = templates?.find(({ key }) => key === query.get('template')) ?? null;
  useFocusAlong(shown?.key ?? null, Boolean(templates));
  if (error && !templates) return <LoadProblem error={error} again={() => void refetch()} />;
  return (
    <Page title={words.title} lead={words.lead} wide>
      {!templates && <Skeleton height={320} radius={8} animate={false} />}
      {templates && !shown && <TemplateList templates={templates} />}
      {shown && <TemplateDesk key={shown.key} template={shown} />}
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
