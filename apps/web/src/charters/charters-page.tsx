import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LoadProblem } from '../frame/load-problem.js';
import { Page } from '../frame/page.js';
import { texts } from '../texts.js';
import { CharterItem } from './charter-item.js';
import { chartersQuery } from './charter-queries.js';
import classes from './charters-page.module.css';

const words = texts.charters;

/** The charters that there are, what each would change here, and putting one to use. */
export function ChartersPage() {
  const { data: charters, error, refetch } = useQuery(chartersQuery);
  const [opened, setOpened] = useState<string | null>(null);
  const inUseFirst = charters?.toSorted((one, other) => Number(other.inForce) - Number(one.inForce));
  if (error) return <LoadProblem error={error} again={() => void refetch()} />;
  return (
    <Page title={words.title} lead={words.lead}>
      {!charters && <Skeleton height={160} radius={8} animate={false} />}
      <ul className={classes.list}>
        {inUseFirst?.map((charter) => (
          <CharterItem
            key={charter.key}
            charter={charter}
            baseName={charters?.find(({ key }) => key === charter.basedOn)?.name ?? charter.basedOn}
            opened={opened === charter.key}
            toggle={() => setOpened(opened === charter.key ? null : charter.key)}
          />
        ))}
      </ul>
    </Page>
  );
}
