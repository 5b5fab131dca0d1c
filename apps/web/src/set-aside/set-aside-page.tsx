import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { LedgerEntry } from '#api-client';
import { setAsideQuery } from '../api/queries.js';
import { LoadProblem } from '../frame/load-problem.js';
import { Page } from '../frame/page.js';
import { isManager, useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { SetAsideEntry } from './set-aside-entry.js';
import classes from './set-aside-page.module.css';

const words = texts.setAside;

/** What could not be read: why, the thing itself, and another try. */
export function SetAsidePage() {
  const manager = isManager(useWho());
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...setAsideQuery,
    enabled: manager,
  });
  const [read, setRead] = useState<LedgerEntry | null>(null);
  const entries = data?.pages.flatMap(({ items }) => items);
  return (
    <Page title={words.title} lead={manager ? words.lead : words.forbidden}>
      <div role="status">
        {read && (
          <p className={classes.read}>
            {read.reference ? (
              <Link to={`/conversations/${read.reference}`}>{words.read(read.reference)}</Link>
            ) : (
              words.readOther
            )}
          </p>
        )}
      </div>
      {entries ? (
        <ul className={classes.list}>
          {entries.map((entry) => (
            <SetAsideEntry key={entry.id} entry={entry} onRead={setRead} />
          ))}
        </ul>
      ) : error ? (
        <LoadProblem error={error} again={() => void refetch()} />
      ) : (
        manager && <Skeleton height={96} radius={8} animate={false} />
      )}
      {entries?.length === 0 && <p className={classes.none}>{words.none}</p>}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </Page>
  );
}
