import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/queries.js';
import { LoadProblem } from '../frame/load-problem.js';
import { Page } from '../frame/page.js';
import { texts } from '../texts.js';
import { MeForm } from './me-form.js';

/** What a person sets for themselves. */
export function MePage() {
  const { data: me, error, refetch } = useQuery(meQuery);
  if (error) return <LoadProblem error={error} again={() => void refetch()} />;
  return (
    <Page title={texts.people.me} lead={texts.people.meLead}>
      {me ? <MeForm me={me} /> : <Skeleton height={320} radius={8} animate={false} />}
    </Page>
  );
}
