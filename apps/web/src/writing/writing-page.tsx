import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { plainLanguageQuery, sendingQuery } from '../composer/composer-queries.js';
import { LoadProblem } from '../frame/load-problem.js';
import { Page } from '../frame/page.js';
import { texts } from '../texts.js';
import { WritingForm } from './writing-form.js';

const words = texts.writing;

/** How the organisation writes: how long a reply can be taken back, and which words it would rather not use. */
export function WritingPage() {
  const sending = useQuery(sendingQuery);
  const language = useQuery(plainLanguageQuery);
  const error = sending.error ?? language.error;
  if (error) {
    const again = () => void Promise.all([sending.refetch(), language.refetch()]);
    return <LoadProblem error={error} again={again} />;
  }
  return (
    <Page title={words.title} lead={words.lead}>
      {sending.data && language.data ? (
        <WritingForm sending={sending.data} language={language.data} />
      ) : (
        <Skeleton height={320} radius={8} animate={false} />
      )}
    </Page>
  );
}
